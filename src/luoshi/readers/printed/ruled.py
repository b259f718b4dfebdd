"""Tables drawn with rules: the cells are what the rules enclose.

Where no rule parts two neighbours they are one cell.  Many tables leave out the rules at the
left and the right edge, and one that goes on overleaf may lack its last: the ends of the other
rules show where the table ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from luoshi.readers.printed.cells import cell_of
from luoshi.readers.printed.page import Cell, PrintedTable, Rule, Run, hull

_NEAR = 2.5
_MOST_RULES = 3_000


def ruled_tables(
    runs: Sequence[Run], level: Sequence[Rule], upright: Sequence[Rule], page_area: float
) -> tuple[list[PrintedTable], list[Run]]:
    """The ruled tables of a page, and the runs that stand in none of them."""
    if len(level) < 2 or not upright or len(level) + len(upright) > _MOST_RULES:
        return [], list(runs)
    rest = list(runs)
    tables = []
    for lying, standing in _grids(joined(level), joined(upright)):
        grid = _Grid(lying, standing)
        if not grid.is_table:
            continue
        inside = [run for run in rest if grid.holds(run)]
        filled = grid.filled_with(inside)
        if filled is None or _is_page_frame(filled, page_area):
            continue
        tables.append(filled)
        taken = {id(run) for run in inside}
        rest = [run for run in rest if id(run) not in taken]
    return tables, rest


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one rule; a double rule is one as well."""
    found: list[Rule] = []
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][-1].at < 1.5 and rule.at - groups[-1][0].at < 4:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    for group in groups:
        at = sum(rule.at for rule in group) / len(group)
        start = end = None
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _NEAR:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            found.append(Rule(at, start, end))
    return found


def _grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others, belong to one grid."""
    parent = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, lying in enumerate(level):
        for j, standing in enumerate(upright, start=len(level)):
            crosses = (
                lying.start - _NEAR <= standing.at <= lying.end + _NEAR
                and standing.start - _NEAR <= lying.at <= standing.end + _NEAR
            )
            if crosses:
                parent[root(i)] = root(j)
    grids: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, lying in enumerate(level):
        grids[root(i)][0].append(lying)
    for j, standing in enumerate(upright, start=len(level)):
        grids[root(j)][1].append(standing)
    return [grid for grid in grids.values() if len(grid[0]) > 1 and grid[1]]


def _lines(at: Iterable[float]) -> list[float]:
    """Positions that are as good as the same, as one."""
    found: list[float] = []
    for one in sorted(at):
        if not found or one - found[-1] > 2 * _NEAR:
            found.append(one)
    return found


class _Grid:
    """The rules of one table, and the cells they make."""

    def __init__(self, level: list[Rule], upright: list[Rule]) -> None:
        self.level = level
        self.upright = upright
        ends = [rule.start for rule in level] + [rule.end for rule in level]
        tips = [rule.start for rule in upright] + [rule.end for rule in upright]
        outer = (min(ends), max(ends))
        limit = (min(tips), max(tips))
        self.xs = _lines([rule.at for rule in upright] + list(outer))
        self.ys = _lines([rule.at for rule in level] + list(limit))

    @property
    def is_table(self) -> bool:
        return len(self.xs) > 2 and len(self.ys) > 2

    def holds(self, run: Run) -> bool:
        middle, height = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        return (
            self.xs[0] - _NEAR < middle < self.xs[-1] + _NEAR
            and self.ys[0] - _NEAR < height < self.ys[-1] + _NEAR
        )

    def filled_with(self, runs: Iterable[Run]) -> PrintedTable | None:
        """The table with its words; None if its rules part nothing."""
        cells = self._merged()
        words: dict[tuple[int, int], list[Run]] = defaultdict(list)
        for run in runs:
            height = (run.top + run.bottom) / 2
            row = self._index(self.ys, height)
            walls = [rule.at for rule in self.upright if rule.start < height < rule.end]
            for piece in run.split(walls):
                column = self._index(self.xs, (piece.left + piece.right) / 2)
                words[cells[row, column]].append(piece)
        used = [key for key in words if words[key]]
        if len(set(cells.values())) < 4 or len({column for _, column in used}) < 2:
            return None
        rows = [
            [
                cell_of(words.pop((row, column), []))
                if cells[row, column] == (row, column)
                else Cell()
                for column in range(len(self.xs) - 1)
            ]
            for row in range(len(self.ys) - 1)
        ]
        box = (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        filled = [row for row in rows if any(cell.words for cell in row)]
        return PrintedTable(filled, box, tuple(self.xs)) if len(filled) > 0 else None

    @staticmethod
    def _index(edges: Sequence[float], at: float) -> int:
        return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place of the grid, the first place of the cell it belongs to."""
        first: dict[tuple[int, int], tuple[int, int]] = {}
        xs, ys = self.xs, self.ys
        for row in range(len(ys) - 1):
            height = (ys[row] + ys[row + 1]) / 2
            for column in range(len(xs) - 1):
                middle = (xs[column] + xs[column + 1]) / 2
                here = (row, column)
                if row and not _is_ruled(self.level, ys[row], middle):
                    first[here] = first[row - 1, column]
                elif column and not _is_ruled(self.upright, xs[column], height):
                    first[here] = first[row, column - 1]
                else:
                    first[here] = here
        return first


def _is_ruled(rules: Iterable[Rule], at: float, along: float) -> bool:
    return any(
        abs(rule.at - at) <= 2 * _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR
        for rule in rules
    )


def _is_page_frame(table: PrintedTable, page_area: float) -> bool:
    """Whether these are the rules of a newspaper page: a few large fields full of text."""
    boxes = [cell.box for row in table.rows for cell in row if cell.box]
    if not boxes or len(boxes) > 4:
        return False
    left, top, right, bottom = hull(boxes)
    return (right - left) * (bottom - top) > 0.5 * page_area and any(
        (box[2] - box[0]) * (box[3] - box[1]) > 0.25 * page_area for box in boxes
    )
