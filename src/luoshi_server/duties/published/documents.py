"""Documents in force, as everybody may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from luoshi_server.documents.models import Document
from luoshi_server.duties.published.made_of import published
from luoshi_server.duties.visibility import public_fields


@published("Document")
@dataclass(frozen=True, kw_only=True)
class PublicDocument:
    """A document in force; its text is open to everybody."""

    key: str
    gazette: str
    letter: str
    kind: str
    number: str
    title: str
    issuers: tuple[str, ...]
    dated: date | None
    start: int
    end: int


def documents_in_force() -> QuerySet[Document]:
    """The documents that everybody may read, the latest first."""
    return (
        Document.objects.filter(in_force=True)
        .only(*public_fields("Document"))
        .order_by("-dated", "gazette", "start")
    )


def document_shown(row: Document) -> PublicDocument:
    """A document in its public form."""
    return PublicDocument(
        key=row.key,
        gazette=str(row.gazette_id),
        letter=row.letter,
        kind=row.kind,
        number=row.number,
        title=row.title,
        issuers=tuple(row.issuers),
        dated=row.dated,
        start=row.start,
        end=row.end,
    )


def documents_of(keys: Iterable[str]) -> dict[str, PublicDocument]:
    """The documents in force of these keys."""
    rows = documents_in_force().filter(key__in=set(keys))
    return {row.key: document_shown(row) for row in rows}
