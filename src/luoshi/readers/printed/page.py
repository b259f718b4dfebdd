"""A printed page is boxes of words and straight rules; order and lines have to be found again.

Distances are points from the page's upper left corner.  An em is the height of the type, and
the width of one Chinese character.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]


class Run:
    """Characters that were set one after the other on one line.

    A page has hundreds and a character is touched only here, so this is a plain class: `lefts`
    and `rights` hold the edges of each character.
    """

    __slots__ = ("bottom", "characters", "em", "lefts", "rights", "top")

    def __init__(self, top: float, bottom: float) -> None:
        self.characters: list[str] = []
        self.lefts = array("d")
        self.rights = array("d")
        self.top = top
        self.bottom = bottom
        self.em = bottom - top

    @property
    def left(self) -> float:
        return self.lefts[0]

    @property
    def right(self) -> float:
        return self.rights[-1]

    @property
    def box(self) -> Box:
        return (self.lefts[0], self.top, self.rights[-1], self.bottom)

    def add(self, character: str, left: float, right: float) -> None:
        """Set one more character at the end."""
        self.characters.append(character)
        self.lefts.append(left)
        self.rights.append(right)

    def split(self, edges: Iterable[float]) -> list[Run]:
        """The pieces of the run between upright edges; a character goes where its middle is."""
        pieces: list[Run] = []
        remaining = sorted(edges)
        for character, left, right in zip(self.characters, self.lefts, self.rights, strict=True):
            passed = not pieces
            while remaining and (left + right) / 2 > remaining[0]:
                remaining.pop(0)
                passed = True
            if passed:
                pieces.append(Run(self.top, self.bottom))
            pieces[-1].add(character, left, right)
        return pieces


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule, level or upright: `at` is its height or its distance from the left."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PrintedPage:
    """What is printed on one page.

    `pictured` is the share of it that pictures cover; `outlines` counts drawings that may be
    the shapes of characters, and `slanted` are the words of a watermark.
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    outlines: int = 0
    slanted: str = ""

    @property
    def characters(self) -> int:
        return sum(len(run.characters) for run in self.runs)


class _Boxed:
    """Whatever has a box has its four edges."""

    __slots__ = ()
    box: Box

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]


@dataclass(slots=True)
class Line(_Boxed):
    """One line of print, with its words put together again."""

    words: str
    box: Box
    em: float


@dataclass(slots=True)
class Cell:
    """What stands in one cell of a table; an empty one has no box."""

    words: str = ""
    box: Box | None = None


@dataclass(slots=True)
class PrintedTable(_Boxed):
    """A table on one page: its rows of cells, and the edges of its columns.

    A cell that spans others holds the words once, in its first row and column; the places it
    spans are empty.
    """

    rows: list[list[Cell]]
    box: Box
    edges: tuple[float, ...]


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
