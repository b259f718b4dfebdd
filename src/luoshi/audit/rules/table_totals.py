"""The total of a table and its rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.audit.wording import is_partition
from luoshi.document import Table
from luoshi.provenance import Finding

_TOTAL = re.compile(r"(?:合计|总计|共计|全[市县区省镇](?:合计)?|小计)(?:数)?")
_OF_WHICH = re.compile(r"[#＃*※]|其中")
_NESTED = re.compile(
    r"^(?:[#＃*※]|其中|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+[.、．])|小计"
)
_FIFTH = Decimal("0.2")


class _Cell(NamedTuple):
    """An amount in a table and the words at the head of its row."""

    row: str
    entry: Entry


def table_totals(view: View) -> Iterator[Finding]:
    """The row 合计 is the sum of the other rows, column by column.

    The total stands first or last in its table, and there is one.  A column in which some row has
    no amount, or with rows that are parts of other rows (其中, #, numbered headings, subtotals), is
    mentioned only when its sum holds.  In a table of indicators, the rows behind 其中 are compared
    with the row before them when by their names they divide it without rest (出口 and 进口; the
    three industries).

    Columns are told by the place of a cell in its row, so a table whose header was lost has them
    too; but a table whose rows differ in length may have lost a cell, and then only its last column
    is added.
    """
    starts = [entry.figure.span.start for entry in view.entries]
    for document in view.documents.values():
        for table in document.tables:
            first = bisect_left(starts, table.span.start)
            last = bisect_left(starts, table.span.end)
            if last - first > 2:
                for column, is_full in _columns(table, view.entries[first:last]):
                    yield from _total(column, is_full)
                    yield from _of_which(column)


def _columns(table: Table, entries: Sequence[Entry]) -> Iterator[tuple[list[_Cell], bool]]:
    """The amounts of each column, and whether every row has one."""
    by_start = {entry.figure.span.start: entry for entry in entries if entry.is_level}
    columns: dict[tuple[int, str], list[_Cell]] = defaultdict(list)
    lengths = {len(row) for row in table.rows}
    rows = 0
    for row in table.rows:
        head = row[0].words.replace(" ", "").replace("　", "")
        rows += any(cell.span.start in by_start for cell in row)
        for place, cell in enumerate(row):
            entry = by_start.get(cell.span.start)
            if entry is not None and (len(lengths) == 1 or place == len(row) - 1):
                columns[place if len(lengths) == 1 else -1, entry.base].append(_Cell(head, entry))
    for column in columns.values():
        yield column, len(column) == rows


def _total(column: Sequence[_Cell], is_full: bool) -> Iterator[Finding]:
    places = [place for place, cell in enumerate(column) if _TOTAL.fullmatch(cell.row)]
    if len(places) != 1 or len(column) < 3 or places[0] not in (0, len(column) - 1):
        return
    total = column[places[0]].entry
    parts = [cell.entry for cell in column if cell.entry is not total]
    finding = _judge(total, parts, "各行", "the rows")
    nested = any(_NESTED.search(cell.row) for cell in column)
    if finding.verdict == "consistent" or (is_full and not nested and _is_near(finding)):
        yield finding


def _is_near(finding: Finding) -> bool:
    """Whether a total is off by less than a fifth: rows that hold other rows add up to far more."""
    assert finding.stated is not None and finding.difference is not None
    return abs(finding.difference) <= abs(finding.stated) * _FIFTH


def _of_which(column: Sequence[_Cell]) -> Iterator[Finding]:
    """其中：出口, 进口 below 进出口总额."""
    for place, cell in enumerate(column):
        if place and _OF_WHICH.match(cell.row):
            for count in (2, 3):
                below = column[place : place + count]
                if len(below) == count and is_partition([part.row for part in below]):
                    parts = [part.entry for part in below]
                    yield _judge(column[place - 1].entry, parts, "其中各行", "the rows below it")
                    break


def _judge(total: Entry, parts: Sequence[Entry], zh: str, en: str) -> Finding:
    added = Interval(Decimal(0), Decimal(0))
    for part in parts:
        added = added + part.interval
    return judged(
        "table-totals",
        level(total),
        added,
        sum((part.value for part in parts), Decimal(0)),
        (operand(total), *map(operand, parts)),
        zh=f"表中{zh}（{len(parts)}行）相加",
        en=f"adding {en} of the table",
    )
