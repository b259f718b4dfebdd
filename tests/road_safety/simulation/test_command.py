"""The command writes the year and its truth, byte for byte the same."""

import json

import pytest

from luoshi.cli import main

SMALL = ["--days", "2", "--vehicles", "100", "--sections", "100"]


def test_the_same_seed_gives_the_same_bytes(tmp_path) -> None:
    for name in ("a", "b"):
        main(["simulate", "--seed", "3", *SMALL, "--output", str(tmp_path / f"{name}.jsonl")])

    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert (tmp_path / "a.truth.json").read_bytes() == (tmp_path / "b.truth.json").read_bytes()


def test_the_first_line_says_that_all_is_simulated(tmp_path) -> None:
    main(["simulate", *SMALL, "--output", str(tmp_path / "year.jsonl")])

    with (tmp_path / "year.jsonl").open(encoding="utf-8") as lines:
        first = json.loads(next(lines))

    assert first["kind"] == "SimulationBegan" and first["about"] == "模拟数据"


def test_a_district_that_is_too_small_is_refused_in_one_line(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", "--vehicles", "3", "--output", str(tmp_path / "year.jsonl")])

    assert "too small" in capsys.readouterr().err


def test_a_department_may_go_by_another_name(tmp_path) -> None:
    path = tmp_path / "year.jsonl"
    main(["simulate", *SMALL, "--unit", "区交警大队=县交警大队", "--output", str(path)])

    told = path.read_text(encoding="utf-8")

    assert '"unit":"县交警大队"' in told and '"unit":"区交警大队"' not in told


def test_a_name_without_another_is_refused(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", *SMALL, "--unit", "区交警大队", "--output", str(tmp_path / "y.jsonl")])

    assert "is not NAME=NAME" in capsys.readouterr().err
