"""The audit as a web page: the documents with their figures marked, the findings beside them.

The page is one file, loads nothing and runs nothing: it can be mailed, filed and printed.  A place
in a finding leads to the words, and marked words lead back to what is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby

from luoshi.audit.judgement import shown
from luoshi.audit.reports.marks import Marks
from luoshi.audit.reports.reckoning import COLUMNS, reckoning_of, signs_of
from luoshi.audit.reports.words import IN_ENGLISH, VERDICTS, counted, in_order, place_of
from luoshi.document import Document, Table
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Operand, Span
from luoshi.provenance.finding import Verdict


def page_of(gazette: Gazette, findings: Sequence[Finding]) -> str:
    """A page that a browser shows without a network and without scripts."""
    ordered = in_order(findings)
    numbers = {id(finding): number for number, finding in enumerate(ordered, 1)}
    name = escape(gazette.source.name)
    style = resources.files("luoshi.audit.reports").joinpath("page.css").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>数据核对 · {name}</title>\n<style>\n{style}{_lit(ordered)}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#text">跳到公报原文</a>\n'
        f"{_header(name, findings)}\n<main>\n{_aside(gazette, ordered, numbers)}\n"
        f"{_article(gazette, ordered)}\n</main>\n</body>\n</html>\n"
    )


def _lit(ordered: Sequence[Finding]) -> str:
    """Rules that light up all the words of the finding one has come to."""
    return "".join(
        f"body:has(#f{number}:target) [data-f~='{number}']{{background:var(--lit)}}\n"
        for number, finding in enumerate(ordered, 1)
        if finding.verdict != "consistent"
    )


def _header(name: str, findings: Sequence[Finding]) -> str:
    counts = "".join(
        f'<li class="{verdict}"><a href="#{verdict}"><b>{count}</b> {VERDICTS[verdict]} '
        f'<span lang="en">{IN_ENGLISH[verdict]}</span></a></li>'
        for verdict, count in counted(findings).items()
        if count
    )
    return (
        f'<header>\n<div><h1>数据核对</h1><p class="source">{name}</p></div>\n'
        f'<nav aria-label="核对结果"><ul class="counts">{counts}</ul></nav>\n</header>'
    )


# ---- the documents --------------------------------------------------------------------------


def _article(gazette: Gazette, ordered: Sequence[Finding]) -> str:
    marks = Marks(gazette.flow.text, ordered)
    sections, at = [], 0
    for document in gazette.documents:
        between = _paragraphs(gazette, marks, Span(at, document.span.start))
        if between:
            sections.append(f'<section class="between">\n{between}\n</section>')
        sections.append(_section(gazette, marks, document))
        at = document.span.end
    rest = _paragraphs(gazette, marks, Span(at, len(gazette.flow.text)))
    if rest:
        sections.append(f'<section class="between">\n{rest}\n</section>')
    body = "\n".join(sections)
    return f'<article id="text" aria-label="公报原文">\n{body}\n</article>'


def _section(gazette: Gazette, marks: Marks, document: Document) -> str:
    number = f"<span>{escape(document.number)}</span>" if document.number else ""
    return (
        f'<section id="d{escape(document.id)}">\n<h2><b>{escape(document.id)}</b> '
        f"{escape(document.title)} {number}</h2>\n"
        f"{_paragraphs(gazette, marks, document.span, document)}\n</section>"
    )


def _paragraphs(
    gazette: Gazette, marks: Marks, span: Span, document: Document | None = None
) -> str:
    headings = {}
    if document is not None:
        headings = {
            each.span.start: each.level for each in document.provisions if each.label is not None
        }
    tables = [_cells_of(table) for table in document.tables] if document is not None else []
    inside = [each for each in gazette.flow.paragraphs if span.start <= each.start < span.end]
    written = []
    for rows, group in groupby(inside, key=lambda each: _table_at(gazette, tables, each)):
        if rows is not None:
            cells = rows or [_parted(gazette, paragraph) for paragraph in group]
            written.append(_table(marks, cells))
            continue
        for paragraph in group:
            words = marks.within(paragraph)
            if words.strip():
                look = _look(gazette, paragraph, document, headings)
                written.append(f"<p{look}>{words}</p>")
    return "\n".join(written)


Rows = list[list[Span]]


def _cells_of(table: Table) -> Rows:
    return [[cell.span for cell in row] for row in (*table.header, *table.rows) if row]


def _table_at(gazette: Gazette, tables: Sequence[Rows], paragraph: Span) -> Rows | None:
    """The rows of the table that a paragraph is a line of; no rows yet where only tabs tell it."""
    for rows in tables:
        if rows and rows[0][0].start <= paragraph.start <= rows[-1][-1].end:
            return rows
    text = gazette.flow.text
    is_row = text.find("\t", *paragraph) >= 0 or text.find("|", *paragraph) >= 0
    return [] if is_row else None


def _parted(gazette: Gazette, row: Span) -> list[Span]:
    """The cells of a row, between its tabs or bars."""
    text, (start, end) = gazette.flow.text, row
    ends = [at for at in range(start, end) if text[at] in "\t|"] + [end]
    starts = [start, *(at + 1 for at in ends[:-1])]
    return [Span(low, high) for low, high in zip(starts, ends, strict=True)]


def _table(marks: Marks, rows: Rows) -> str:
    """Rows as a table, with their words where they stood."""
    body = "\n".join(
        f"<tr>{''.join(f'<td>{marks.within(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f'<div class="cells"><table>\n{body}\n</table></div>'


_SHORT = 48


def _look(
    gazette: Gazette, paragraph: Span, document: Document | None, headings: dict[int, int]
) -> str:
    """The class of a paragraph that is a line of the head or a heading."""
    words = gazette.flow.text[slice(*paragraph)]
    if document is not None and paragraph.start < document.body.start:
        return ' class="head"'
    level = headings.get(paragraph.start)
    if level is not None and len(words) <= _SHORT and "。" not in words:
        return f' class="heading level{min(level, 3)}"'
    return ""


# ---- the findings ---------------------------------------------------------------------------


def _aside(gazette: Gazette, ordered: Sequence[Finding], numbers: dict[int, int]) -> str:
    groups = "\n".join(
        _group(gazette, verdict, own, numbers)
        for verdict in VERDICTS
        if (own := [finding for finding in ordered if finding.verdict == verdict])
    )
    return f'<aside id="findings" aria-label="核对结果">\n{groups}\n</aside>'


def _group(
    gazette: Gazette, verdict: Verdict, own: Sequence[Finding], numbers: dict[int, int]
) -> str:
    cards = "\n".join(_card(gazette, finding, numbers[id(finding)]) for finding in own)
    title = f'{VERDICTS[verdict]} <span lang="en">{IN_ENGLISH[verdict]}</span>'
    if verdict == "consistent":
        return (
            f'<section id="{verdict}" class="{verdict}">\n<details><summary><h2>{title}</h2> '
            f"{len(own)} 处</summary>\n<ol>\n{cards}\n</ol>\n</details>\n</section>"
        )
    return (
        f'<section id="{verdict}" class="{verdict}">\n<h2>{title}</h2>\n<ol>\n{cards}\n</ol>\n'
        "</section>"
    )


def _card(gazette: Gazette, finding: Finding, number: int) -> str:
    at = finding.span.start
    # A sum stands as a column below; all else in a line.
    reckoning = "" if finding.rule in COLUMNS else reckoning_of(finding)
    line = f'<p class="reckoning">{escape(reckoning)}</p>' if reckoning else ""
    english = f'<p lang="en">{escape(finding.message_en)}</p>' if finding.message_en else ""
    return (
        f'<li id="f{number}" value="{number}">\n<p class="said">{escape(finding.message)}</p>\n'
        f"{english}{line}{_operands(gazette, finding)}"
        f'<p class="foot"><a href="#p{at}">{escape(str(place_of(gazette, finding.span)))}</a> '
        f"<code>{escape(finding.rule)}</code></p>\n</li>"
    )


def _operands(gazette: Gazette, finding: Finding) -> str:
    """The operands as a column to add up, what comes out of it, and what is printed."""
    operands = finding.operands
    if not operands:
        return ""
    has_amounts = any(operand.value is not None for operand in operands)
    if not has_amounts:
        names = "".join(
            f'<li><a href="#p{operand.span.start}">{escape(operand.name)}</a></li>'
            for operand in operands
        )
        return f'<ul class="names">{names}</ul>\n'
    own = finding.stated is not None and operands[0].value == finding.stated
    computed = operands[1:] if own else operands
    signs = signs_of(finding) if own and finding.rule in COLUMNS else None
    rows = [
        _row(gazette, operand, sign)
        for operand, sign in zip(computed, _signs(signs, len(computed)), strict=True)
    ]
    return f"<table>\n{''.join(rows)}{''.join(_results(finding))}</table>\n"


def _signs(signs: Sequence[int] | None, count: int) -> list[str]:
    if signs is None:
        return [""] * count
    written = ["+" if sign > 0 else "−" for sign in signs]
    if written and written[0] == "+":
        written[0] = ""
    return written


def _row(gazette: Gazette, operand: Operand, sign: str) -> str:
    amount = "" if operand.value is None else shown(operand.value)
    place = place_of(gazette, operand.span)
    where = f"{place.document} {place.path}".strip()
    return (
        f"<tr><th scope='row'><a href='#p{operand.span.start}'>{escape(operand.name)}</a> "
        f"<small>{escape(where)}</small></th><td class='sign'>{sign}</td>"
        f"<td>{amount}</td><td class='unit'>{escape(operand.unit)}</td></tr>\n"
    )


def _results(finding: Finding) -> Iterator[str]:
    """What comes out, what is printed, and how far the two are apart."""
    if finding.stated is None or finding.recomputed is None:
        return
    unit = escape(finding.unit)
    yield _result("out", "核算", shown(finding.recomputed, 3), unit)
    printed = f"<a href='#p{finding.span.start}'>所列</a>"
    yield _result("printed", printed, shown(finding.stated), unit)
    if finding.verdict != "consistent" and finding.difference:
        apart = shown(finding.difference, 3).replace("-", "−")
        yield _result("apart", "相差", apart, unit)
        if finding.tolerance:
            yield _result("allowed", "四舍五入至多", shown(finding.tolerance, 3), unit)


def _result(kind: str, name: str, amount: str, unit: str) -> str:
    return (
        f"<tr class='{kind}'><th scope='row'>{name}</th><td class='sign'></td>"
        f"<td>{amount}</td><td class='unit'>{unit}</td></tr>\n"
    )
