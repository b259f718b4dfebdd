"""Titles are often letter-spaced: “政　府　公　报” is one run, not four columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from luoshi.readers.printed.page import Run

_WIDEST = 4.5


def letter_spaced_joined(runs: Sequence[Run]) -> list[Run]:
    """The runs, three or more single characters at even distances joined into one."""
    chains: list[list[Run]] = []
    for row in _rows([run for run in runs if len(run.characters) == 1]):
        chains.append([row[0]])
        for run in row[1:]:
            if _goes_on(chains[-1][-1], run):
                chains[-1].append(run)
            else:
                chains.append([run])
    taken: set[int] = set()
    spaced: list[Run] = []
    for chain in chains:
        gaps = [after.left - before.right for before, after in pairwise(chain)]
        if len(chain) > 2 and max(gaps) < 1.6 * min(gaps) + 1:
            joint = Run(chain[0].top, chain[0].bottom)
            for run in chain:
                joint.add(run.characters[0], run.left, run.right)
            spaced.append(joint)
            taken |= {id(run) for run in chain}
    return [run for run in runs if id(run) not in taken] + spaced


def _rows(single: Sequence[Run]) -> list[list[Run]]:
    """Single characters by the line they stand on, each row from left to right.

    The boxes of one line do not end at quite the same height: fonts differ by the character.
    """
    rows: list[list[Run]] = []
    for run in sorted(single, key=lambda run: run.bottom):
        if rows and run.bottom - rows[-1][-1].bottom < 0.2 * run.em:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _goes_on(before: Run, run: Run) -> bool:
    even = abs(run.bottom - before.bottom) < 0.2 * before.em and 0.8 < run.em / before.em < 1.25
    return even and before.right <= run.left < before.right + _WIDEST * before.em
