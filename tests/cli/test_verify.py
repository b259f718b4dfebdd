"""`luoshi verify`."""

from pathlib import Path

import pytest

from luoshi.cli import main
from tests.ledger.test_export import FOUR, GAZETTE, PHOTO, export, lines_of, with_lines

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return export(tmp_path, FOUR, GAZETTE, PHOTO)


def verified(capsys: Shown, *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["verify", *map(str, arguments)])
    return int(end.value.code or 0), *capsys.readouterr()


def test_an_export_as_it_was_written_is_told_with_its_ends_and_its_last_digest(
    made: Path, capsys: Shown
):
    code, out, _ = verified(capsys, made, "--root", FOUR[3].digest.upper())

    assert code == 0
    assert out == (
        "All 4 entries are as they were written, the first at 2022-03-07T08:00:00+08:00, "
        "the last at 2022-03-09T08:00:00+08:00.\n"
        "All 2 files are what their names say.\n"
        f"The last digest is {FOUR[3].digest}.\n"
        "The last entry bears the root that was made public.\n"
    )


def test_without_a_root_it_is_said_what_would_not_show(made: Path, capsys: Shown):
    code, out, _ = verified(capsys, made)

    assert code == 0
    assert "No root was given: an end that was cut off" in out


def test_a_root_of_an_earlier_day_vouches_up_to_that_day(made: Path, capsys: Shown):
    assert "Entry 2 bears the root" in verified(capsys, made, "--root", FOUR[1].digest)[1]


def test_an_altered_entry_is_named_with_exit_code_1(made: Path, capsys: Shown):
    with_lines(made, [line.replace('"count":2', '"count":3') for line in lines_of(made)])
    code, out, err = verified(capsys, made)

    assert (code, err) == (1, "")
    assert out == (
        f"{made}: entry 3 is the first that is not as it was written: "
        "its content is not what its digest says.\n"
    )


def test_a_cut_off_end_does_not_fool_who_knows_the_root(tmp_path: Path, capsys: Shown):
    code, out, _ = verified(capsys, export(tmp_path, FOUR[:3]), "--root", FOUR[3].digest)

    assert code == 1
    assert "no entry bears the root that was made public" in out


def test_what_is_no_export_is_one_line_and_exit_code_2(tmp_path: Path, capsys: Shown):
    (tmp_path / "ledger.zip").write_bytes(b"no zip")
    code, out, err = verified(capsys, tmp_path / "ledger.zip")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "cannot be read as the export of a ledger" in err


def test_a_root_that_is_no_digest_is_refused(made: Path, capsys: Shown):
    code, _, err = verified(capsys, made, "--root", "soon")

    assert code == 2
    assert "'soon' is no digest" in err
