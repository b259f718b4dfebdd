"""Characters come in the order in which a program drew them; those that touch are one run.

A bold face that the font lacks is often faked by drawing each character twice, a hair apart:
the second is the same ink, not another word.
"""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.readers.printed.page import Run

# Wider than the space that justification puts between characters, narrower than any gutter.
GAP = 0.7
# How far apart, in ems, two strokes of a fake bold lie at most.
TWICE = 0.25
_TWO_WIDE = 1.6

# A character, and its left, top, right and bottom edge.
Drawn = tuple[str, float, float, float, float]


def runs_of(drawn: Iterable[Drawn], width: float, height: float) -> list[Run]:
    """The runs of a page's characters, in the order in which they were drawn.

    What was drawn beside the paper is not printed.
    """
    runs: list[Run] = []
    run: Run | None = None
    for character, left, top, right, bottom in drawn:
        em = bottom - top
        if not (0 < em < 2 * height and -em < left < width + em and -em < top < height + em):
            continue
        # A damaged font may give a character no width, or one beyond the paper.
        right = min(max(right, left), width + em)
        if run is not None and _goes_on(run, left, bottom, em):
            if run.characters[-1] == character and abs(left - run.lefts[-1]) < TWICE * em:
                if right - left > _TWO_WIDE * em and right == run.rights[-1]:
                    # One glyph for “——”: each of the two has the box of both.
                    run.rights[-1] = (left + right) / 2
                    run.add(character, run.rights[-1], right)
                continue
            run.add(character, left, right)
            continue
        if character == " ":
            continue
        run = Run(top, bottom)
        run.add(character, left, right)
        runs.append(run)
    for run in runs:
        _trim(run)
    return runs


def _goes_on(run: Run, left: float, bottom: float, em: float) -> bool:
    if abs(bottom - run.bottom) > 0.25 * run.em or not 0.7 < em / run.em < 1.4:
        return False
    if left - run.rights[-1] > GAP * run.em:
        return False
    # A character drawn twice starts where the last one did; one further left is elsewhere.
    return left > run.lefts[-1] - TWICE * em


def _trim(run: Run) -> None:
    while run.characters[-1] == " ":
        run.characters.pop()
        run.lefts.pop()
        run.rights.pop()
