"""A stretch of the reading text, set in paragraphs and tables.

A line end that the layout brought in was taken out before; the others end a paragraph.  A
line of a table is a row, cut into cells where its cells are parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from luoshi_server.documents.layout import Layout, Run

_ENDS = re.compile(r"[\n\r\f\v]+")
_CELLS = re.compile(r"[\t|]|[ \u3000]{2,}")
_BLANK = " \t\u3000\xa0"


class Paragraph(NamedTuple):
    """One paragraph, or a row of a table; `cells` has more than one where it is a row."""

    start: int
    end: int
    cells: tuple[tuple[Run, ...], ...]
    is_row: bool = False

    @property
    def words(self) -> str:
        """What one reads in it."""
        return "".join(run.words for cell in self.cells for run in cell)


def paragraphs(runs: Iterable[Run], layout: Layout) -> Iterator[Paragraph]:
    """The paragraphs of a stretch, none of them empty."""
    for line in _lines(runs):
        is_row = layout.is_in_table(line[0].start, line[-1].end)
        cells = tuple(_cells(line)) if is_row else (tuple(line),)
        trimmed = cells if is_row else (_trimmed(cells[0]),)
        if any(run.words.strip(_BLANK) for cell in trimmed for run in cell):
            first = next(run for cell in trimmed for run in cell)
            yield Paragraph(first.start, line[-1].end, trimmed, is_row and len(cells) > 1)


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line."""
    line: list[Run] = []
    for run in runs:
        pieces = list(_parted(run, _ENDS))
        for number, piece in enumerate(pieces):
            if number:
                if line:
                    yield line
                line = []
            if piece.words:
                line.append(piece)
    if line:
        yield line


def _cells(line: list[Run]) -> Iterator[tuple[Run, ...]]:
    cell: list[Run] = []
    for run in line:
        for number, piece in enumerate(_parted(run, _CELLS)):
            if number:
                yield tuple(cell)
                cell = []
            if piece.words:
                cell.append(piece)
    yield tuple(cell)


def _parted(run: Run, at: re.Pattern[str]) -> Iterator[Run]:
    """A run without what a pattern matches, cut there; what was repaired stays whole."""
    if len(run.words) != run.end - run.start:
        if at is _ENDS and "\n" in run.words:
            # A repaired line end parts two paragraphs, and is no word of either.
            yield Run(run.start, run.start, "")
            yield Run(run.end, run.end, "")
            return
        yield run
        return
    last = 0
    for found in at.finditer(run.words):
        yield Run(run.start + last, run.start + found.start(), run.words[last : found.start()])
        last = found.end()
    yield Run(run.start + last, run.end, run.words[last:])


def _trimmed(line: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line without the blanks with which a paragraph is indented or ends."""
    runs = list(line)
    while runs and len(runs[0].words) == runs[0].end - runs[0].start:
        bare = runs[0].words.lstrip(_BLANK)
        runs[0] = Run(runs[0].end - len(bare), runs[0].end, bare)
        if bare:
            break
        runs.pop(0)
    while runs and len(runs[-1].words) == runs[-1].end - runs[-1].start:
        bare = runs[-1].words.rstrip(_BLANK)
        runs[-1] = Run(runs[-1].start, runs[-1].start + len(bare), bare)
        if bare:
            break
        runs.pop()
    return tuple(runs)
