"""Where a long document is cut into pages: between paragraphs, at a length that loads at once.

The cuts depend on the document alone, not on who looks, so a page keeps its number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from luoshi_server.documents.layout import layout_of, runs
from luoshi_server.documents.models import Document, Gazette
from luoshi_server.web.texts.paragraphs import paragraphs

CHARACTERS = 6500
"""So many characters are on a page before it may end."""

BYTES = 78_000
"""So many bytes of HTML, as estimated, end a page sooner: tables are full of marks."""

_OF_A_SIGN, _OF_A_MARK, _OF_A_CELL = 3, 190, 24


def page_starts(document: Document) -> tuple[int, ...]:
    """The offsets at which the pages of a document begin."""
    gazette = document.gazette
    return _starts(gazette.contract, gazette.reading, document.start, document.end)


def page_at(document: Document, offset: int) -> int:
    """The number of the page, from 1, on which an offset stands."""
    return max(bisect_right(page_starts(document), offset), 1)


def bounds_of(document: Document, number: int) -> tuple[int, int]:
    """The stretch of the reading text that a page holds."""
    starts = page_starts(document)
    number = min(max(number, 1), len(starts))
    end = starts[number] if number < len(starts) else document.end
    return starts[number - 1], end


@lru_cache(maxsize=256)
def _starts(contract: str, reading: str, start: int, end: int) -> tuple[int, ...]:
    gazette = Gazette(contract=contract, reading=reading)
    layout = layout_of(gazette)
    claimed = [first for first, _ in layout.claimed]
    starts, signs, size = [start], 0, 0
    for paragraph in paragraphs(runs(gazette, start, end), layout):
        marks = bisect_left(claimed, paragraph.end) - bisect_left(claimed, paragraph.start)
        length = len(paragraph.words)
        cost = length * _OF_A_SIGN + marks * _OF_A_MARK + len(paragraph.cells) * _OF_A_CELL
        if signs and (signs + length > CHARACTERS + 1500 or size + cost > BYTES):
            starts.append(paragraph.start)
            signs, size = 0, 0
        signs, size = signs + length, size + cost
        while size > BYTES:
            # One paragraph that is longer than a page is cut where the page is full.
            part = max(length * BYTES // max(cost, 1), 1)
            starts.append(min(starts[-1] + part, paragraph.end))
            signs, size = signs - part, size - BYTES
    return tuple(dict.fromkeys(starts))
