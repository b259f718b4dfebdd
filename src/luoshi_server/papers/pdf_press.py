"""What prints: blocks and grids as strips that draw themselves on a page of a PDF file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import TextMode

from luoshi_server.papers.measures import (
    ABOVE_AND_BELOW_IN_CELLS,
    BESIDE_WORDS_IN_CELLS,
    HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    Ink,
)
from luoshi_server.papers.pdf_faces import Typecase
from luoshi_server.papers.pdf_lines import RAISED, Line, lines_of
from luoshi_server.papers.pdf_pages import Strip
from luoshi_server.papers.setting import Block, Box, Element, Grid, Words

_ASCENT = 0.88  # of a Chinese character above its baseline
_RISE = 0.35  # of the size, for numbers of references
_THICKER = 0.025  # of the size, where a thin font stands in for a heavy one
_LINE_OF_TABLES = 0.5


@dataclass(frozen=True, slots=True)
class _Column:
    """A box of a row with its lines, its place from the left of the type area and its width."""

    box: Box
    lines: tuple[Line, ...]
    x: float
    width: float


class Press:
    """Sets elements in the faces of one file and prints them on its current page."""

    def __init__(self, pdf: FPDF, case: Typecase) -> None:
        self.pdf, self.case = pdf, case

    def strips(self, element: Element) -> Iterator[Strip]:
        """The lines of a block, or the rows of a grid."""
        if isinstance(element, Block):
            return self._of_block(element)
        return self._of_grid(element)

    def _of_block(self, block: Block) -> Iterator[Strip]:
        lines = lines_of(block, width=WIDTH, case=self.case)
        for at, line in enumerate(lines):
            first, before_last = at == 0, len(lines) - 2

            def draw(
                y: float, line: Line = line, first: bool = first, last: bool = line is lines[-1]
            ) -> None:
                if first and block.outline:
                    self.pdf.start_section(block.text, block.outline - 1, strict=False)
                y += block.before if first else 0.0
                self.line(line, x=LEFT, y=y)
                if last and block.rule:
                    self.rule(y + line.height, block.rule.thickness, block.rule.ink)

            yield Strip(
                height=line.height + (block.before if first else 0.0),
                draw=draw,
                # The last two lines of a paragraph go with what it keeps with.
                keeps=block.keeps and at >= before_last,
                new_side=first and block.new_side,
            )

    def _of_grid(self, grid: Grid) -> Iterator[Strip]:
        rows = [self._columns(row, grid) for row in grid.rows]
        heads = tuple(self._row(row, grid, keeps=True) for row in rows[: grid.heads])
        yield from heads
        room = HEIGHT - sum(head.height for head in heads)
        for row in rows[grid.heads :]:
            for part in _parts(row, room=room):
                yield self._row(part, grid, heads=heads)

    def _columns(self, row: Sequence[Box], grid: Grid) -> tuple[_Column, ...]:
        whole, at, columns = sum(grid.shares), 0, []
        margin = BESIDE_WORDS_IN_CELLS if grid.lined else 0.0
        for box in row:
            x = WIDTH * sum(grid.shares[:at]) / whole
            width = WIDTH * sum(grid.shares[at : at + box.columns]) / whole
            at += box.columns
            lines = tuple(
                line
                for block in box.blocks
                for line in lines_of(block, width=width - 2 * margin, case=self.case)
            )
            columns.append(_Column(box, lines, x, width))
        return tuple(columns)

    def _row(
        self,
        row: tuple[_Column, ...],
        grid: Grid,
        *,
        heads: tuple[Strip, ...] = (),
        keeps: bool = False,
    ) -> Strip:
        around = 2 * ABOVE_AND_BELOW_IN_CELLS if grid.lined else 0.0
        height = max(grid.least, *(_height(column.lines) + around for column in row))
        margin = BESIDE_WORDS_IN_CELLS if grid.lined else 0.0

        def draw(y: float) -> None:
            for column in row:
                if column.box.fill:
                    self._fill(column, y, height)
                if grid.lined:
                    self._frame(column, y, height)
                at = y + (height - _height(column.lines)) / 2
                for line in column.lines:
                    self.line(line, x=LEFT + column.x + margin, y=at)
                    at += line.height

        return Strip(height=height, draw=draw, heads=heads, keeps=keeps)

    def _fill(self, column: _Column, y: float, height: float) -> None:
        self.pdf.set_fill_color(f"#{column.box.fill}")
        self.pdf.rect(LEFT + column.x, TOP + y, column.width, height, style="F")

    def _frame(self, column: _Column, y: float, height: float) -> None:
        self.pdf.set_draw_color(f"#{Ink.BLACK.value}")
        self.pdf.set_line_width(_LINE_OF_TABLES)
        self.pdf.rect(LEFT + column.x, TOP + y, column.width, height)

    def line(self, line: Line, *, x: float, y: float) -> None:
        """Print a line whose upper edge is `y` below that of the type area."""
        for piece in line.pieces:
            words, text = piece.words, piece.text.rstrip("\n")
            if not text:
                continue
            baseline = TOP + y + (line.height - words.size) / 2 + _ASCENT * words.size
            rise = words.size * _RISE if words.raised else 0.0
            with self.pdf.local_context():
                self._look(words)
                self.pdf.set_char_spacing(piece.spacing)
                self.pdf.text(x + piece.x, baseline - rise, text)

    def _look(self, words: Words) -> None:
        size = words.size * (RAISED if words.raised else 1.0)
        self.pdf.set_font(self.case.family(words.face), size=size)
        self.pdf.set_text_color(f"#{words.ink.value}")
        if self.case.faces.thickens(words.face):
            self.pdf.text_mode = TextMode.FILL_STROKE
            self.pdf.set_draw_color(f"#{words.ink.value}")
            self.pdf.set_line_width(words.size * _THICKER)

    def rule(self, y: float, thickness: float, ink: Ink = Ink.BLACK) -> None:
        """A rule across the type area, its middle `y` below the upper edge."""
        self.pdf.set_draw_color(f"#{ink.value}")
        self.pdf.set_line_width(thickness)
        self.pdf.line(LEFT, TOP + y, LEFT + WIDTH, TOP + y)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _parts(row: tuple[_Column, ...], *, room: float) -> Iterator[tuple[_Column, ...]]:
    """A row, or where it is higher than a page its parts, each of which a page can hold."""
    room -= 2 * ABOVE_AND_BELOW_IN_CELLS
    if all(_height(column.lines) <= room for column in row):
        yield row
        return
    highest = max(line.height for column in row for line in column.lines)
    count = max(1, int(room // highest))
    longest = max(len(column.lines) for column in row)
    for at in range(0, longest, count):
        yield tuple(
            _Column(column.box, column.lines[at : at + count], column.x, column.width)
            for column in row
        )
