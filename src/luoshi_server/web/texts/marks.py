"""Marks on words: who claims which characters, where claims overlap.

A text is cut wherever a claim begins or ends.  Each piece belongs to all claims that cover
it and is shown as the shortest of them, so that a figure inside a duty can be chosen, and the
duty by the words around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from luoshi_server.documents.layout import Run


class Mark(NamedTuple):
    """A claim's place: its key, its kind, and whether it is the chosen one."""

    start: int
    end: int
    key: str
    kind: str
    is_chosen: bool = False


class Piece(NamedTuple):
    """Words that all the same claims cover.

    `names` are the anchors that stand here, where a claim or a provision begins.
    """

    words: str
    mark: Mark | None
    others: tuple[str, ...]
    names: tuple[str, ...]
    is_chosen: bool

    @property
    def classes(self) -> str:
        """The kinds of the claims that cover it, for the style sheet."""
        around = [f"in-{kind}" for kind in self.others]
        own = [self.mark.kind] if self.mark else []
        chosen = ["is-chosen"] if self.is_chosen else []
        return " ".join(["mark", *own, *around, *chosen])


class Anchors:
    """The places that can be linked to; each is named once."""

    def __init__(self, places: Iterable[int]) -> None:
        self._waiting = sorted(set(places))

    def before(self, end: int) -> list[int]:
        """The places that are still to be named and stand before `end`."""
        number = bisect_left(self._waiting, end)
        found, self._waiting = self._waiting[:number], self._waiting[number:]
        return found


def pieces(
    runs: Iterable[Run],
    marks: Sequence[Mark],
    anchors: Anchors,
    lit: tuple[int, int] | None = None,
) -> Iterator[Piece]:
    """Runs cut into pieces; `lit` is a stretch that somebody asked to see."""
    for run in runs:
        near = [mark for mark in marks if mark.start < run.end and mark.end > run.start]
        is_whole = len(run.words) != run.end - run.start
        named = anchors.before(run.end)
        cuts = {run.start, run.end}
        if not is_whole:
            edges = [edge for mark in near for edge in (mark.start, mark.end)]
            edges += [*named, *(lit or ())]
            cuts |= {edge for edge in edges if run.start < edge < run.end}
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            covering = [mark for mark in near if mark.start < end and mark.end > start]
            words = run.words if is_whole else run.words[start - run.start : end - run.start]
            # A place in the layout before these words is named where the words begin.
            first = start if start > run.start else 0
            here = [place for place in named if first <= place < end]
            yield _piece(words, covering, here, _is_lit(start, end, covering, lit))


def _piece(words: str, covering: list[Mark], here: list[int], is_chosen: bool) -> Piece:
    shortest = min(covering, key=lambda mark: (mark.end - mark.start, mark.key), default=None)
    kinds = {mark.kind for mark in covering if shortest and mark.kind != shortest.kind}
    names = tuple(f"s{place}" for place in here)
    return Piece(words, shortest, tuple(sorted(kinds)), names, is_chosen)


def _is_lit(start: int, end: int, covering: list[Mark], lit: tuple[int, int] | None) -> bool:
    if lit is not None and lit[0] < end and lit[1] > start:
        return True
    return any(mark.is_chosen for mark in covering)
