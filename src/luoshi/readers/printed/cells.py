"""A cell of a printed table: its lines are joined, for a row of a table is one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from luoshi.readers.printed.lines import line_of, rows_of
from luoshi.readers.printed.page import Cell, Run, hull

_ENDS = "。；;：:！!？?"


def cell_of(runs: Sequence[Run]) -> Cell:
    """The words of a cell; a line that was broken off early ends a paragraph, kept as a space."""
    if not runs:
        return Cell()
    lines = [line_of(row) for row in rows_of(runs)]
    widest = max(line.right for line in lines)
    words = lines[0].words
    for before, line in pairwise(lines):
        short = before.right < widest - 1.5 * before.em and words.endswith(tuple(_ENDS))
        latin = (
            words[-1:].isascii()
            and line.words[:1].isascii()
            and (words[-1:].isalpha() and line.words[:1].isalpha())
        )
        words += (" " if short or latin else "") + line.words
    return Cell(words.replace("\t", " "), hull(line.box for line in lines))
