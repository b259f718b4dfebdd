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
from statistics import median
from typing import Any, Protocol

from luoshi.readers.printed.page import PrintedPage, Run

# Upper left, upper right, lower right, lower left.
Corners = list[list[float]]

# Beyond this a page is not askew, it is something else.
_STEEPEST = 0.1


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
            lines: list[Corners] = boxes.tolist()
            for corners, line in zip(_straightened(lines), words, strict=True):
                page.runs += _runs(corners, unicodedata.normalize("NFC", line), scale)
        return page


def _straightened(lines: list[Corners]) -> list[Corners]:
    """The lines as they would lie had the paper not been laid askew."""
    slopes = [
        (right[1] - left[1]) / (right[0] - left[0])
        for left, right, low, _ in lines
        if right[0] - left[0] > 8 * abs(low[1] - right[1])
    ]
    slope = median(slopes) if slopes else 0.0
    if abs(slope) > _STEEPEST:
        return lines
    return [[[x + slope * y, y - slope * x] for x, y in corners] for corners in lines]


def _runs(corners: Corners, words: str, scale: float) -> Iterator[Run]:
    """One line as a run, each character as wide as its kind."""
    xs = [x * scale for x, _ in corners]
    ys = [y * scale for _, y in corners]
    words = words.strip()
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    if not words or bottom - top <= 0:
        return
    shares = [0.5 if character.isascii() else 1.0 for character in words]
    unit = (max(xs) - min(xs)) / sum(shares)
    # The box of a recogniser is more or less higher than the type; the characters of a line
    # of some length are as high as they are wide.
    em = unit if len(words) > 5 and 0.6 < unit / (bottom - top) < 1.4 else 0.85 * (bottom - top)
    middle = (top + bottom) / 2
    run = Run(middle - em / 2, middle + em / 2)
    left = min(xs)
    for character, share in zip(words, shares, strict=True):
        run.add(character, left, left + share * unit)
        left += share * unit
    yield run
