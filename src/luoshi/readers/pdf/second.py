"""A second look at pages whose fonts the file does not hold.

Where a machine has no Chinese font either, PDFium gives such characters no shape, and drops
what was drawn as a single one: the last character of a cell, a lone “无”.  pdfminer knows the
characters of those fonts by their standard tables; it is slow, and asked for these pages only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from luoshi.readers.printed.page import PrintedPage
from luoshi.readers.printed.runs import Drawn, runs_of


def looked_at_again(content: bytes, pages: list[PrintedPage], numbers: set[int]) -> None:
    """Give pages the runs that pdfminer finds on them, where it finds more characters."""
    manager = PDFResourceManager()
    device = _Characters(manager)
    interpreter = PDFPageInterpreter(manager, device)
    wanted = {number - 1 for number in numbers}
    # pdfminer raises whatever it stumbles over in a damaged file; the first look then stands.
    with suppress(Exception):
        found = PDFPage.get_pages(BytesIO(content), pagenos=wanted)
        for index, page in zip(sorted(wanted), found, strict=False):
            device.found = None
            interpreter.process_page(page)
            if device.found is not None:
                _improve(pages[index], device.found)


class _Characters(PDFLayoutAnalyzer):
    """Keeps the last page as it was drawn."""

    found: LTPage | None = None

    def receive_layout(self, ltpage: LTPage) -> None:
        self.found = ltpage


def _improve(page: PrintedPage, drawn: LTPage) -> None:
    if abs(drawn.width - page.width) > 2 or abs(drawn.height - page.height) > 2:
        return  # cut to a smaller paper than it was drawn on: the places would not agree
    runs = runs_of(_drawn(drawn, drawn.height))
    if sum(len(run.characters) for run in runs) > page.characters:
        page.runs = runs


def _drawn(container: LTContainer[Any], height: float) -> Iterator[Drawn]:
    for thing in container:
        if isinstance(thing, LTChar):
            for character in thing.get_text():
                yield (character, thing.x0, height - thing.y1, thing.x1, height - thing.y0)
        elif isinstance(thing, LTContainer):
            yield from _drawn(thing, height)
