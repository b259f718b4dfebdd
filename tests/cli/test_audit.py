"""`luoshi audit`: what a reader sees, what is written, what the exit code says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from luoshi import specimen
from luoshi.cli.main import main

GAZETTE = str(specimen.path("txt"))


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["audit", *arguments])
    return int(ended.value.code or 0)


def test_the_command_shows_what_does_not_hold_and_says_so_by_its_exit_code(capsys):
    code = _run(GAZETTE)

    shown = capsys.readouterr().out
    assert code == 1
    assert "政府性基金预算支出" in shown
    assert "与所列" not in shown


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx", "json"])
def test_the_command_writes_the_report_that_the_file_name_asks_for(suffix, tmp_path, capsys):
    report = tmp_path / f"report.{suffix}"

    _run(GAZETTE, "--output", str(report))

    assert report.stat().st_size > 1000


def test_the_terminal_shows_the_sum_the_words_and_the_place(capsys):
    _run(GAZETTE)

    shown = capsys.readouterr().out
    assert "71,260 + 14,800 + 6,940 = 93,000 万元" in shown
    assert "所列 92,750   核算 93,000   相差 -250" in shown
    assert "一（二）" in shown


def test_what_holds_is_told_when_it_is_asked_for(capsys):
    _run(GAZETTE, "--all")

    assert "相符" in capsys.readouterr().out


def test_json_has_the_findings_of_the_contract(capsys):
    _run(GAZETTE, "--format", "json")

    report = json.loads(capsys.readouterr().out)
    assert {finding["verdict"] for finding in report["findings"]} >= {"inconsistent"}
    assert "consistent" not in {finding["verdict"] for finding in report["findings"]}
    assert report["findings"][0]["operands"][0]["span"]


def test_the_terminal_report_can_be_kept_in_a_file(tmp_path: Path, capsys):
    _run(GAZETTE, "--format", "terminal", "--output", str(tmp_path / "audit.txt"))

    assert "不一致" in (tmp_path / "audit.txt").read_text("utf-8")
    assert "6 inconsistent" in capsys.readouterr().out


def test_a_workbook_needs_a_file(capsys):
    assert _run(GAZETTE, "--format", "xlsx") == 2
    assert "--output" in capsys.readouterr().err


def test_a_gazette_in_which_all_holds_ends_well(tmp_path: Path, capsys):
    notice = tmp_path / "notice.txt"
    notice.write_text("关于植树的通知\n\n一、紧盯松、柏、槐三大树种，植树造林。\n", "utf-8")

    assert _run(str(notice)) == 0
    assert "一致 1" in capsys.readouterr().out


def test_a_report_of_an_unknown_kind_is_refused(tmp_path: Path, capsys):
    code = _run(GAZETTE, "--output", str(tmp_path / "report.doc"))

    assert code == 2
    assert ".xlsx" in capsys.readouterr().err


def test_the_command_writes_the_sums_as_xbrl(tmp_path: Path, capsys):
    _run(GAZETTE, "--xbrl", str(tmp_path / "xbrl"))

    names = {file.name for file in (tmp_path / "xbrl").iterdir()}
    assert names == {"sums.xbrl", "sums.xsd", "sums-calculation.xml", "sums-label.xml"}
