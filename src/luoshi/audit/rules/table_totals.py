"""The total of a table and its rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.audit.wording import is_partition
from luoshi.provenance import Finding

_TOTAL = re.compile(r"(?:合计|总计|共计|全[市县区省镇]|小计)(?:数)?")
_OF_WHICH = re.compile(r"^(?:[#＃*※\s]|其中)")


def table_totals(view: View) -> Iterator[Finding]:
    """The row 合计 is the sum of the other rows, column by column.

    The total stands first or last in its table.  A table with rows that are parts of other rows
    (其中, #) or with subtotals is mentioned only when a sum holds.  In a table of indicators, the
    rows behind 其中 are compared with the row before them when by their names they divide it
    without rest (出口 and 进口; the three industries).

    A table whose header was lost has no columns: its amounts are then those of one column, and are
    added only where every row has just one.
    """
    starts = [entry.figure.span.start for entry in view.entries]
    for document in view.documents.values():
        for table in document.tables:
            first = bisect_left(starts, table.span.start)
            last = bisect_left(starts, table.span.end)
            rows = [entry for entry in view.entries[first:last] if entry.is_level]
            if len(rows) > 2:
                yield from _columns(rows)
                yield from _of_which(rows)


def _row_name(entry: Entry) -> str:
    """The words at the head of the row."""
    figure = entry.figure
    for name in (figure.indicator, figure.dimension or ""):
        if _TOTAL.fullmatch(name):
            return name
    return entry.name


def _columns(rows: Sequence[Entry]) -> Iterator[Finding]:
    columns: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_dimension = any(_TOTAL.fullmatch(entry.figure.dimension or "") for entry in rows)
    for entry in rows:
        figure = entry.figure
        head = figure.indicator if by_dimension else figure.dimension or ""
        columns[head, entry.base].append(entry)
    for column in columns.values():
        totals = [entry for entry in column if _TOTAL.fullmatch(_row_name(entry))]
        if (
            len(totals) != 1
            or len(column) < 3
            or column.index(totals[0]) not in (0, len(column) - 1)
        ):
            continue
        parts = [entry for entry in column if entry is not totals[0]]
        finding = _judge(totals[0], parts, "各行", "the rows")
        nested = any(_OF_WHICH.match(part.figure.quote) for part in parts)
        if finding.verdict == "consistent" or not nested:
            yield finding


def _of_which(rows: Sequence[Entry]) -> Iterator[Finding]:
    """其中：出口, 进口 below 进出口总额."""
    for place, entry in enumerate(rows):
        if place == 0 or not _OF_WHICH.match(entry.figure.quote):
            continue
        total = rows[place - 1]
        for count in (2, 3):
            parts = rows[place : place + count]
            if _in_one_column(total, parts) and is_partition([part.name for part in parts]):
                yield _judge(total, parts, "其中各行", "the rows below it")
                break


def _in_one_column(total: Entry, parts: Sequence[Entry]) -> bool:
    return all(
        part.base == total.base
        and part.figure.period == total.figure.period
        and part.figure.dimension == total.figure.dimension
        for part in parts
    )


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
