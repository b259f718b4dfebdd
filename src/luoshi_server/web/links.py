"""Links that a page offers only where they lead somewhere for whoever looks."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb


def entry_link(member: Member | None, number: int | None) -> str:
    """The entry of the ledger, for those who may see the ledger."""
    if number is None or not may(member, Verb.SEE_LEDGER):
        return ""
    return _reversed("entry", number=number)


def words_link(document: str, first: int, last: int) -> str:
    """The page of the document that shows the words at these offsets of the reading text."""
    address = _reversed("document", key=document)
    return f"{address}?at={first}-{last}#s{first}" if address else ""


def _reversed(name: str, **names: object) -> str:
    try:
        return reverse(name, kwargs=names)
    except NoReverseMatch:
        return ""
