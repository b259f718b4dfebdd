"""Paragraphs and tables of a stretch of text.

A table is one only where it lies whole in the stretch: a table through which a provision begins
is written line by line, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.document import Cell, Flow, Table
from luoshi.exchange.akoma_ntoso.elements import Element, say, under
from luoshi.exchange.akoma_ntoso.marks import Weaver
from luoshi.provenance import Span


def write_block(
    parent: Element, span: Span, weaver: Weaver, context: str, tables: Sequence[Table] = ()
) -> None:
    """The paragraphs and tables of a span; their eIds count within `context`."""
    lines = 0
    at = span.start
    whole = [table for table in tables if span.holds(table.span)]
    for drawn, table in enumerate(whole, 1):
        rows = _rows(table)
        caption = _caption(weaver.flow, Span(table.span.start, rows.start), table.caption)
        for gap in (Span(at, caption.start), Span(caption.end, rows.start)):
            lines = _write_lines(parent, gap, weaver, context, lines)
        _write_table(parent, table, caption, weaver, f"{context}__table_{drawn}")
        at = rows.end
    _write_lines(parent, Span(at, span.end), weaver, context, lines)
    if not len(parent):
        under(parent, "p", eId=f"{context}__p_1")


def _write_lines(parent: Element, span: Span, weaver: Weaver, context: str, count: int) -> int:
    for line in _lines(weaver, span):
        count += 1
        weaver.weave(under(parent, "p", eId=f"{context}__p_{count}"), line)
    return count


def _lines(weaver: Weaver, span: Span) -> Iterator[Span]:
    """The paragraphs of a span; two through which one mark runs are one."""
    text = weaver.flow.text
    at = begin = span.start
    while at < span.end:
        end = min(weaver.flow.paragraph_at(at).end, span.end)
        if end >= span.end or not weaver.marks.crosses(end):
            if text[begin:end].strip():
                yield _trimmed(text, Span(begin, end))
            begin = end + 1
        at = end + 1


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _rows(table: Table) -> Span:
    """From the first cell of a table to its last."""
    cells = [cell.span for row in (*table.header, *table.rows) for cell in row]
    return Span(min(span.start for span in cells), max(span.end for span in cells))


def _caption(flow: Flow, above: Span, caption: str) -> Span:
    """Where the caption stands above its rows; no words, where it is the title of the document."""
    at = flow.text.find(caption, *above) if caption else -1
    return Span(at, at + len(caption)) if at >= 0 else Span(above.start, above.start)


def _write_table(
    parent: Element, table: Table, caption: Span, weaver: Weaver, address: str
) -> None:
    drawn = under(parent, "table", eId=address)
    if caption.end > caption.start:
        weaver.weave(under(drawn, "caption"), caption)
    for name, rows in (("th", table.header), ("td", table.rows)):
        for row in rows:
            if row:
                _write_row(under(drawn, "tr"), name, row, weaver)


def _write_row(line: Element, name: str, row: Sequence[Cell], weaver: Weaver) -> None:
    for cell in row:
        words = under(under(line, name), "p")
        if weaver.flow.text[slice(*cell.span)] == cell.words:
            weaver.weave(words, cell.span)
        else:
            say(words, cell.words)
