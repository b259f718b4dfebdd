"""Links that a page offers only where they lead somewhere for whoever looks."""

from __future__ import annotations

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.web.duties.places import address_of


def entry_link(member: Member | None, number: int | None) -> str:
    """The entry of the ledger, for those who may see the ledger."""
    if number is None or not may(member, Verb.SEE_LEDGER):
        return ""
    return address_of("entry", number=number)
