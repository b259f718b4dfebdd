"""Blocks broken into lines of which every character has its place.

A line of text fills its width: what is left over, or a little too much, is shared by all its
characters.  The last line of a paragraph keeps its natural spacing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luoshi_server.papers.breaking import broken
from luoshi_server.papers.measures import CHARACTER, SIZE_3
from luoshi_server.papers.pdf_faces import Typecase
from luoshi_server.papers.setting import Block, Words

RAISED = 0.6
_LOOSEST = 0.5  # of a character between two characters; a line that needs more stays short


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look in a line: where they begin, and the space added after each."""

    words: Words
    text: str
    x: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block, its pieces placed from the left edge of the block."""

    pieces: tuple[Piece, ...]
    height: float


def lines_of(block: Block, *, width: float, case: Typecase) -> tuple[Line, ...]:
    """The lines of a block in a column so wide."""
    setting = _Setting(block, width, case)
    lines = [
        Line(tuple(setting.pieces(number, start, end)), block.line)
        for number, (start, end) in enumerate(setting.spans)
    ]
    if block.aside:
        aside = tuple(setting.aside())
        lines[-1] = Line((*lines[-1].pieces, *aside), block.line)
    return tuple(lines)


class _Setting:
    """One block in a column: its characters, their widths, its lines."""

    def __init__(self, block: Block, width: float, case: Typecase) -> None:
        self.block, self.width, self.case = block, width, case
        self.text = block.text
        self.looks = [words for words in block.words for _ in words.text]
        self.edges = [0.0]
        for character, words in zip(self.text, self.looks, strict=True):
            self.edges.append(self.edges[-1] + self._advance(character, words))
        self.beside = sum(
            self._advance(character, words) for words in block.aside for character in words.text
        )
        spans = broken(self.text, width_of=self._between, widths=self._room)
        self.spans = tuple(spans) or ((0, 0),)

    def _advance(self, character: str, words: Words) -> float:
        if character == "\n":
            return 0.0
        size = words.size * (RAISED if words.raised else 1.0)
        natural = self.case.width(character, words.face, size)
        return natural + tracking(words)

    def _between(self, start: int, end: int) -> float:
        return self.edges[end] - self.edges[start]

    def _indent(self, number: int) -> float:
        first = self.block.first if number == 0 else 0.0
        return (self.block.left + first) * CHARACTER

    def _room(self, number: int) -> float:
        return self.width - self._indent(number) - self.block.right * CHARACTER - self.beside

    def pieces(self, number: int, start: int, end: int) -> Iterator[Piece]:
        """The pieces of the line that holds these characters."""
        left_over = self._room(number) - self._between(start, end)
        x, spacing = self._indent(number), 0.0
        count = end - start
        if self.block.align == "center":
            x += left_over / 2
        elif self.block.align == "right":
            x += left_over
        elif self.block.align == "distribute" and count > 1:
            spacing = left_over / (count - 1)
        elif self.block.align == "both" and count and not self._ends_paragraph(end):
            shared = left_over / count
            spacing = shared if shared <= _LOOSEST * SIZE_3 else 0.0
        while start < end:
            words, begun = self.looks[start], start
            while start < end and self.looks[start] is words:
                start += 1
            added = spacing + tracking(words)
            yield Piece(words, self.text[begun:start], x, added)
            x += self._between(begun, start) + spacing * (start - begun)

    def _ends_paragraph(self, end: int) -> bool:
        return end >= len(self.text) or self.text[end] == "\n"

    def aside(self) -> Iterator[Piece]:
        """What is set at the right end of the last line."""
        x = self.width - self.block.right * CHARACTER - self.beside
        for words in self.block.aside:
            yield Piece(words, words.text, x, tracking(words))
            x += sum(self._advance(character, words) for character in words.text)


def tracking(words: Words) -> float:
    """The space added after a character of text, so that 28 of them fill the type area."""
    return CHARACTER - SIZE_3 if words.size == SIZE_3 and not words.raised else 0.0
