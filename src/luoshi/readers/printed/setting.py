"""Printed pages become a reading: one line of text for each line of print, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from luoshi.readers.composing import Composition
from luoshi.readers.printed.aligned import aligned_tables, three_rule_tables
from luoshi.readers.printed.bands import BandedPage, without_furniture
from luoshi.readers.printed.columns import Gutter, gutter_of, regions_of
from luoshi.readers.printed.lines import FULL_WIDTH_SPACE, line_of, rows_of
from luoshi.readers.printed.page import Cell, Line, PrintedPage, PrintedTable, Run
from luoshi.readers.printed.ruled import ruled_tables
from luoshi.readers.printed.spaced import letter_spaced_joined

Part = Line | PrintedTable

_OPENING = ("“", "‘", "（", "《", "〈", "【", "「", "『", "〔", "［")


@dataclass(slots=True)
class _SetPage:
    """A page in reading order: each part with the column it stands in."""

    banded: BandedPage
    parts: list[tuple[str, Part]] = field(default_factory=list)


def write_pages(
    composition: Composition, pages: Sequence[PrintedPage], gaps: Mapping[int, tuple[str, str]]
) -> None:
    """Write the pages, a form feed between two, with a place for each line and each cell.

    `gaps` says of a page, by its number, why its words are not here.
    """
    set_pages = _set(without_furniture(pages))
    _end_tables(set_pages)
    edges = _left_edges(set_pages)
    last: PrintedTable | None = None
    for at, set_page in enumerate(set_pages):
        if at:
            composition.write("\f")
        number = set_page.banded.page.number
        if number in gaps:
            composition.find_gap("unread-page", *gaps[number])
        for line, kind in set_page.banded.headers:
            _write_furniture(composition, line, kind, number)
        for column, part in set_page.parts:
            if isinstance(part, PrintedTable):
                _write_table(composition, part, number, _repeated_rows(last, part))
                last = part if last is None or not _goes_on(last, part) else _longer(last, part)
            else:
                left = edges[at].get(column, part.left)
                _write_line(composition, part, left, number)
                last = None
        for line, kind in set_page.banded.footers:
            _write_furniture(composition, line, kind, number)
        if set_page.banded.page.slanted:
            composition.place(page=number)
            composition.mark(composition.write(set_page.banded.page.slanted), "watermark")
            composition.write("\n")


def _set(banded: Sequence[BandedPage]) -> list[_SetPage]:
    prepared = [_with_tables(one) for one in banded]
    gutters = [gutter_of(items) for items in prepared]
    hints = _shared([gutter for gutter in gutters if gutter is not None])
    return [
        _SetPage(one, _parts(items, hints)) for one, items in zip(banded, prepared, strict=True)
    ]


def _end_tables(pages: Sequence[_SetPage]) -> None:
    """Give tables without rules the rows back that stand alone, before or after a new column.

    A head at the foot of a column, or one last row overleaf, is too little to be a table.
    """
    parts = [(page, at) for page in pages for at in range(len(page.parts))]
    for (page, at), (following, then) in pairwise(parts):
        column, part = page.parts[at]
        next_column, next_part = following.parts[then]
        if page is following and column == next_column and not _is_row(part):
            continue
        if isinstance(part, PrintedTable) and isinstance(next_part, Line):
            row = _row_of(next_part, part)
            if row is not None:
                following.parts[then] = (next_column, row)
        elif isinstance(part, Line) and isinstance(next_part, PrintedTable):
            row = _row_of(part, next_part) if len(next_part.edges) > 3 else None
            if row is not None:
                page.parts[at] = (column, row)


def _is_row(part: Part) -> bool:
    return isinstance(part, PrintedTable) and len(part.rows) == 1


def _row_of(line: Line, table: PrintedTable) -> PrintedTable | None:
    """The line as a row of a table, if it has as many entries as the table has columns."""
    words = [entry.strip() for entry in line.words.split(FULL_WIDTH_SPACE) if entry.strip()]
    if not 1 < len(words) == len(table.edges) - 1:
        return None
    return PrintedTable([[Cell(entry, line.box) for entry in words]], line.box, table.edges)


def _with_tables(banded: BandedPage) -> list[Run | PrintedTable]:
    page = banded.page
    area = page.width * page.height
    ruled, runs = ruled_tables(banded.body, page.level, page.upright, area)
    runs = letter_spaced_joined(runs)
    between, runs = three_rule_tables(runs, page.level)
    return [*ruled, *between, *runs]


def _shared(gutters: Sequence[Gutter]) -> list[Gutter]:
    """The gutters that more than one page has, the commonest first."""
    groups: dict[int, list[Gutter]] = defaultdict(list)
    for gutter in gutters:
        groups[round((gutter.left + gutter.right) / 20)].append(gutter)
    common = sorted(groups.values(), key=len, reverse=True)
    return [
        Gutter(max(one.left for one in group), min(one.right for one in group))
        for group in common
        if len(group) > 1 and max(one.left for one in group) < min(one.right for one in group)
    ]


def _parts(items: Sequence[Run | PrintedTable], hints: Sequence[Gutter]) -> list[tuple[str, Part]]:
    parts: list[tuple[str, Part]] = []
    for region in regions_of(items, hints):
        runs: list[Run] = []
        for item in [*region.items, None]:
            if isinstance(item, Run):
                runs.append(item)
                continue
            for row in aligned_tables(rows_of(runs)):
                part = row if isinstance(row, PrintedTable) else line_of(row)
                parts.append((region.column, part))
            runs = []
            if item is not None:
                parts.append((region.column, item))
    return parts


def _left_edges(pages: Sequence[_SetPage]) -> list[dict[str, float]]:
    """For each page, where the lines of each column begin that are not indented.

    A page with few lines, all of them indented perhaps, begins where the others do.
    """
    everywhere: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for column, part in page.parts:
            if isinstance(part, Line):
                everywhere[column].append(part)
    common = {column: _left_edge(lines) for column, lines in everywhere.items()}
    edges = []
    for page in pages:
        here: dict[str, list[Line]] = defaultdict(list)
        for column, part in page.parts:
            if isinstance(part, Line):
                here[column].append(part)
        found = {
            column: _left_edge(lines) if len(lines) > 7 else common[column]
            for column, lines in here.items()
        }
        # What lies across the columns begins where the leftmost of them does.
        if "" in found and "0" in common:
            found[""] = min(found[""], found.get("0", common["0"]))
        edges.append(found)
    return edges


def _left_edge(lines: Sequence[Line]) -> float:
    """The leftmost place where more than a stray line begins."""
    # Opening marks are often set half an em further left, their ink flush with the margin.
    upright = [line for line in lines if not line.words.startswith(_OPENING)]
    lefts = sorted(line.left for line in (upright if len(upright) > 1 else lines))
    near = 0.5 * min(line.em for line in lines)
    needed = max(2, len(lines) // 12)
    for at, left in enumerate(lefts):
        same = sum(1 for other in lefts[at : at + needed] if other - left <= near)
        if same >= needed:
            return left
    return lefts[0]


def _write_line(composition: Composition, line: Line, left: float, page: int) -> None:
    composition.place(page=page, box=_rounded(line.box))
    indent = (line.left - left) / line.em + (0.25 if line.words.startswith(_OPENING) else 0)
    spaces = FULL_WIDTH_SPACE * round(indent) if 1.5 <= indent < 80 else ""
    composition.write(spaces + line.words + "\n")


def _write_furniture(composition: Composition, line: Line, kind: str, page: int) -> None:
    composition.place(page=page, box=_rounded(line.box))
    composition.mark(composition.write(line.words), kind)
    composition.write("\n")


def _write_table(composition: Composition, table: PrintedTable, page: int, repeated: int) -> None:
    for number, row in enumerate(table.rows):
        start = composition.length
        for at, cell in enumerate(row):
            if at:
                composition.write("\t")
            if cell.box is not None:
                composition.place(page=page, box=_rounded(cell.box))
                composition.write(cell.words)
        span = composition.write("")
        if number < repeated:
            composition.mark(span._replace(start=start), "table_header_repeated")
        composition.write("\n")


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def _goes_on(table: PrintedTable, following: PrintedTable) -> bool:
    """Whether a table has the columns of the one before it, perhaps further right or left."""
    if len(table.edges) != len(following.edges):
        return False
    widths = [after - before for before, after in pairwise(table.edges)]
    others = [after - before for before, after in pairwise(following.edges)]
    whole = table.right - table.left
    return all(abs(one - two) < 0.08 * whole for one, two in zip(widths, others, strict=True))


def _longer(table: PrintedTable, following: PrintedTable) -> PrintedTable:
    """The table as one with its continuation; its first rows stay its header."""
    return PrintedTable(table.rows, following.box, following.edges)


def _repeated_rows(last: PrintedTable | None, table: PrintedTable) -> int:
    """How many rows at the head of a table repeat the head of the one it continues."""
    if last is None or len(last.edges) != len(table.edges):
        return 0
    repeated = 0
    for before, row in zip(last.rows[:4], table.rows, strict=False):
        if [cell.words for cell in before] != [cell.words for cell in row]:
            break
        repeated += 1
    return repeated
