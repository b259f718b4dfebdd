"""What cannot be read is one line on standard error and exit code 2; the other files are done."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from luoshi import specimen
from luoshi.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
        raise SystemExit(0)
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


def empty(folder: Path) -> Path:
    return write(folder / "empty.txt", b"")


def binary(folder: Path) -> Path:
    return write(folder / "binary.txt", bytes(range(256)) * 40)


def truncated(folder: Path) -> Path:
    return write(folder / "cut.pdf", specimen.path("pdf").read_bytes()[:40_000])


def entity_bomb(folder: Path) -> Path:
    path = folder / "bomb.docx"
    entities = '<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;">'
    bomb = f"<!DOCTYPE a [{entities}]><w:document>&y;</w:document>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bomb)
    return path


def zip_bomb(folder: Path) -> Path:
    path = folder / "big.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 400_000_000)
    return path


def a_folder(folder: Path) -> Path:
    return folder


def missing(folder: Path) -> Path:
    return folder / "nowhere.pdf"


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "bad", [empty, binary, truncated, entity_bomb, zip_bomb, a_folder, missing]
)
def test_a_file_that_cannot_be_read_is_one_line_that_says_what_to_do(bad, tmp_path, capsys):
    code, out, err = run(capsys, "read", bad(tmp_path))

    assert (code, out) == (2, "")
    assert err.startswith("luoshi: ")
    assert err.count("\n") == 1
    assert len(err) > 40


def test_one_bad_file_does_not_stop_a_folder(tmp_path, capsys):
    inside, output = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    (inside / "good.txt").write_bytes(specimen.path("txt").read_bytes())
    empty(inside)
    binary(inside)
    code, out, err = run(capsys, "compile", inside, "--output", output)

    assert code == 2
    assert "1 of 3 compiled" in out
    assert err.count("luoshi: ") == 2
    assert json.loads((output / "good.txt.json").read_text("utf-8"))["duties"]
    assert [path.name for path in output.iterdir()] == ["good.txt.json"]


def test_a_folder_goes_on_where_it_was_stopped(tmp_path, capsys):
    inside, output = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    for name in ("a.txt", "b.txt"):
        (inside / name).write_bytes(specimen.path("txt").read_bytes())
    run(capsys, "compile", inside, "--output", output)
    written = (output / "a.txt.json").stat().st_mtime_ns
    (output / "b.txt.json").write_text('{"source": {', encoding="utf-8")
    code, _, _ = run(capsys, "compile", inside, "--output", output, "--jobs", 2)

    assert code == 0
    assert (output / "a.txt.json").stat().st_mtime_ns == written
    assert json.loads((output / "b.txt.json").read_text("utf-8"))["documents"]


def test_several_files_need_a_folder_to_go_to(tmp_path, capsys):
    text = specimen.path("txt")
    code, _, err = run(capsys, "compile", text, specimen.path("html"))

    assert code == 2
    assert "--output" in err


def test_a_full_output_or_a_forbidden_one_is_said_in_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    code, _, err = run(capsys, "compile", specimen.path("txt"), "-o", tmp_path / "file" / "a.json")

    assert code == 2
    assert err.count("\n") == 1


def test_the_help_lists_every_command_and_loads_none(capsys):
    code, out, _ = run(capsys, "--help")

    assert code == 0
    assert all(name in out for name in ("compile", "read", "duties", "audit", "diff", "export"))


@pytest.mark.parametrize(
    "call",
    [
        "duties",
        "duties a.txt --due-before soon",
        "figures a.txt --no-such-option",
        "export a.txt",
        "no-such-command",
        "simulate --vehicles 0",
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(call, capsys):
    code, out, err = run(capsys, *call.split())

    assert (code, out) == (2, "")
    assert err.startswith("luoshi: ")
    assert err.count("\n") == 1


def test_a_wrong_call_says_where_the_right_one_is_explained(capsys):
    _, _, err = run(capsys, "duties")

    assert err == "luoshi: Missing argument 'FILE'. See luoshi duties --help.\n"


def test_a_reader_that_has_seen_enough_ends_a_command_quietly():
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "luoshi", "duties", specimen.path("txt")],
            stdout=write_end,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write_end)

    assert (ended.returncode, ended.stderr) == (0, b"")
