"""Pages of a PDF as pictures, so that words can be compared with what was printed.

A picture is drawn once and kept beside the instance's files; it can be drawn again at any
time, so it is no part of the record.
"""

from __future__ import annotations

import os
import tempfile
import threading
from io import BytesIO
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.utils.translation import gettext as _

from luoshi_server.documents.models import Gazette
from luoshi_server.platform import files
from luoshi_server.platform.errors import NotThere

WIDTH = 1100
"""How many dots a page is wide: enough to read, small enough to send."""

_drawing = threading.Lock()
"""PDFium draws one page at a time in a process."""


def has_pages(gazette: Gazette) -> bool:
    """Whether the file has pages that can be drawn."""
    return gazette.format == "pdf" and bool(gazette.pages)


def image_of(gazette: Gazette, number: int) -> Path:
    """The picture of a page, as a PNG.  Raises `NotThere` where the file has no such page."""
    if not has_pages(gazette) or not 1 <= number <= (gazette.pages or 0):
        raise NotThere(_("没有这一页的图像。"))
    kept = _folder() / f"{gazette.sha256}-{number}.png"
    if not kept.is_file():
        _keep(_draw(gazette, number), kept)
    return kept


def size_of(gazette: Gazette, number: int) -> tuple[float, float]:
    """The width and height of a page in points."""
    with _drawing, _opened(gazette) as pdf:
        width, height = pdf.get_page_size(number - 1)
    return float(width), float(height)


def _draw(gazette: Gazette, number: int) -> bytes:
    with _drawing, _opened(gazette) as pdf:
        page = pdf[number - 1]
        scale = WIDTH / page.get_width()
        drawn = BytesIO()
        page.render(scale=scale, grayscale=True).to_pil().save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _opened(gazette: Gazette) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(files.path_of(gazette.sha256))


def _folder() -> Path:
    folder: Path = settings.LUOSHI.home / "pictures"
    folder.mkdir(exist_ok=True)
    return folder


def _keep(content: bytes, kept: Path) -> None:
    """Written whole under another name first: a picture that was cut short is never found."""
    handle, name = tempfile.mkstemp(dir=kept.parent, prefix="drawing-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(kept)
