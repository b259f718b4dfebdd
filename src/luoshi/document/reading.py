"""A reading is what a reader makes of a file: one text, and where each part of it stood.

The reading text of a `.txt` file is the decoded file itself.  Readers of other formats write
one: a line for each line or paragraph, a form feed between pages, a tab between the cells of
a table's row.  Every span that luoshi publishes points into the reading text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from luoshi.provenance import Finding, Source, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the reading text stood in its file.

    `box` is left, top, right, bottom in points from the page's upper left corner;
    `paragraph` counts from 1 in formats without pages.
    """

    start: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of the layout that a reader has recognised by their place: headers, page numbers."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading text of one source.

    `wrapped` tells whether a line end may fall inside a paragraph, as in text and PDF; in
    formats that know paragraphs each line is one.  `places` is ordered by `start`.
    """

    source: Source
    text: str
    wrapped: bool
    places: tuple[Place, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    findings: tuple[Finding, ...] = ()

    def place_of(self, offset: int) -> Place | None:
        """The place in the file of the character at `offset`; None for plain text."""
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 else None
