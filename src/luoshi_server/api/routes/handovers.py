"""Hand-overs: duties whose answering post-holder has left, to be taken over by somebody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Name
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records.handovers import HandOverRow, TakenOver, TakingOver
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.duties.actions.confirm_hand_over import confirm_hand_over
from luoshi_server.duties.handovers import open_for

router = Router(tags=["handovers"])


class HandOverFilters(Slice):
    """Of which unit."""

    unit: Name | None = None


@router.get("/handovers", response=Page[HandOverRow], openapi_extra={"x-members-only": True})
def list_handovers(request: HttpRequest, filters: Query[HandOverFilters]) -> dict[str, Any]:
    """Those that wait: of the own unit, or of all of them for the office."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    rows = [one for one in open_for(member) if filters.unit in (None, one.duty.lead)]
    return page_of(rows, filters, HandOverRow.fields_of)


@router.post("/handovers/confirm", response=TakenOver)
def confirm_handovers(request: HttpRequest, told: TakingOver) -> dict[str, int]:
    """Let a person answer for these duties from now on; the unit confirms it, or the office."""
    member = caller_of(request).required()
    require_unchanged(request, told.duties)
    count = confirm_hand_over(
        told.unit,
        told.duties,
        by=member,
        to_person=told.to_person,
        request=number_of(request),
    )
    return {"count": count}
