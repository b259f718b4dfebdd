"""Units, and who holds which office by an appointment in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from luoshi_server.documents.models import Claim, Document
from luoshi_server.duties.published.claims import (
    PublicAppointment,
    appointments_shown,
    public_claims,
)
from luoshi_server.duties.published.made_of import published
from luoshi_server.duties.visibility import public_fields
from luoshi_server.ledger.models import Root
from luoshi_server.organisations.models import Post, Unit


@published("Unit")
@dataclass(frozen=True, kw_only=True)
class PublicUnit:
    """A unit by its full name, with the names that documents print for it."""

    name: str
    category: str
    parent: str
    also_called: tuple[str, ...]
    dissolved: date | None
    successor: str


@published("Post", appointment="Post.words")
@dataclass(frozen=True, kw_only=True)
class PublicPost:
    """A person in a post, with the appointment that says so, where its words are known."""

    unit: str
    person: str
    post: str
    since: date
    until: date | None
    appointment: PublicAppointment | None


@published("Root")
@dataclass(frozen=True, kw_only=True)
class PublicRoot:
    """The last entry of the ledger on a day, and its digest."""

    day: date
    number: int
    digest: str


def public_units() -> QuerySet[Unit]:
    """All units, those that there are now first."""
    return Unit.objects.only(*public_fields("Unit")).order_by("name")


def public_posts() -> QuerySet[Post]:
    """The posts that somebody was given or has left by a document in force."""
    in_force = Document.objects.filter(in_force=True).values("key")
    return Post.objects.filter(document__in=in_force).order_by("unit", "post", "since")


def units_shown(rows: Iterable[Unit]) -> list[PublicUnit]:
    """Units in their public form."""
    return [
        PublicUnit(
            name=row.name,
            category=row.category,
            parent=row.parent,
            also_called=tuple(row.also_called),
            dissolved=row.dissolved,
            successor=row.successor,
        )
        for row in rows
    ]


def posts_shown(rows: Sequence[Post]) -> list[PublicPost]:
    """Posts in their public form, each with the words of its appointment."""
    keys = {row.document for row in rows}
    claims: list[Claim] = list(public_claims("appointment").filter(document__in=keys))
    by_words = {(one.document.key, one.person, one.post): one for one in appointments_shown(claims)}
    return [
        PublicPost(
            unit=row.unit,
            person=row.person,
            post=row.post,
            since=row.since,
            until=row.until,
            appointment=by_words.get((row.document, row.person, row.post)),
        )
        for row in rows
    ]


def roots_shown(rows: Iterable[Root]) -> list[PublicRoot]:
    """Daily roots in their public form."""
    return [PublicRoot(day=row.day, number=row.number, digest=row.digest) for row in rows]
