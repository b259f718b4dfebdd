"""Pictures of pages are read by looking at them; a TIFF may hold many."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from luoshi.document.reading import Reading
from luoshi.readers.composing import Composition
from luoshi.readers.errors import Damaged, NothingRecognised, OcrMissing, TooLarge, TooManyPages
from luoshi.readers.limits import Limits
from luoshi.readers.printed.page import PrintedPage
from luoshi.readers.printed.setting import write_pages
from luoshi.readers.scans import open_eye

_MOST_DOTS = 120_000_000
_POINTS_PER_INCH = 72
_LIKELY_RESOLUTIONS = range(90, 1201)
# The shorter side of A4, in points: what a picture shows that does not say its resolution.
_A4_WIDTH = 595.3


def read_image(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of a picture, each frame of it a page."""
    eye = open_eye()
    if eye is None:
        raise OcrMissing(name=name)
    pages: list[PrintedPage] = []
    for picture, scale in _frames(content, name, limits):
        pages.append(eye.page(picture, number=len(pages) + 1, scale=scale))
    if not any(page.runs for page in pages):
        raise NothingRecognised(name=name)
    composition = Composition()
    write_pages(composition, pages, {})
    return composition.reading(content, name=name, format="image", wrapped=True, pages=len(pages))


def _frames(content: bytes, name: str, limits: Limits) -> Iterator[tuple[Any, float]]:
    """Each frame as rows of dots, with the points that one dot measures."""
    # Pillow and numpy come with the recogniser, and are not needed without it.
    pillow, numpy = import_module("PIL.Image"), import_module("numpy")
    try:
        image = pillow.open(BytesIO(content))
        count = getattr(image, "n_frames", 1)
        if count > limits.pages:
            raise TooManyPages(name=name, pages=count, limit=limits.pages)
        for number in range(count):
            image.seek(number)
            width, height = image.size
            if width * height > _MOST_DOTS:
                raise TooLarge(
                    name=name,
                    size=f"{width} × {height} dots",
                    limit=f"{_MOST_DOTS // 1_000_000} million",
                )
            yield numpy.asarray(image.convert("RGB")), _scale(image)
    except (OSError, ValueError, SyntaxError, EOFError, pillow.DecompressionBombError) as met:
        raise Damaged(name=name, why="the picture cannot be opened") from met


def _scale(image: Any) -> float:
    resolution = image.info.get("dpi", (0, 0))[0]
    if int(resolution) in _LIKELY_RESOLUTIONS:
        return float(_POINTS_PER_INCH / resolution)
    return float(_A4_WIDTH / min(image.size))
