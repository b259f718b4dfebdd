"""Columns of a table: how many there are when cells stand one a line, and what heads each.

A header cell that was too narrow for its words stands in two lines: 累计 / 完成 is one column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from luoshi.document.cells import cell_of, is_figure
from luoshi.document.flow import Flow
from luoshi.document.marks import Line
from luoshi.document.tree import Cell
from luoshi.provenance import Span

Row = tuple[Cell, ...]


class Found(NamedTuple):
    """A table whose cells stood one a line, and the lines it takes."""

    first: int
    end: int
    header: tuple[Row, ...]
    rows: tuple[Row, ...]


_LONGEST = 24
_FEWEST_CELLS = 6
_MOST_COLUMNS = 10
_ENDS = frozenset(("text", "date", "printed", "copied", "annex", "label", "addressees", "number"))


def one_a_line(flow: Flow, lines: Sequence[Line], at: int) -> Found | None:
    """The table that begins at a line with the first cell of its header, or None."""
    if len(lines) - at < _FEWEST_CELLS or len(lines[at].words) > 12:
        return None
    if lines[at].words in ("序号", "编号", "序 号"):
        return _by_ordinal(flow, lines, at)
    if not _is_cell(lines[at]) or is_figure(lines[at].words):
        return None
    return _by_period(flow, lines, at)


def _is_cell(line: Line) -> bool:
    return line.mark in _CELL_MARKS and len(line.words) <= _LONGEST


_CELL_MARKS = frozenset(("fragment", "issuer", "title", "speaker"))


def _by_ordinal(flow: Flow, lines: Sequence[Line], at: int) -> Found | None:
    """A table whose rows begin with 1, 2, 3 …, each on its own line; cells may be long."""
    columns = next(
        (size for size in range(2, _MOST_COLUMNS + 1) if _is(lines, at + size, "1")), None
    )
    if columns is None:
        return None
    starts = [at + columns]
    for place in range(at + columns + 1, len(lines)):
        if _is(lines, place, str(len(starts) + 1)):
            starts.append(place)
        elif place - starts[-1] > 4 * columns:
            break
    if len(starts) < 2:
        return None
    end = min(starts[-1] + columns, len(lines))
    cells = [cell_of(flow, line.span) for line in lines[at:end]]
    bounds = [start - at for start in [*starts, end]]
    rows = tuple(tuple(cells[left:right]) for left, right in pairwise(bounds))
    return Found(at, end, (tuple(cells[:columns]),), rows)


def _is(lines: Sequence[Line], at: int, words: str) -> bool:
    return at < len(lines) and lines[at].words == words


def _by_period(flow: Flow, lines: Sequence[Line], at: int) -> Found | None:
    """A table whose figures return in the same places of every row."""
    end = at
    while end < len(lines) and _is_cell(lines[end]):
        end += 1
    if end - at < _FEWEST_CELLS:
        return None
    figures = [is_figure(line.words) for line in lines[at:end]]
    if not any(figures):
        return None
    for columns in range(2, _MOST_COLUMNS + 1):
        body = figures[columns:]
        if any(figures[:columns]) or len(body) < 2 * columns or not any(body[:columns]):
            continue
        pattern = body[:columns]
        if pattern[0]:
            continue
        if all(sign == pattern[place % columns] for place, sign in enumerate(body)) or _labels_lead(
            body, columns
        ):
            return _with_columns(flow, lines, at, end, columns)
    return None


def _labels_lead(body: Sequence[bool], columns: int) -> bool:
    """Whether every row is a name and at most one figure for each other column."""
    runs = "".join("9" if sign else "x" for sign in body)
    if not re.fullmatch(rf"(?:x9{{0,{columns - 1}}})+", runs):
        return False
    return runs.count("x" + "9" * (columns - 1)) * 2 > runs.count("x")


def _with_columns(flow: Flow, lines: Sequence[Line], at: int, end: int, columns: int) -> Found:
    cells = [cell_of(flow, line.span) for line in lines[at:end]]
    rows: list[Row] = []
    row: list[Cell] = []
    signs = [is_figure(cell.words) for cell in cells[columns : 2 * columns]]
    for cell in cells[columns:]:
        starts = len(row) == columns or (
            bool(row) and not is_figure(cell.words) and signs[1:] == [True] * (columns - 1)
        )
        if starts:
            rows.append(tuple(row))
            row = []
        row.append(cell)
    rows.append(tuple(row))
    return Found(at, end, (tuple(cells[:columns]),), tuple(rows))


# ---- headers over several lines -------------------------------------------------------------

_BEGINS_COLUMN = re.compile(
    r"同比|比上|比去|增[长减幅速]|占|其中|本[年月季期]|当[年月季]|上[年月]|\d|累计|指标|单位|项目|名称|序号|排名|备注|预算|决算"
)
_GOES_ON = re.compile(r"[（(±%％]|(?:名称|单位|时限|数|率|额|值|量|比|完成|合计|幅|增长|预算数|±)")


def header_of(flow: Flow, header: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The header rows; where cells were broken over lines and can be joined so that there are as
    many as columns, one row.
    """
    if len(header) < 2 or not rows:
        return tuple(header)
    columns = max(map(len, rows))
    pieces = [cell for row in header for cell in row]
    if len(pieces) <= columns or any(len(row) == columns for row in header):
        return tuple(header)
    joined = _joined(flow, header, len(pieces) - columns)
    return (joined,) if joined is not None else tuple(header)


def _joined(flow: Flow, header: Sequence[Row], surplus: int) -> Row | None:
    """The pieces of a header with `surplus` of them joined to the piece before."""
    alone = [len(row) == 1 for row in header for _ in row]
    pieces = [cell for row in header for cell in row]
    joins = [
        _reluctance(pieces[at].words) if alone[at] and alone[at - 1] else 9
        for at in range(1, len(pieces))
    ]
    chosen = sorted(range(len(joins)), key=lambda at: (joins[at], at))[:surplus]
    if len(chosen) < surplus or any(joins[at] == 9 for at in chosen):
        return None
    cells: list[Cell] = [pieces[0]]
    for at, piece in enumerate(pieces[1:]):
        if at in chosen:
            before = cells.pop()
            cells.append(Cell(before.words + piece.words, Span(before.span.start, piece.span.end)))
        else:
            cells.append(piece)
    return tuple(cells)


def _reluctance(words: str) -> int:
    """How unlikely it is that a piece goes on from the one before it: 0 for “（±%）”."""
    if _BEGINS_COLUMN.match(words):
        return 3
    if words[0] in "（(±%％":
        return 0
    return 1 if _GOES_ON.match(words) else 2
