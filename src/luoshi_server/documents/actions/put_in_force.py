"""Put a document in force: from now on mechanisms may stand on its words."""

from __future__ import annotations

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import PutInForce, TakenOutOfForce
from luoshi_server.documents.models import Document
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock


def put_in_force(document: Document, *, by: Member, request: str = "") -> None:
    """Let mechanisms stand on this document."""
    _record(PutInForce, document, by, request, "")


def take_out_of_force(document: Document, *, by: Member, reason: str, request: str = "") -> None:
    """Let no new case stand on this document; those that are open go on."""
    _record(TakenOutOfForce, document, by, request, reason)


def _record(
    kind: type[PutInForce], document: Document, by: Member, request: str, reason: str
) -> None:
    require(by, Verb.PUT_IN_FORCE)
    at = clock.now()
    event = kind(
        about=document.gazette_id,
        unit=by.unit or by.username,
        at=at,
        document=document.letter,
        title=document.title,
    )
    record([event], by=Author(by.username, request), at=at, reason=reason)
