"""A PDF is read page by page: by its text layer, or, where it has none, by looking at it."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from luoshi.document.reading import Reading
from luoshi.readers.composing import Composition
from luoshi.readers.errors import Damaged, Encrypted, NoTextLayer, NothingRecognised, TooManyPages
from luoshi.readers.limits import Limits
from luoshi.readers.pdf.drawn import printed_page
from luoshi.readers.pdf.spare_font import provide_spare_font
from luoshi.readers.printed.legible import is_garbled, is_legible
from luoshi.readers.printed.page import PrintedPage
from luoshi.readers.printed.setting import write_pages
from luoshi.readers.scans import Eye, open_eye

# PDFium keeps state that two threads must not touch at once.
_PDFIUM = threading.Lock()
_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LARGEST_SIDE = 6_000


def read_pdf(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of a PDF; pages without words are looked at, if the OCR extra is installed."""
    with _PDFIUM, _opened(content, name) as document:
        count = len(document)
        if count > limits.pages:
            raise TooManyPages(name=name, pages=count, limit=limits.pages)
        pages = _pages(document, name)
        unread = {page.number for page in pages if not is_legible(page)}
        if unread:
            eye = open_eye()
            if eye is not None:
                pages = _looked_at(document, pages, unread, eye)
                if not any(page.runs for page in pages):
                    raise NothingRecognised(name=name)
                unread = {number for number in unread if not pages[number - 1].runs}
            elif len(unread) == count or not any(_has_words(page, unread) for page in pages):
                raise NoTextLayer(name=name, pages=count)
    composition = Composition()
    for number in unread:
        if is_garbled(pages[number - 1]):
            pages[number - 1].runs = []
    write_pages(composition, pages, {number: _unread(number) for number in unread})
    return composition.reading(content, name=name, format="pdf", wrapped=True, pages=count)


def _has_words(page: PrintedPage, unread: set[int]) -> bool:
    return page.number not in unread and bool(page.runs)


def _unread(number: int) -> tuple[str, str]:
    return (
        f"第 {number} 页没有可读的文字层，须安装 luoshi[ocr] 后按扫描件识别",
        f"page {number} has no readable text layer; install luoshi[ocr] to read it as a scan",
    )


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[PdfDocument]:
    """The open document.

    PDFium repairs what it can of a file that was cut short, and would give the first pages of
    it as if they were all; the end mark of the file is the only thing that tells.
    """
    if b"%%EOF" not in content[-2048:] and b"startxref" not in content[-2048:]:
        raise Damaged(name=name, why="its end mark is missing")
    provide_spare_font()
    try:
        document = PdfDocument(content)
    except PdfiumError as met:
        if getattr(met, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted(name=name) from None
        raise Damaged(name=name, why="it has no table of its parts") from None
    try:
        if not len(document):
            raise Damaged(name=name, why="it has no pages")
        yield document
    finally:
        document.close()


def _pages(document: PdfDocument, name: str) -> list[PrintedPage]:
    pages: list[PrintedPage] = []
    for number in range(1, len(document) + 1):
        with _page(document, number, name) as page:
            pages.append(printed_page(page, number))
    return pages


@contextmanager
def _page(document: PdfDocument, number: int, name: str) -> Iterator[ctypes.c_void_p]:
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise Damaged(name=name, why=f"page {number} cannot be opened")
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def _looked_at(
    document: PdfDocument, pages: list[PrintedPage], unread: set[int], eye: Eye
) -> list[PrintedPage]:
    """The pages, those without words read from their picture."""
    seen = list(pages)
    for number in sorted(unread):
        page = pages[number - 1]
        largest = max(page.width, page.height, 1.0)
        scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LARGEST_SIDE / largest)
        picture = document[number - 1].render(scale=scale).to_numpy()
        seen[number - 1] = eye.page(picture, number=number, scale=1 / scale)
    return seen
