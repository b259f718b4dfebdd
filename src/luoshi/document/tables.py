"""The tables of a text, however the layout left them.

Their rows are set with tabs, bars or blanks, or each cell has a line of its own.  A header may
take several lines and returns on the next page; a caption and the unit stand above it, notes
above or below.  A row that lost a cell stays short: which one it lost is not for us to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.document.cells import Manner, cells_of, has_cells, is_figure, is_rule, manner_of
from luoshi.document.columns import header_of, one_a_line
from luoshi.document.flow import Flow
from luoshi.document.glued import heads_in, is_glued_header, row_by_ordinal, without_glue
from luoshi.document.marks import Line
from luoshi.document.tree import Cell, Table
from luoshi.provenance import Span

Rows = list[tuple[Cell, ...]]


def tables_of(flow: Flow, lines: Sequence[Line], title: str = "") -> tuple[Table, ...]:
    """The tables among the lines of a body; `title` is the caption of one that opens the body."""
    return tuple(_tables(flow, lines, title))


def _tables(flow: Flow, lines: Sequence[Line], title: str) -> Iterator[Table]:
    at, free = 0, 0
    while at < len(lines):
        line = lines[at]
        manner = manner_of(line.words) if line.mark != "label" or "|" in line.words else None
        end = at
        rows: Rows = []
        header: Rows = []
        if manner:
            top = _header_above(lines, at, free) if manner == "blank" else at
            end = _rows_end(lines, at, manner)
            if end - at > 1 or (end > at and top < at):
                rows = _rows(flow, lines[at:end], manner)
                header = _rows(flow, lines[top:at], "blank")
        elif found := one_a_line(flow, lines, at):
            top, header, rows, end = found.first, list(found.header), list(found.rows), found.end
        elif is_glued_header(line.words):
            top, header, rows, end = at, *_glued(flow, lines, at)
        if not rows:
            at += 1
            continue
        if manner in ("tab", "bar"):
            header, rows = _parted(rows)
        above = _above(lines, top, free)
        below = _notes_below(lines, end)
        notes = [lines[i].words for i in above.notes] + [line.words for line in lines[end:below]]
        caption = above.caption or (title if above.first == 0 else "")
        yield Table(
            span=Span(lines[above.first].span.start, lines[below - 1].span.end),
            caption=caption,
            header=header_of(flow, header, rows),
            rows=tuple(_without_repeats(header, rows)),
            note="\n".join(notes),
        )
        at = free = below


def _glued(flow: Flow, lines: Sequence[Line], at: int) -> tuple[Rows, Rows, int]:
    """The header and the rows of a table whose cells were run together, and where it ends."""
    header = heads_in(flow, lines[at].words, lines[at].span.start)
    rows: Rows = []
    end = at + 1
    while end < len(lines):
        line = lines[end]
        row = row_by_ordinal(flow, line.words, line.span.start)
        if row is None and line.mark == "fragment":
            row = without_glue(flow, cells_of(flow, line.span, "blank"), len(header))
            row = row if len(row) > 1 else None
        if row is None:
            break
        rows.append(row)
        end += 1
    return [header], rows, end


def _rows(flow: Flow, lines: Sequence[Line], manner: Manner) -> Rows:
    rows = []
    for line in lines:
        if not is_rule(line.words):
            own = manner_of(line.words) or manner
            rows.append(cells_of(flow, line.span, own))
    return rows


# ---- how far a table reaches ----------------------------------------------------------------

_LONGEST_CELL = 30
_CONTINUED = re.compile(r"（?续(?:表|前|上页).{0,6}）?|（?(?:计量)?单位：.{1,12}）?")


def _rows_end(lines: Sequence[Line], at: int, manner: Manner) -> int:
    """Where the rows that begin at a line end; a stray cell or a repeated head lies between."""
    end = at + 1
    while end < len(lines):
        if _goes_on(lines[end], manner):
            end += 1
        elif (
            end + 1 < len(lines)
            and manner_of(lines[end + 1].words) == manner
            and _is_between(lines[end], manner)
        ):
            end += 2
        else:
            break
    return end


def _goes_on(line: Line, manner: Manner) -> bool:
    own = manner_of(line.words)
    if own == manner:
        return True
    # A row whose figures are missing has its name and its unit only.
    return manner == "blank" and has_cells(line.words) and line.mark == "fragment"


def _is_between(line: Line, manner: Manner) -> bool:
    if _CONTINUED.fullmatch(line.words):
        return True
    longest = _LONGEST_CELL if manner == "tab" else 14
    return line.mark == "fragment" and len(line.words) <= longest


_NOTE = re.compile(
    r"(?:备?注|说明|数据来源|资料来源)(?: ?\d)?[：:.、]|[*＊※] ?\S|（?(?:计量)?单位：\S{1,12}）?$"
)
_UNIT = re.compile(r"（?(?:计量)?单位：\S{1,14}）?(?: .{1,6})?")
_MOST_HEADER_LINES = 14


def _header_above(lines: Sequence[Line], at: int, free: int) -> int:
    """The first line of the header that stands above the first row of figures."""
    top = at
    while top > free and at - top < _MOST_HEADER_LINES:
        line = lines[top - 1]
        if line.mark not in ("fragment", "title", "issuer") or _NOTE.match(line.words):
            break
        if not has_cells(line.words) and (len(line.words) > 9 or is_figure(line.words)):
            break
        top -= 1
    return top


class _Above:
    """What stands above a header: its notes and the unit, then its caption."""

    def __init__(self, first: int, notes: list[int], caption: str) -> None:
        self.first, self.notes, self.caption = first, notes, caption


def _above(lines: Sequence[Line], top: int, free: int) -> _Above:
    notes: list[int] = []
    first = top
    while first > free and len(notes) < 3 and _NOTE.match(lines[first - 1].words):
        first -= 1
        notes.insert(0, first)
    if first > free and lines[first - 1].mark in ("title", "fragment", "opening", "annex"):
        return _Above(first - 1, notes, lines[first - 1].words)
    return _Above(first, notes, "")


def _notes_below(lines: Sequence[Line], end: int) -> int:
    while (
        end < len(lines) and _NOTE.match(lines[end].words) and not _UNIT.fullmatch(lines[end].words)
    ):
        end += 1
    return end


# ---- header and body ------------------------------------------------------------------------


def _parted(rows: Rows) -> tuple[Rows, Rows]:
    """The header rows and the body of a table whose every line is a row."""
    if len(rows) < 2 or _has_figures(rows[0]):
        return [], rows
    at = next((at for at, row in enumerate(rows) if _has_figures(row)), 1)
    if 1 < at < _MOST_HEADER_LINES and (whole := _whole_head(rows[:at], len(rows[at]))):
        return [whole], rows[at:]
    # Where there are no figures at all, or late, one row is the header.
    at = at if at <= 3 else 1
    return rows[:at], rows[at:]


def _whole_head(rows: Rows, columns: int) -> tuple[Cell, ...] | None:
    """The head whose cells were broken at their units: 绝对数 and (亿元) are one cell."""
    cells: list[Cell] = []
    for cell in (cell for row in rows for cell in row if cell.words):
        if cells and cell.words[0] in "（(":
            before = cells.pop()
            cell = Cell(before.words + cell.words, Span(before.span.start, cell.span.end))
        cells.append(cell)
    return tuple(cells) if len(cells) == columns else None


def _has_figures(row: Sequence[Cell]) -> bool:
    return any(is_figure(cell.words) for cell in row)


def _without_repeats(header: Rows, rows: Rows) -> Iterator[tuple[Cell, ...]]:
    """The rows, but for the header that was printed again on the next page."""
    known = {_words(row) for row in header}
    for row in rows:
        if _words(row) not in known and not (len(row) == 1 and _CONTINUED.fullmatch(row[0].words)):
            yield row


def _words(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.words.replace(" ", "") for cell in row)
