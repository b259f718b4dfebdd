"""Links that a page offers only where they lead somewhere for whoever looks."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.mandates import place_in_reading
from luoshi_server.documents.models import Document


def entry_link(member: Member | None, number: int | None) -> str:
    """The entry of the ledger, for those who may see the ledger."""
    if number is None or not may(member, Verb.SEE_LEDGER):
        return ""
    return _reversed("entry", number=number)


def quote_link(document: str, start: int, end: int) -> str:
    """The page of the document that shows these words, by a place that a pin gives."""
    try:
        first, last = place_in_reading(document, start, end)
    except Document.DoesNotExist:
        return ""
    address = _reversed("document", key=document)
    return f"{address}?at={first}-{last}#s{first}" if address else ""


def _reversed(name: str, **names: object) -> str:
    try:
        return reverse(name, kwargs=names)
    except NoReverseMatch:
        return ""
