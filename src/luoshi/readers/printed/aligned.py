"""Tables without upright rules: entries that stand below each other, with white between them.

Statistical tables are set with three level rules, or none.  What makes rows a table is that one
set of white strips runs through all of them, and that the entries are short; two columns of text
also have a white strip, and long lines on both sides of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from luoshi.readers.printed.cells import cell_of
from luoshi.readers.printed.columns import Gutter
from luoshi.readers.printed.lines import rows_of
from luoshi.readers.printed.page import Cell, PrintedTable, Rule, Run, hull
from luoshi.readers.printed.ruled import joined

_LEAST_ROWS = 3
_WHITE = 0.8
_SHORT = 8
_MOST_RULES = 60
_TRIED = 3


def three_rule_tables(
    runs: Sequence[Run], level: Sequence[Rule]
) -> tuple[list[PrintedTable], list[Run]]:
    """The tables between level rules of one width, and the runs that stand in none of them."""
    rules = [rule for rule in joined(level) if rule.end - rule.start > 60]
    rest = list(runs)
    tables: list[PrintedTable] = []
    if not 1 < len(rules) <= _MOST_RULES:
        return tables, rest
    at = 0
    rules.sort(key=lambda rule: rule.at)
    while at < len(rules) - 1:
        top = rules[at]
        below = [rule for rule in rules[at + 1 :] if _same_width(rule, top)]
        # The last rule of a table is as a rule the last of that width, or else one of the next.
        for bottom in [*below[: -_TRIED - 1 : -1], *below[:_TRIED]]:
            inside = [run for run in rest if _is_between(run, top, bottom)]
            table = _table(rows_of(inside)) if len(inside) >= 2 * _LEAST_ROWS else None
            if table is not None:
                tables.append(table)
                taken = {id(run) for run in inside}
                rest = [run for run in rest if id(run) not in taken]
                at = rules.index(bottom)
                break
        at += 1
    return tables, rest


def aligned_tables(rows: Sequence[Sequence[Run]]) -> list[PrintedTable | list[Run]]:
    """The rows of a column of text, those that stand aligned replaced by a table."""
    found: list[PrintedTable | list[Run]] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _entries(rows[end]) > 1 and _follows(rows, at, end):
            end += 1
        table = None
        while end - at >= _LEAST_ROWS and table is None:
            table = _table(rows[at:end])
            end = end if table else end - 1
        if table is not None:
            found.append(table)
            at = end
        else:
            found.append(list(rows[at]))
            at += 1
    return found


def _same_width(rule: Rule, other: Rule) -> bool:
    return abs(rule.start - other.start) < 4 and abs(rule.end - other.end) < 4


def _is_between(run: Run, top: Rule, bottom: Rule) -> bool:
    height, middle = (run.top + run.bottom) / 2, (run.left + run.right) / 2
    return top.at < height < bottom.at and top.start - 2 < middle < top.end + 2


def _follows(rows: Sequence[Sequence[Run]], start: int, at: int) -> bool:
    if at == start:
        return True
    above = max(run.bottom for run in rows[at - 1])
    here = rows[at]
    return min(run.top for run in here) - above < 2.5 * median(run.em for run in here)


def _entries(row: Sequence[Run]) -> int:
    """How many entries a row has: runs with white of some width between them."""
    em = median(run.em for run in row)
    return 1 + sum(after.left - before.right > _WHITE * em for before, after in pairwise(row))


def _table(rows: Sequence[Sequence[Run]]) -> PrintedTable | None:
    """The rows as a table, if white strips run through them and the entries are short."""
    runs = [run for row in rows for run in row]
    if len(rows) < _LEAST_ROWS or not runs:
        return None
    em = median(run.em for run in runs)
    strips = _strips(runs, em)
    if not strips:
        return None
    edges = [(strip.left + strip.right) / 2 for strip in strips]
    columns: list[list[float]] = [[] for _ in range(len(edges) + 1)]
    table: list[list[Cell]] = []
    for row in rows:
        parted: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
        for run in row:
            parted[sum(run.left > edge for edge in edges)].append(run)
        for column, entry in zip(columns, parted, strict=True):
            if entry:
                column.append(entry[-1].right - entry[0].left)
        table.append([cell_of(entry) for entry in parted])
    if not _is_table(columns, len(rows), em):
        return None
    box = hull(run.box for run in runs)
    return PrintedTable(table, box, (box[0], *edges, box[2]))


def _is_table(columns: Sequence[Sequence[float]], rows: int, em: float) -> bool:
    """Whether most columns hold short entries, and every column some."""
    if len(columns) < 2 or any(len(column) < 2 for column in columns):
        return False
    if sum(len(column) for column in columns) < 1.6 * rows:
        return False
    short = [median(column) <= _SHORT * em for column in columns]
    return sum(short) * 2 >= len(columns) and (len(columns) > 2 or any(short[1:]))


def _strips(runs: Sequence[Run], em: float) -> list[Gutter]:
    """Upright strips of white, as wide as most of an em, through all of the runs."""
    strips: list[Gutter] = []
    reach = None
    for left, right in sorted((run.left, run.right) for run in runs):
        if reach is not None and left - reach >= _WHITE * em:
            strips.append(Gutter(reach, left))
        reach = right if reach is None else max(reach, right)
    return strips
