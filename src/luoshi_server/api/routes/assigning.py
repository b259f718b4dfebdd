"""Assigning many duties at once; it stands before the routes that take a duty's key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records import duty_acts as given
from luoshi_server.duties.actions.assign_together import assign_together
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.errors import NotThere

router = Router(tags=["duties"])


@router.post("/duties/assign-together", response=given.AssignedTogetherRow)
def assign_duties_together(request: HttpRequest, told: given.AssignmentTogether) -> dict[str, Any]:
    """Assign many duties to the unit, and by the day, that their document names (批量交办).

    If one of them was assigned meanwhile, nothing is done; one that lacks a unit or a day is left.
    """
    member = caller_of(request).who_may(Verb.ASSIGN)
    keys = list(dict.fromkeys(told.duties))
    duties = visible_to(member).filter(pk__in=keys)
    missing = set(keys) - set(duties.values_list("pk", flat=True))
    if missing:
        raise NotThere(_("没有任务“%(key)s”。") % {"key": min(missing)}, field="duties")
    require_unchanged(request, keys)
    done = assign_together(
        duties,
        by=member,
        reports=told.reports,
        expected=len(keys),
        request=number_of(request),
    )
    return {
        "assigned": [duty.key for duty in done.assigned],
        "left": [{"duty": duty.key, "reason": why} for duty, why in done.left],
    }
