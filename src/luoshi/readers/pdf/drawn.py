"""What a PDF draws on a page: characters with their boxes, straight rules, pictures.

PDFium gives each character in the page's own axes, upwards and unturned; here they are turned
as a viewer shows the page.  Its calls are what reading a PDF costs, so there is one for a
character's code, one for its box, and none that is not needed.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import pi

import pypdfium2.raw as pdfium

from luoshi.readers.printed.matrix import UNTURNED, Matrix, Point, moved, product
from luoshi.readers.printed.page import Box, PrintedPage, Rule
from luoshi.readers.printed.runs import Drawn, runs_of

# PDFium writes a hyphen at the end of a line as one of these.
_HYPHENS = (0x02, 0xFFFE, 0xAD)
# The least of a rule's length, and the most of its width, in points.
_LONG = 6.0
_THIN = 3.0
_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 4
_MOST_OBJECTS = 50_000
# How many characters are asked which way they stand, and how far off, in right angles, is askew.
_ASKED = 24
_UPRIGHT = 0.06


@dataclass(frozen=True, slots=True)
class _Paper:
    """The visible part of a page, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned % 2 else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as seen: left, top, right, bottom from the upper left corner."""
        if self.turned == 0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turned == 1:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turned == 2:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return (self.top - top, self.right - right, self.top - bottom, self.right - left)


def printed_page(page: ctypes.c_void_p, number: int) -> PrintedPage:
    """What is printed on an open page."""
    paper = _paper(page)
    text = pdfium.FPDFText_LoadPage(page)
    slanted: list[str] = []
    drawn: list[Drawn] = []
    if text:
        try:
            paper = replace(paper, turned=_way_of(text, paper.turned))
            drawn = list(_characters(text, paper, slanted))
        finally:
            pdfium.FPDFText_ClosePage(text)
    width, height = paper.size
    printed = PrintedPage(number, width, height, runs_of(drawn, width, height))
    printed.slanted = "".join(slanted)
    covered = 0.0
    # Forms may hold forms, each drawn many times: rules are looked for among so many things only.
    for kind, box in islice(_objects(page), _MOST_OBJECTS):
        left, top, right, bottom = paper.box(*box)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            seen_width = min(right, width) - max(left, 0)
            seen_height = min(bottom, height) - max(top, 0)
            covered += max(seen_width, 0) * max(seen_height, 0)
        elif bottom - top <= _THIN and right - left >= _LONG:
            printed.level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _LONG:
            printed.upright.append(Rule((left + right) / 2, top, bottom))
    printed.pictured = min(1.0, covered / (width * height)) if width * height > 0 else 0.0
    return printed


def _paper(page: ctypes.c_void_p) -> _Paper:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return _Paper(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))


def _way_of(text: ctypes.c_void_p, shown: int) -> int:
    """Which way the page has to be turned for most of its words to stand upright.

    As a rule it is the way that it is shown; a table may be set sideways on an upright page.
    """
    count = pdfium.FPDFText_CountChars(text)
    ways: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _ASKED)):
        if pdfium.FPDFText_GetUnicode(text, index) > 0x20:
            quarters = pdfium.FPDFText_GetCharAngle(text, index) / (pi / 2)
            if abs(quarters - round(quarters)) < _UPRIGHT:
                ways[-round(quarters) % 4] += 1
    if not ways:
        return shown
    way, often = ways.most_common(1)[0]
    return way if 2 * often > ways.total() else shown


def _characters(text: ctypes.c_void_p, paper: _Paper, slanted: list[str]) -> Iterator[Drawn]:
    """The characters in the order they were drawn; those of a slanting watermark apart."""
    last: Drawn = ("", 0.0, 0.0, 0.0, 0.0)
    for drawn, index in _each_character(text, paper):
        # A character that goes on where the one before ended slants as that one does.
        if drawn[0] != " " and not _is_beside(last, drawn):
            quarters = pdfium.FPDFText_GetCharAngle(text, index) / (pi / 2)
            if abs(quarters - round(quarters)) > _UPRIGHT:
                slanted.append(drawn[0])
                continue
        last = drawn
        yield drawn


def _is_beside(last: Drawn, drawn: Drawn) -> bool:
    _, _, top, right, bottom = last
    em = drawn[4] - drawn[2]
    level = abs(drawn[4] - bottom) < 0.25 * em and abs(drawn[2] - top) < 0.25 * em
    return level and abs(drawn[1] - right) < em


def _each_character(text: ctypes.c_void_p, paper: _Paper) -> Iterator[tuple[Drawn, int]]:
    code_of = pdfium.FPDFText_GetUnicode
    box_of = pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    # One string for each character of the page, however often it occurs.
    known: dict[int, str] = {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = code_of(text, index)
        if code in (0x20, 0x0D, 0x0A, 0xA0):
            # PDFium puts in spaces of its own where it sees gaps; those have no width.
            box_of(text, index, box)
            if code in (0x20, 0xA0) and box.right - box.left > 0.5:
                yield (" ", *_seen(box, paper)), index
            continue
        if not box_of(text, index, box):
            continue
        character = known.get(code)
        if character is None:
            character = known[code] = _character(code)
        yield (character, *_seen(box, paper)), index


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in (0x3000, 0x2002, 0x2003):
        return " "
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _seen(box: pdfium.FS_RECTF, paper: _Paper) -> Box:
    return paper.box(box.left, box.bottom, box.right, box.top)


Thing = tuple[int, Box]


def _objects(page: ctypes.c_void_p) -> Iterator[Thing]:
    """Pictures and the straight strokes of paths, as boxes in the page's axes."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _strokes(pdfium.FPDFPage_GetObject(page, index), UNTURNED, 0)


def _strokes(thing: ctypes.c_void_p, outer: Matrix, depth: int) -> Iterator[Thing]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        yield kind, _placed(_bounds(thing), outer)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from ((kind, box) for box in _path(thing, outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = product(_matrix(thing), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _strokes(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)


def _path(thing: ctypes.c_void_p, outer: Matrix) -> Iterator[Box]:
    """The strokes of a path, or the one thin bar that it fills."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, filled, stroked)
    if not stroked:
        whole = _placed(_bounds(thing), outer)
        if filled.value and min(whole[2] - whole[0], whole[3] - whole[1]) <= _THIN:
            yield whole
        return
    count = pdfium.FPDFPath_CountSegments(thing)
    if count > _MOST_SEGMENTS:
        return
    matrix = product(_matrix(thing), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = moved(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or last is None:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _between(last, here)
        last = here
        if first is not None and pdfium.FPDFPathSegment_GetClose(segment):
            yield _between(last, first)


def _bounds(thing: ctypes.c_void_p) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _matrix(thing: ctypes.c_void_p) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return UNTURNED
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _between(start: Point, end: Point) -> Box:
    return (
        min(start[0], end[0]),
        min(start[1], end[1]),
        max(start[0], end[0]),
        max(start[1], end[1]),
    )


def _placed(box: Box, by: Matrix) -> Box:
    if by is UNTURNED:
        return box
    return _between(moved(box[0], box[1], by), moved(box[2], box[3], by))
