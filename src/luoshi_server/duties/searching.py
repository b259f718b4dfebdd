"""Searching by words: duties, documents, what was read in them, and units.

Whoever asks finds what he may see, and nothing else: a member the duties that are open to him,
the public those that were published, and of what was read only what was released.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from luoshi_policies.duty_events import DutyFound
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.models import Claim, Document
from luoshi_server.documents.searching import Words, drop, found, keep
from luoshi_server.documents.tokens import terms_of
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to
from luoshi_server.ledger.following import Told
from luoshi_server.organisations.models import Unit

KINDS = ("duty", "document", "provision", "figure", "appointment", "finding", "unit")
"""What can be found, in the order in which it is shown."""

MOST = 1000
"""As many of one kind as anybody looks through; whoever wants fewer adds a word."""

SHOWN = (Claim.OPEN, Claim.ACCEPTED, Claim.EDITED, Claim.CHANGED)


def search(words: str, member: Member | None) -> dict[str, QuerySet[Any]]:
    """Everything that all the words occur in and that the member may see, by its kind.

    Rows are duties, documents, claims and units; a provision is a `Searchable` whose key
    `documents.indexing.place_of` takes apart.  Of figures and the like a member gets the first
    thousand.
    """
    return {kind: found_of(kind, words, member) for kind in KINDS}


def found_of(kind: str, words: str, member: Member | None) -> QuerySet[Any]:
    """What is found of one kind; what has the first word in its name comes first."""
    terms = terms_of(words)
    first = terms[0] if terms else ""
    keys = found(words, kind).values("key")
    match kind:
        case "duty":
            return _named_first(visible_to(member).filter(key__in=keys), "title", first)
        case "document":
            rows = Document.objects.select_related("gazette").filter(key__in=keys)
            return _named_first(rows, "title", first, "-dated", "key")
        case "provision":
            return found(words, kind).order_by("key")
        case "unit":
            return _named_first(Unit.objects.filter(name__in=keys), "name", first, "name")
        case _:
            return _named_first(_claims(kind, words, member), "title", first, "key")


def _claims(kind: str, words: str, member: Member | None) -> QuerySet[Claim]:
    """The claims that are found: to a member the first thousand, since he may see them all."""
    claims = Claim.objects.filter(kind=kind, state__in=SHOWN)
    hits = found(words, kind)
    if not may(member, Verb.SEE_INSIDE):
        return claims.filter(public=True, key__in=hits.values("key"))
    return claims.filter(key__in=list(hits.order_by("pk").values_list("key", flat=True)[:MOST]))


def _named_first(rows: QuerySet[Any], field: str, first: str, *then: str) -> QuerySet[Any]:
    is_named = When(Q(**{f"{field}__icontains": first}), then=Value(0))
    return rows.annotate(
        place_in_list=Case(is_named, default=Value(1), output_field=IntegerField())
    ).order_by("place_in_list", *(then or ("document", "place", "key")))


def follow(entries: Sequence[Told]) -> None:
    """Bring up to date which duties can be found."""
    keys = {told.event.about for told in entries if isinstance(told.event, DutyFound)}
    if keys:
        keep(_words(Duty.objects.filter(key__in=keys)))


def forget() -> None:
    """No duty can be found."""
    drop("duty")


def _words(duties: Iterable[Duty]) -> Iterable[Words]:
    for duty in duties:
        yield Words("duty", duty.key, f"{duty.title}。{duty.text}。{duty.words}。{duty.item}")
