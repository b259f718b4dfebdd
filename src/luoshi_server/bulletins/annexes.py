"""The tables of a bulletin as a workbook (XLSX): the same rows, with totals that are formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.papers import organ, paper_of
from luoshi_server.papers import (
    Book,
    Cell,
    Column,
    Heading,
    OfficialPaper,
    Sheet,
    Table,
    Total,
    TotalRow,
)
from luoshi_server.papers.body import Part
from luoshi_server.papers.ledger_book import How, Value

TOTAL = "合计"
BASIS = "依据"


def annex_of(bulletin: Bulletin) -> Book | None:
    """A sheet for each table of the paper; None where it has none."""
    paper = paper_of(bulletin)
    if not isinstance(paper, OfficialPaper):
        return None
    sheets = tuple(_sheets(paper))
    if not sheets:
        return None
    return Book(sheets=sheets, title=bulletin.title, author=organ())


def _sheets(paper: OfficialPaper) -> Iterator[Sheet]:
    yield from _sheets_in(paper.body, paper.title)
    for attachment in paper.attachments:
        yield from _sheets_in(attachment.body, attachment.title)


def _sheets_in(parts: Sequence[Part], title: str) -> Iterator[Sheet]:
    heading = title
    for part in parts:
        if isinstance(part, Heading):
            heading = part.words
        elif isinstance(part, Table):
            yield _sheet(part, part.caption or heading)


def _sheet(table: Table, title: str) -> Sheet:
    heads = [cell.words for cell in table.rows[0]]
    rows = list(table.rows[table.heads :])
    last = rows.pop() if rows and rows[-1][0].words == TOTAL else None
    cited = any(cell.references for row in rows for cell in row)
    numbers = [all(_is_number(row[at].words) for row in rows) for at in range(len(heads))]
    values = tuple(_values(row, numbers, cited=cited) for row in rows)
    columns = [
        Column(head=head, kind="number" if number else "text")
        for head, number in zip(heads, numbers, strict=True)
    ]
    if cited:
        columns.append(Column(head=BASIS, width=60))
    totals = tuple(_totals(heads, values, last)) if last else ()
    return Sheet(
        title=title,
        columns=tuple(columns),
        rows=values,
        totals=(TotalRow(label=TOTAL, totals=totals),) if totals else (),
        note=f"单位：{table.unit}" if table.unit else "",
        still=1,
    )


def _values(row: Sequence[Cell], numbers: Sequence[bool], *, cited: bool) -> tuple[Value, ...]:
    """The cells as values, and last the words on which the row stands."""
    told: list[Value] = [
        Decimal(cell.words) if number else cell.words
        for cell, number in zip(row, numbers, strict=True)
    ]
    if cited:
        told.append("\n".join(str(one) for cell in row for one in cell.references))
    return tuple(told)


def _totals(
    heads: Sequence[str], rows: Sequence[tuple[Value, ...]], last: Sequence[Cell]
) -> Iterator[Total]:
    """The totals that the paper prints, each as the sum or the greatest of its column."""
    for at, head in enumerate(heads[1:], 1):
        column = [value for row in rows if isinstance(value := row[at], Decimal)]
        if not _is_number(last[at].words) or len(column) != len(rows):
            continue
        printed = Decimal(last[at].words)
        how: How | None = "sum" if printed == sum(column) else None
        if how is None and column and printed == max(column):
            how = "most"
        if how is not None:
            yield Total(column=head, how=how)


def _is_number(words: str) -> bool:
    bare = words.strip().lstrip("+-")
    return bool(bare) and bare.isdecimal()
