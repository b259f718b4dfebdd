"""A paper as a page shows it: the same words and numbers, each reference a link to its place.

What would make a page too long is left to the files; the page says how much that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.papers import paper_of
from luoshi_server.papers import (
    Heading,
    OfficialPaper,
    Paragraph,
    Reference,
    SupervisionSlip,
    Table,
    day_in_chinese,
)
from luoshi_server.papers.body import Part, numbered
from luoshi_server.web.duties.places import quote_address

MOST_ROWS = 60
MOST_QUOTES = 80


class Quote(NamedTuple):
    """A reference of the paper: its number, its words, and where they can be read."""

    number: int
    words: str
    place: str
    href: str


def preview_of(bulletin: Bulletin) -> dict[str, Any]:
    """What the template of the preview is told."""
    paper = paper_of(bulletin)
    if isinstance(paper, SupervisionSlip):
        return _slip(paper, bulletin)
    numbers = {reference: at for at, reference in enumerate(paper.quotes, 1)}
    return {
        "is_slip": False,
        "paper": paper,
        "day": day_in_chinese(paper.signed_on),
        "contents": _parts(paper.body, numbers),
        "attachments": [
            {"title": one.title, "contents": _parts(one.body, numbers)} for one in paper.attachments
        ],
        "quotes": _quotes(paper.quotes, bulletin),
        "more_quotes": max(0, len(paper.quotes) - MOST_QUOTES),
        "has_tables": _has_tables(paper),
    }


def _slip(paper: SupervisionSlip, bulletin: Bulletin) -> dict[str, Any]:
    return {
        "is_slip": True,
        "paper": paper,
        "colour": paper.colour.name.lower(),
        "day": day_in_chinese(paper.issued_on),
        "quotes": _quotes(paper.basis, bulletin),
        "more_quotes": 0,
        "has_tables": False,
    }


def _quotes(references: Sequence[Reference], bulletin: Bulletin) -> list[Quote]:
    places = [*bulletin.quotes, *("" for _ in references)]
    return [
        Quote(at, one.words, f"《{one.document}》{one.place}", _address(places[at - 1], one.words))
        for at, one in enumerate(references[:MOST_QUOTES], 1)
    ]


def _address(place: str, words: str) -> str:
    document, _bar, offset = place.partition("|")
    if not offset:
        return ""
    return quote_address(document, int(offset), int(offset) + len(words))


def _parts(body: Sequence[Part], numbers: Mapping[Reference, int]) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []
    for part, number in numbered(body):
        match part:
            case Heading():
                told = {"is": "heading", "level": part.level, "words": number + part.words}
                shown.append(told | {"marks": [numbers[one] for one in part.references]})
            case Paragraph():
                marks = [numbers[one] for one in part.references]
                shown.append({"is": "paragraph", "words": part.words, "marks": marks})
            case Table():
                shown.append(_table(part, numbers))
    return shown


def _table(table: Table, numbers: Mapping[Reference, int]) -> dict[str, Any]:
    rows = [
        [
            {
                "words": cell.words,
                "side": cell.side,
                "columns": cell.columns,
                "marks": [numbers[one] for one in cell.references],
            }
            for cell in row
        ]
        for row in table.rows
    ]
    body = rows[table.heads :]
    return {
        "is": "table",
        "caption": table.caption,
        "unit": table.unit,
        "heads": rows[: table.heads],
        "rows": body[:MOST_ROWS],
        "more": max(0, len(body) - MOST_ROWS),
    }


def _has_tables(paper: OfficialPaper) -> bool:
    bodies = (paper.body, *(one.body for one in paper.attachments))
    return any(isinstance(part, Table) for body in bodies for part in body)
