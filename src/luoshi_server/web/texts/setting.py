"""A page of a document, set: headings, paragraphs and tables, with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from luoshi_server.documents.layout import layout_of, runs
from luoshi_server.documents.models import Document, Gazette
from luoshi_server.web.texts.marks import Anchors, Mark, Piece, pieces
from luoshi_server.web.texts.paragraphs import Paragraph, paragraphs

Cell = list[Piece]

_HEAD = 400
"""Within so many signs of its beginning a document prints its title."""


class Block(NamedTuple):
    """What one sees as a whole: `tag` is h2, h3, p, title or table; each row has its cells."""

    tag: str
    rows: list[list[Cell]]


def page_of(
    document: Document,
    bounds: tuple[int, int],
    marks: Sequence[Mark],
    lit: tuple[int, int] | None = None,
) -> list[Block]:
    """The blocks of a page of a document, with the marks on their words."""
    gazette, (start, end) = document.gazette, bounds
    layout = layout_of(gazette)
    provisions = list(document.provisions.filter(start__gte=start, start__lt=end))
    headings = {
        place[0]: (place[1], provision.level)
        for provision in provisions
        if (place := layout.headings.get(f"{document.letter}/{provision.address}"))
    }
    places = [mark.start for mark in marks if mark.start >= start]
    places += [provision.start for provision in provisions] + list(headings)
    places += [lit[0]] if lit else []
    anchors = Anchors(places)
    head_ends = document.start + _HEAD
    titles = _bare(document.title), _bare(document.record.get("notice_title") or "")
    found = (
        Block(
            _tag(paragraph, headings, titles if paragraph.start < head_ends else ()),
            [[list(pieces(cell, marks, anchors, lit)) for cell in paragraph.cells]],
        )
        for paragraph in paragraphs(runs(gazette, start, end), layout)
    )
    return list(_together(found))


def context_of(gazette: Gazette, mark: Mark, around: int = 140) -> list[Block]:
    """The words of one claim with some of those before and after, highlighted."""
    layout = layout_of(gazette)
    chosen = mark._replace(is_chosen=True)
    start, end = max(mark.start - around, 0), mark.end + around
    stretch = paragraphs(runs(gazette, start, end), layout)
    near = [one for one in stretch if one.end > mark.start - around and one.start < end]
    found = (
        Block(
            "table" if one.is_row else "p",
            [[list(pieces(cell, [chosen], Anchors(()))) for cell in one.cells]],
        )
        for one in near
    )
    return list(_together(found))


def _tag(
    paragraph: Paragraph, headings: dict[int, tuple[int, int]], titles: tuple[str, ...]
) -> str:
    if paragraph.is_row:
        return "table"
    heading = headings.get(paragraph.start)
    if heading is not None and paragraph.end <= heading[0] + 1:
        return "h2" if heading[1] <= 1 else "h3"
    bare = _bare(paragraph.words)
    if len(bare) > 3 and any(bare in title for title in titles):
        return "title"
    return "p"


def _together(blocks: Iterable[Block]) -> Iterator[Block]:
    """Rows that follow one another are one table."""
    for is_table, group in groupby(blocks, key=lambda block: block.tag == "table"):
        if is_table:
            yield Block("table", [row for block in group for row in block.rows])
        else:
            yield from group


def _bare(words: str) -> str:
    return "".join(words.split())
