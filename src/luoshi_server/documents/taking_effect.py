"""What follows when a claim is confirmed: a duty is found, a post is taken or left.

Figures and findings have no effect of their own: they are shown, compared and published.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from luoshi.ledger import Event
from luoshi_policies.duty_events import DutyFound
from luoshi_server.documents.models import Claim, Document
from luoshi_server.organisations.events import PostLeft, PostTaken
from luoshi_server.organisations.queries import registered_name


def events_of(claim: Claim, reading: dict[str, Any], *, unit: str, at: datetime) -> list[Event]:
    """The events that a confirmed claim brings about."""
    if claim.kind == "duty":
        return [
            DutyFound(
                about=claim.key,
                unit=unit,
                at=at,
                office=unit,
                document=claim.document,
                provision=claim.provision,
                words=claim.words,
            )
        ]
    if claim.kind == "appointment":
        return _appointment(claim, reading, at)
    return []


def _appointment(claim: Claim, reading: dict[str, Any], at: datetime) -> list[Event]:
    organisation = reading.get("organisation") or ""
    if not organisation or not reading.get("post"):
        return []
    name = registered_name(organisation)
    told = reading.get("effective")
    document = Document.objects.filter(key=claim.document).first()
    since = date.fromisoformat(told) if told else (document and document.dated) or at.date()
    kind = PostTaken if reading["action"] in ("appoint", "designate") else PostLeft
    return [
        kind(
            about=name,
            unit=name,
            at=at,
            person=reading["person"],
            post=reading["post"],
            since=since,
            document=claim.document,
            words=claim.words,
        )
    ]
