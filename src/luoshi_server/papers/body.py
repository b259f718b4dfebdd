"""What the body of an official paper is made of: headings, paragraphs, tables, and their basis.

A statement may carry references, the words of the document on which it stands; they are
numbered in the order in which they are first used and printed together at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from luoshi.errors import LuoshiError
from luoshi.text.numerals import in_words

Level = Literal[1, 2, 3, 4]
Side = Literal["left", "center", "right"]


class RowTooWide(LuoshiError):
    """A row of the table fills {filled} columns and the table has {columns}: {words}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The words on which a statement stands, and where they are: document, number, place."""

    words: str
    document: str
    place: str = ""
    number: str = ""
    digest: str = ""

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        digest = f"（摘要 {self.digest}）" if self.digest else ""
        return f"“{self.words}”——《{self.document}》{number}{self.place}{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of one of the four levels of 7.3.3, and the sentence that runs on after it."""

    level: Level
    words: str
    runs_on: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text, set two characters in (7.3.3)."""

    words: str
    references: tuple[Reference, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, as wide as `columns` of them."""

    words: str
    columns: int = 1
    head: bool = False
    side: Side = "left"
    references: tuple[Reference, ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption, its unit, the shares of its columns and the rows of its head.

    The head is repeated on each page that the table goes on to.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    heads: int = 0
    caption: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            filled = sum(cell.columns for cell in row)
            if filled != len(self.shares):
                words = "、".join(cell.words for cell in row)
                raise RowTooWide(filled=filled, columns=len(self.shares), words=words)


Part = Heading | Paragraph | Table


def table_of(
    heads: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    shares: tuple[float, ...] = (),
    caption: str = "",
    unit: str = "",
) -> Table:
    """A plain table of words with one row of heads; numbers stand at the right."""
    head = tuple(Cell(words=words, head=True, side="center") for words in heads)
    body = tuple(tuple(Cell(words=words, side=_side_of(words)) for words in row) for row in rows)
    widths = shares or (1.0,) * len(head)
    return Table(rows=(head, *body), shares=widths, heads=1, caption=caption, unit=unit)


def numbered(body: Iterable[Part]) -> Iterator[tuple[Part, str]]:
    """Each part of the body with the number printed before it, “” where there is none.

    一、（一）1.（1） by level (7.3.3); a heading begins the levels under it anew.
    """
    counts = [0, 0, 0, 0]
    for part in body:
        if not isinstance(part, Heading):
            yield part, ""
            continue
        counts[part.level - 1] += 1
        counts[part.level :] = [0] * (4 - part.level)
        yield part, ordinal(part.level, counts[part.level - 1])


def ordinal(level: Level, count: int) -> str:
    """The number of a heading as it is printed, its punctuation included."""
    if level == 1:
        return f"{in_words(count)}、"
    if level == 2:
        return f"（{in_words(count)}）"
    return f"{count}." if level == 3 else f"（{count}）"


def references_of(body: Iterable[Part]) -> tuple[Reference, ...]:
    """The references of a body in the order of first use, each once."""
    return tuple(dict.fromkeys(reference for part in body for reference in _references(part)))


def _references(part: Part) -> Iterator[Reference]:
    if not isinstance(part, Table):
        yield from part.references
        return
    for row in part.rows:
        for cell in row:
            yield from cell.references


def _side_of(words: str) -> Side:
    bare = words.strip().lstrip("+-−").rstrip("%")
    return "right" if bare and set(bare) <= set("0123456789.,") else "left"
