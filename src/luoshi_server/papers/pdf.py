"""An official paper as a PDF file, with the measures of GB/T 9704-2012."""

from __future__ import annotations

from datetime import datetime

from fpdf import FPDF

from luoshi_server.papers.composing import Paper, composed
from luoshi_server.papers.measures import (
    HEIGHT,
    LEFT,
    PAGE_HEIGHT,
    PAGE_NUMBER_BELOW_TYPE_AREA,
    PAGE_WIDTH,
    SIZE_4,
    THICK_RULE,
    THIN_RULE,
    WIDTH,
    Face,
)
from luoshi_server.papers.pdf_faces import Faces, Typecase
from luoshi_server.papers.pdf_lines import Line, lines_of
from luoshi_server.papers.pdf_pages import pages_of
from luoshi_server.papers.pdf_press import Press
from luoshi_server.papers.setting import Block, Composition, ImprintRow, Words

_NO_FACES = Faces()


def pdf_of(paper: Paper, *, created: datetime, faces: Faces = _NO_FACES) -> bytes:
    """The paper as pages to print; the same paper and instant give the same bytes."""
    composition = composed(paper)
    pdf = _empty_file(composition, created)
    press = Press(pdf, Typecase(pdf, faces))
    strips = [strip for element in composition.elements for strip in press.strips(element)]
    imprint = [
        (row, lines_of(row.block, width=WIDTH, case=press.case)) for row in composition.imprint
    ]
    foot = sum(line.height for _, lines in imprint for line in lines)
    for number, page in enumerate(pages_of(strips, foot=foot), 1):
        pdf.add_page()
        for strip, y in page:
            strip.draw(y)
        _print_page_number(press, number)
    _print_imprint(press, imprint, top=HEIGHT - foot)
    return bytes(pdf.output())


def _empty_file(composition: Composition, created: datetime) -> FPDF:
    pdf = FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(created)
    pdf.set_title(composition.title)
    pdf.set_author(composition.author)
    pdf.set_subject(composition.subject)
    pdf.set_lang("zh-CN")
    return pdf


def _print_page_number(press: Press, number: int) -> None:
    """7.5: between two dashes 7 mm below the type area, at the right, on even pages at the left."""
    words = Words(f"— {number} —", Face.SONG, SIZE_4)
    odd = number % 2 == 1
    block = Block(words=(words,), align="right" if odd else "left", line=SIZE_4)
    (line,) = lines_of(block, width=WIDTH - 2 * SIZE_4, case=press.case)
    press.line(line, x=LEFT + SIZE_4, y=HEIGHT + PAGE_NUMBER_BELOW_TYPE_AREA - SIZE_4 / 2)


def _print_imprint(
    press: Press, imprint: list[tuple[ImprintRow, tuple[Line, ...]]], *, top: float
) -> None:
    """7.4: at the foot of the last page, the last rule on the lower edge of the type area."""
    y = top
    for at, (row, lines) in enumerate(imprint):
        if at == 0 or row.ruled:
            press.rule(y, THICK_RULE if at == 0 else THIN_RULE)
        for line in lines:
            press.line(line, x=LEFT, y=y)
            y += line.height
    if imprint:
        press.rule(y, THICK_RULE)
