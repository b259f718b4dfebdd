"""The audit as a reader gets it: terminal, Markdown, web page, workbook that computes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import luoshi
from luoshi import specimen
from luoshi.audit import audit
from luoshi.audit.reports import markdown_of, page_of, write_workbook
from luoshi.cli.main import main
from luoshi.gazette import Gazette
from luoshi.provenance import Finding


@pytest.fixture(scope="module")
def gazette() -> Gazette:
    return luoshi.compile(specimen.path("txt"))


@pytest.fixture(scope="module")
def findings(gazette: Gazette) -> tuple[Finding, ...]:
    return audit(gazette)


def _wrong(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.verdict == "inconsistent"]


def test_each_formula_of_the_workbook_gives_what_the_audit_computed(gazette, findings, tmp_path):
    write_workbook(tmp_path / "audit.xlsx", gazette, findings)
    sheet = load_workbook(tmp_path / "audit.xlsx")["核对"]
    shown = load_workbook(tmp_path / "audit.xlsx", data_only=True)["核对"]
    formulas = [row[7] for row in sheet.iter_rows(min_row=2) if row[7].data_type == "f"]

    def value(cell: str) -> float:
        written = sheet[cell].value
        return _computed(written, value) if isinstance(written, str) else float(written or 0)

    assert len(formulas) > len(findings) / 2
    for cell in formulas:
        assert _computed(cell.value, value) == pytest.approx(shown[cell.coordinate].value)


def _computed(formula: str, value) -> float:
    """The value of a formula of sums, products and quotients of cells."""

    def added(found: re.Match[str]) -> str:
        column, first, last = found[1], int(found[2]), int(found[3])
        return "(" + "+".join(f"{column}{row}" for row in range(first, last + 1)) + ")"

    spelled = re.sub(r"SUM\(([A-Z])(\d+):[A-Z](\d+)\)", added, formula.lstrip("="))
    return float(eval(re.sub(r"[A-Z]\d+", lambda cell: repr(value(cell[0])), spelled)))


def test_the_page_marks_every_figure_that_a_finding_stands_on(gazette, findings):
    page = LexborHTMLParser(page_of(gazette, findings))
    marks = {mark.attributes["id"]: mark.text() for mark in page.css("mark")}
    text = gazette.flow.text

    for finding in _wrong(findings):
        for operand in finding.operands:
            start, end = operand.span
            assert marks[f"p{start}"] == text[start:end]
    assert not page.css("script, link, img")
    links = {link.attributes["href"] for link in page.css("section a")}
    assert len(links) > 10


def test_markdown_tells_what_is_wrong_and_counts_what_holds(gazette, findings):
    report = markdown_of(gazette, findings)

    for finding in _wrong(findings):
        assert f"规则 `{finding.rule}`" in report
    holds = sum(finding.verdict == "consistent" for finding in findings)
    assert f"| 一致 | {holds} |" in report


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["audit", *arguments])
    return int(ended.value.code or 0)


def test_the_command_shows_what_does_not_hold_and_says_so_by_its_exit_code(capsys):
    code = _run(str(specimen.path("txt")))

    shown = capsys.readouterr().out
    assert code == 1
    assert "政府性基金预算支出" in shown
    assert "与所列" not in shown


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
def test_the_command_writes_the_report_that_the_file_name_asks_for(suffix, tmp_path, capsys):
    report = tmp_path / f"report.{suffix}"

    _run(str(specimen.path("txt")), "--output", str(report))

    assert report.stat().st_size > 1000


def test_a_report_of_an_unknown_kind_is_refused(tmp_path: Path, capsys):
    code = _run(str(specimen.path("txt")), "--output", str(tmp_path / "report.doc"))

    assert code == 2
    assert ".xlsx" in capsys.readouterr().err


def test_the_command_writes_the_sums_as_xbrl(tmp_path: Path, capsys):
    _run(str(specimen.path("txt")), "--xbrl", str(tmp_path / "xbrl"))

    names = {file.name for file in (tmp_path / "xbrl").iterdir()}
    assert names == {"sums.xbrl", "sums.xsd", "sums-calculation.xml", "sums-label.xml"}
