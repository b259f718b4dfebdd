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
from luoshi.document.marks import UNIT, Line
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
        if _is(lines, place, str(len(starts) + 1)) and place - starts[-1] >= columns - 1:
            starts.append(place)
        elif place - starts[-1] > 4 * columns:
            break
    if len(starts) < 2:
        return None
    heads = lines[at : at + columns]
    several = {place for place, head in enumerate(heads) if _OF_UNITS.search(head.words)}
    end = _end_of_row(lines, starts[-1], columns, several)
    header = tuple(cell_of(flow, line.span) for line in heads)
    rows = tuple(
        _row(flow, lines[start:stop], columns, several) for start, stop in pairwise([*starts, end])
    )
    return Found(at, end, (header,), rows)


# A cell in a column of units has a line for each of them.
_OF_UNITS = re.compile(r"(?:单位|部门)$")


def _goes_on_listing(before: str, words: str) -> bool:
    return UNIT.fullmatch(before) is not None and UNIT.fullmatch(words) is not None


def _end_of_row(lines: Sequence[Line], start: int, columns: int, several: set[int]) -> int:
    """Where the last row ends: at as many cells as columns, those that go on counted once."""
    end, cells = start, 0
    while end < len(lines) and (cells < columns or lines[end - 1].words[-1] in _OPEN):
        if lines[end].mark in _ENDS_TABLE:
            break
        before = lines[end - 1].words
        listing = cells - 1 in several and _goes_on_listing(before, lines[end].words)
        if end == start or not (before[-1] in _OPEN or listing):
            cells += 1
        end += 1
    return end


_OPEN = "、，；和及与"
_ENDS_TABLE = frozenset(("printed", "copied", "annex", "addressees", "number"))


def _row(flow: Flow, lines: Sequence[Line], columns: int, several: set[int]) -> Row:
    """The cells of a row; where there are more lines than columns, a cell took several."""
    cells: list[Cell] = []
    surplus = len(lines) - columns
    for line in lines:
        if cells and surplus > 0 and cells[-1].words[-1:] in tuple(_OPEN):
            before = cells.pop()
            words = before.words + flow.text[line.span.start : line.span.end]
            cells.append(Cell(words, Span(before.span.start, line.span.end)))
            surplus -= 1
        elif (
            surplus > 0
            and len(cells) - 1 in several
            and _goes_on_listing(cells[-1].words.rpartition("、")[2], line.words)
        ):
            before = cells.pop()
            cells.append(
                Cell(f"{before.words}、{line.words}", Span(before.span.start, line.span.end))
            )
            surplus -= 1
        else:
            cells.append(cell_of(flow, line.span))
    return tuple(cells)


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
        if any(figures[:columns]) or len(body) < 2 * columns:
            continue
        first = body[:columns]
        names = first.index(True) if True in first else 0
        if not names:
            continue
        if all(sign == first[place % columns] for place, sign in enumerate(body)):
            return _with_columns(flow, lines, at, end, columns)
        if all(first[names:]) and _names_lead(body, columns, names):
            return _ragged(flow, lines, at, end, columns)
    return None


def _names_lead(body: Sequence[bool], columns: int, names: int) -> bool:
    """Whether every row is a name (and a unit), then at most a figure for each other column."""
    signs = "".join("9" if sign else "x" for sign in body)
    most = columns - names
    if not re.fullmatch(rf"(?:x{{{names}}}9{{0,{most}}})+", signs):
        return False
    return signs.count("x" * names + "9" * most) * 2 * names > signs.count("x")


def _with_columns(flow: Flow, lines: Sequence[Line], at: int, end: int, columns: int) -> Found:
    """Rows of as many lines as there are columns."""
    cells = [cell_of(flow, line.span) for line in lines[at:end]]
    rows = tuple(
        tuple(cells[start : start + columns]) for start in range(columns, len(cells), columns)
    )
    return Found(at, end, (tuple(cells[:columns]),), rows)


def _ragged(flow: Flow, lines: Sequence[Line], at: int, end: int, columns: int) -> Found:
    """Rows that begin wherever a name follows a figure."""
    cells = [cell_of(flow, line.span) for line in lines[at:end]]
    rows: list[list[Cell]] = []
    for cell in cells[columns:]:
        if not rows or (is_figure(rows[-1][-1].words) and not is_figure(cell.words)):
            rows.append([])
        rows[-1].append(cell)
    return Found(at, end, (tuple(cells[:columns]),), tuple(map(tuple, rows)))


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
