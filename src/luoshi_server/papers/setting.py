"""What is set on the pages of a paper, before any file format: blocks and grids.

One composition is set as DOCX and as PDF; so both say the same at the same places.  Indents are
in characters of size 3, everything else in points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from luoshi_server.papers.measures import CHARACTER, LINE, SIZE_3, SIZE_4, Face, Ink, line_of
from luoshi_server.papers.printable import printable

Align = Literal["both", "left", "center", "right", "distribute"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one face, size and colour; raised ones point to a reference."""

    text: str
    face: Face = Face.FANGSONG
    size: float = SIZE_3
    ink: Ink = Ink.BLACK
    raised: bool = False

    def __post_init__(self) -> None:
        # Neither XML nor a page has a place for control characters.
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across the type area, at the foot of its block."""

    thickness: float
    ink: Ink = Ink.RED


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: words, where they begin and end, and the height of their lines.

    `first` is how much further in the first line begins than the others (less than nothing
    where they hang), `aside` is set at the right end of the same line, `outline` is the level
    of a heading, 0 for none.  `keeps` holds the block on one page with the next,
    `new_side` begins a page with it (另面, 7.3.7).
    """

    words: tuple[Words, ...] = ()
    align: Align = "both"
    left: float = 0.0
    first: float = 0.0
    right: float = 0.0
    line: float = LINE
    before: float = 0.0
    character: float = CHARACTER
    aside: tuple[Words, ...] = ()
    rule: Rule | None = None
    outline: int = 0
    keeps: bool = False
    new_side: bool = False

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(words.text for words in self.words)

    def kept(self) -> Block:
        """The block held on one page with the next."""
        return replace(self, keeps=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell of a grid: its blocks, the columns it spans, its fill as a hexadecimal colour."""

    blocks: tuple[Block, ...]
    columns: int = 1
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of boxes; `heads` of them are repeated on each page; without lines it only arranges."""

    rows: tuple[tuple[Box, ...], ...]
    shares: tuple[float, ...]
    heads: int = 0
    lined: bool = True
    least: float = 0.0


Element = Block | Grid


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """A line of the imprint (版记), with what stands at its right end; `ruled` above it."""

    words: str
    aside: str = ""
    hangs: float = 0.0
    ruled: bool = True

    @property
    def block(self) -> Block:
        """The line in size 4, one of its characters in from both sides (7.4.2, 7.4.3)."""
        character = SIZE_4 / CHARACTER
        return Block(
            words=(Words(self.words, size=SIZE_4),),
            align="left",
            left=(1 + self.hangs) * character,
            first=-self.hangs * character,
            right=character,
            line=line_of(SIZE_4),
            character=SIZE_4,
            aside=(Words(self.aside, size=SIZE_4),) if self.aside else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A paper as it will be set, and what a file says about itself."""

    title: str
    author: str
    subject: str
    elements: tuple[Element, ...]
    imprint: tuple[ImprintRow, ...] = ()


def blank(lines: int = 1, *, keeps: bool = False) -> tuple[Block, ...]:
    """So many empty lines (空一行, 空二行)."""
    return (Block(keeps=keeps),) * lines
