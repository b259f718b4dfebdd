"""Who calls."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of
from luoshi_server.api.records.members import Me

router = Router(tags=["me"])


@router.get("/me", response=Me, openapi_extra={"x-members-only": True})
def me(request: HttpRequest) -> Me:
    """The member whose session or token this is, and what he may do."""
    caller = caller_of(request)
    member = caller.required()
    return Me(
        username=member.username,
        name=member.get_full_name(),
        role=member.role,
        unit=member.unit,
        post=member.post,
        may=[verb.value for verb in Verb if may(member, verb)],
        scopes=list(caller.token.scopes) if caller.token else [],
    )
