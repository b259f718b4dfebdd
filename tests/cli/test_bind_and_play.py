"""`luoshi bind` and `luoshi play` on the gazette of the specimen."""

from pathlib import Path

import pytest

from luoshi import specimen
from luoshi.cli.main import main

GAZETTE = str(Path(specimen.__file__).with_name("gazette.txt"))

YEAR = """\
{"kind":"FatalAccident","about":"a-1","unit":"区交警大队","at":"2025-03-04T08:00:00+08:00",\
"subdistrict":"西街街道办事处","deaths":1}
{"kind":"FatalAccident","about":"a-1","unit":"区交警大队","at":"2025-03-04T08:00:00+08:00",\
"subdistrict":"西街街道办事处","deaths":1}
{"kind":"Attended","about":"a-1","unit":"西街街道办事处","at":"2025-03-04T11:00:00+08:00"}
{"kind":"Attended","about":"a-2","unit":"西街街道办事处","at":"2025-03-04T12:00:00+08:00"}
not a line
"""


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(list(arguments))
    return capsys.readouterr().out


def test_bind_shows_what_a_mechanism_stands_on_reads_and_leaves_open(capsys) -> None:
    told = printed(capsys, "bind", GAZETTE, "--only", "hazard-interviews")

    assert "mechanisms are ordered by gazette.txt" in told
    assert "由主任约谈的死亡事故起数 = 5起" in told
    assert "say in writing what will be done · 制定整改措施  within 7 working days (prov" in told
    assert "open        约谈由谁发起？" in told
    assert "road-chiefs" not in told


def test_bind_refuses_a_mechanism_that_nobody_wrote(capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["bind", GAZETTE, "--only", "rain-dance"])

    assert left.value.code == 2
    assert "no mechanism “rain-dance”" in capsys.readouterr().err


def test_bind_lists_the_provisions_that_nobody_claims(capsys) -> None:
    told = printed(capsys, "bind", GAZETTE)

    _, left = told.split("Provisions that no mechanism claims")
    road_safety = left[left.index("  F  ") : left.index("  G  ")]
    assert "(opening)" in road_safety and "__para_12" not in road_safety


def test_play_shows_what_follows_and_refuses_line_by_line(capsys, tmp_path) -> None:
    events = tmp_path / "events.jsonl"
    events.write_text(YEAR, encoding="utf-8")

    told = printed(
        capsys, "play", str(events), "--bind", GAZETTE, "--until", "2025-03-06"
    ).splitlines()

    opened = "2025-03-04 08:00  fatal-accident-supervision:a-1  "
    assert opened + "owes  西街街道办事处  attend the scene  by 03-04 10:00" in told
    assert any(
        "late  西街街道办事处  attend the scene  to 区道安委办公室主任" in one for one in told
    )
    refused = [one for one in told if one.startswith("refused  line")]
    assert [one.split(":")[0] for one in refused] == [f"refused  line {n}" for n in (2, 4, 5)]
    assert "26 mechanisms in force, 5 lines: 3 refused, 0 for registers only" in told


def test_the_same_events_under_the_same_gazette_give_the_same_lines(capsys, tmp_path) -> None:
    events = tmp_path / "events.jsonl"
    events.write_text(YEAR, encoding="utf-8")
    arguments = ("play", str(events), "--bind", GAZETTE, "--until", "2025-06-01")

    assert printed(capsys, *arguments) == printed(capsys, *arguments)
