"""A line of print: the runs at one height, read from left to right.

Chinese is set without spaces, so a gap means something: a name padded to three characters, the
space between a label and its text.  It is kept, as one space or as full-width ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from luoshi.readers.printed.page import Line, Run, hull
from luoshi.readers.printed.runs import TWICE

FULL_WIDTH_SPACE = "\u3000"
# A gap wider than any line of print is kept as one that wide.
_WIDEST = 60


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that share more than half of their height, from the top down, left to right.

    Small raised type, such as a footnote's mark, lies within the height of its line.
    """
    rows: list[list[Run]] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda run: run.top + run.bottom):
        shared = min(bottom, run.bottom) - max(top, run.top)
        if rows and shared > 0.5 * min(bottom - top, run.em):
            rows[-1].append(run)
            if run.em > bottom - top:
                top, bottom = run.top, run.bottom
        else:
            rows.append([run])
            top, bottom = run.top, run.bottom
    for row in rows:
        row.sort(key=lambda run: run.lefts[0])
    return rows


def line_of(row: Sequence[Run]) -> Line:
    """The words of one row, its gaps kept as spaces."""
    em = median(run.em for run in row)
    return Line(words_of(row, em), hull(run.box for run in row), em)


def words_of(row: Sequence[Run], em: float) -> str:
    """The characters of a row from left to right, ink that was laid twice read once."""
    written: list[str] = []
    last, last_left, last_right = "", 0.0, 0.0
    drawn = [
        (left, right, character)
        for run in row
        for character, left, right in zip(run.characters, run.lefts, run.rights, strict=True)
    ]
    if len(row) > 1:
        drawn.sort(key=lambda one: one[0])
    for left, right, character in drawn:
        if character == last and abs(left - last_left) < TWICE * em:
            continue
        if last and character != " ":
            space = gap_between(last, character, left - last_right, em)
            if space and written[-1] == " ":
                written.pop()
            written.append(space)
        if not (character == " " and last == " "):
            written.append(character)
        last, last_left, last_right = character, left, right
    return "".join(written).strip(" ")


def gap_between(last: str, following: str, gap: float, em: float) -> str:
    """The spaces that stand for a gap between two characters."""
    ems = gap / em
    if ems < 0.15:
        return ""
    if ems >= 0.75:
        return FULL_WIDTH_SPACE * max(1, round(min(ems, _WIDEST)))
    narrow = last.isascii() and following.isascii() and (last.isalpha() or following.isalpha())
    return " " if ems > (0.18 if narrow else 0.42) else ""
