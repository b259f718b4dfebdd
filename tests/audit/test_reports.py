"""The audit as a reader gets it: terminal, Markdown, web page, workbook that computes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import luoshi
from luoshi import specimen
from luoshi.audit import audit
from luoshi.audit.reports import markdown_of, page_of, write_workbook
from luoshi.audit.reports.reckoning import reckoning_of, signs_of
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Operand, Span


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


def test_the_workbook_counts_what_a_list_names(gazette, findings, tmp_path):
    write_workbook(tmp_path / "audit.xlsx", gazette, findings)
    sheet = load_workbook(tmp_path / "audit.xlsx")["核对"]
    formulas = {row[7].value for row in sheet.iter_rows(min_row=2) if row[1].value in COUNTED}

    assert formulas
    assert all(str(formula).startswith("=COUNTA(C") for formula in formulas)


COUNTED = ("count-against-list", "announced-items")


def _computed(formula: str, value) -> float:
    """The value of a formula of counts, sums, products and quotients of cells."""
    if counts := re.fullmatch(r"=COUNTA\(C(\d+):C(\d+)\)", formula):
        return int(counts[2]) - int(counts[1]) + 1

    def added(found: re.Match[str]) -> str:
        column, first, last = found[1], int(found[2]), int(found[3])
        return "(" + "+".join(f"{column}{row}" for row in range(first, last + 1)) + ")"

    spelled = re.sub(r"SUM\(([A-Z])(\d+):[A-Z](\d+)\)", added, formula.lstrip("="))
    return float(eval(re.sub(r"[A-Z]\d+", lambda cell: repr(value(cell[0])), spelled)))


def test_the_page_marks_every_figure_that_a_finding_stands_on(gazette, findings):
    page = LexborHTMLParser(page_of(gazette, findings))
    marks = {mark.attributes["id"]: mark.text() for mark in page.css("mark[id]")}
    text = gazette.flow.text

    for finding in _wrong(findings):
        for operand in finding.operands:
            start, end = operand.span
            assert marks[f"p{start}"] == text[start:end]
    assert not page.css("script, link, img")
    links = {link.attributes["href"] for link in page.css("aside a")}
    assert len(links) > 10


def test_marked_words_lead_to_what_is_said_of_them_and_that_leads_back(gazette, findings):
    page = LexborHTMLParser(page_of(gazette, findings))
    named = {node.attributes["id"] for node in page.css("[id]")}
    to_findings = [link.attributes["href"] for link in page.css("mark a")]
    to_words = [link.attributes["href"] for link in page.css("aside a")]

    assert to_findings and to_words
    assert {link.removeprefix("#") for link in (*to_findings, *to_words)} <= named
    assert len(page.css("[id]")) == len(named)


def test_the_page_has_the_whole_text_and_says_its_language_and_its_parts(gazette, findings):
    page = LexborHTMLParser(page_of(gazette, findings))
    for caption in page.css("article h2"):
        caption.decompose()
    shown = "".join(page.css_first("article").text().split())

    assert shown == "".join(gazette.flow.text.replace("|", "").split())
    assert page.css_first("html").attributes["lang"] == "zh-CN"
    assert all(
        page.css_first(landmark) for landmark in ("header", "nav", "main", "article", "aside")
    )
    assert page.css("[lang=en]")


def test_nothing_in_a_gazette_can_become_markup_of_the_page(tmp_path):
    text = tmp_path / "odd.txt"
    text.write_text("关于<script>的通知\n\n一、完成<b>五</b>项工作&amp;任务。\n", "utf-8")
    odd = luoshi.compile(text)

    page = page_of(odd, audit(odd))

    assert "<script" not in page
    assert "&amp;amp;" in page


def test_a_sum_is_set_as_one_would_write_it():
    parts = [("路", "71.5"), ("桥", "20"), ("退", "1.5")]
    operands = (_amount("共", "90"), *(_amount(name, value) for name, value in parts))
    finding = Finding(
        rule="balance",
        verdict="consistent",
        message="",
        span=Span(0, 1),
        unit="万元",
        stated=Decimal(90),
        recomputed=Decimal("90.0"),
        operands=operands,
    )

    assert signs_of(finding) == (1, 1, -1)
    assert reckoning_of(finding) == "71.5 + 20 − 1.5 = 90 万元"


def test_a_growth_is_set_as_a_quotient():
    operands = (_amount("增", "25", "%"), _amount("今", "5", "亿元"), _amount("昔", "4", "亿元"))
    finding = Finding(
        rule="growth",
        verdict="consistent",
        message="",
        span=Span(0, 1),
        unit="%",
        stated=Decimal(25),
        recomputed=Decimal(25),
        operands=operands,
    )

    assert reckoning_of(finding) == "(5 ÷ 4 − 1) × 100 = 25 %"


def _amount(name: str, value: str, unit: str = "万元") -> Operand:
    return Operand(name, Decimal(value), unit, Span(0, 1))


def test_markdown_tells_what_is_wrong_and_counts_what_holds(gazette, findings):
    report = markdown_of(gazette, findings)

    for finding in _wrong(findings):
        assert f"规则 `{finding.rule}`" in report
    holds = sum(finding.verdict == "consistent" for finding in findings)
    assert f"| 一致 | {holds} |" in report
