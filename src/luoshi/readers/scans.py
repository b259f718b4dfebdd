"""Scans: pictures of text, read by a recogniser that comes with its models as an extra.

The recogniser finds lines; their characters are spread evenly along them, which is as good as
Chinese is set, and the same cutting into columns and tables follows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from luoshi.readers.printed.page import PrintedPage, Run


class Eye(Protocol):
    """Reads the words of a picture."""

    def page(self, picture: Any, *, number: int, scale: float) -> PrintedPage:
        """The page that a picture shows; `scale` is the points that one dot measures."""
        ...


def open_eye() -> Eye | None:
    """The recogniser, or None if the extra `luoshi[ocr]` is not installed."""
    needed = ("rapidocr", "onnxruntime", "cv2")
    return _eye() if all(find_spec(one) is not None for one in needed) else None


@cache
def _eye() -> Eye:
    return _RapidEye(import_module("rapidocr").RapidOCR(params={"Global.log_level": "error"}))


@dataclass(frozen=True, slots=True)
class _RapidEye:
    engine: Any

    def page(self, picture: Any, *, number: int, scale: float) -> PrintedPage:
        height, width = picture.shape[:2]
        found = self.engine(picture)
        boxes, words = found.boxes, found.txts
        page = PrintedPage(number, width * scale, height * scale, pictured=1.0)
        if boxes is not None and words is not None:
            for corners, line in zip(boxes.tolist(), words, strict=True):
                page.runs += _runs(corners, unicodedata.normalize("NFC", line), scale)
        return page


def _runs(corners: list[list[float]], words: str, scale: float) -> Iterator[Run]:
    """One line as a run, each character as wide as its kind."""
    xs = [x * scale for x, _ in corners]
    ys = [y * scale for _, y in corners]
    words = words.strip()
    # The box of a recogniser is a little higher than the type.
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    spare = 0.1 * (bottom - top)
    if not words or bottom - top <= 0:
        return
    run = Run(top + spare, bottom - spare)
    shares = [0.5 if character.isascii() else 1.0 for character in words]
    unit = (max(xs) - min(xs)) / sum(shares)
    left = min(xs)
    for character, share in zip(words, shares, strict=True):
        run.add(character, left, left + share * unit)
        left += share * unit
    yield run
