"""Later editions: what became of each claim of the earlier one, and what is decided on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.acting import act_on
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key
from luoshi_server.api.finding import gazette_of
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records.duties import DutyOne
from luoshi_server.api.records.editions import BecameName, EditionsOne, FateRow, Reconsideration
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.actions.compare import confirm_comparison, have_it_compared
from luoshi_server.documents.editions import earlier_of, fates_of, now_of
from luoshi_server.documents.models import Gazette
from luoshi_server.duties.actions.reconsider import adopt_new_words, keep_as_it_was
from luoshi_server.duties.models import Duty
from luoshi_server.platform.errors import NotThere

router = Router(tags=["gazettes"])


class FateFilters(Slice):
    """Which claims are asked for."""

    became: BecameName | None = None


@router.get(
    "/gazettes/{key}/editions", response=EditionsOne, openapi_extra={"x-members-only": True}
)
def editions_of_gazette(request: HttpRequest, key: Key) -> dict[str, Any]:
    """How a gazette compares with the edition that it replaces."""
    caller_of(request).who_may(Verb.CONFIRM)
    return EditionsOne.fields_of(_later(key))


@router.get(
    "/gazettes/{key}/editions/claims",
    response=Page[FateRow],
    openapi_extra={"x-members-only": True},
)
def claims_of_editions(
    request: HttpRequest, key: Key, filters: Query[FateFilters]
) -> dict[str, Any]:
    """What became of each claim of the earlier edition; none before it was compared."""
    caller_of(request).who_may(Verb.CONFIRM)
    fates = fates_of(_later(key))
    wanted = [fate for fate in fates if filters.became in (None, fate.became)]
    return page_of(wanted, filters, FateRow.fields_of)


@router.post("/gazettes/{key}/editions/compare", response={202: EditionsOne})
def compare_editions(request: HttpRequest, key: Key) -> Status[dict[str, Any]]:
    """Have the editions compared once more; done in the background."""
    by = caller_of(request).who_may(Verb.CONFIRM)
    later = _later(key)
    have_it_compared(later, by=by)
    return Status(202, EditionsOne.fields_of(later))


@router.post("/gazettes/{key}/editions/confirm", response=EditionsOne)
def confirm_editions(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Let the comparison take effect, once; duties whose words changed then need review."""
    by = caller_of(request).who_may(Verb.CONFIRM)
    later = _later(key)
    require_unchanged(request, [later.key])
    confirm_comparison(later, by=by, request=number_of(request))
    return EditionsOne.fields_of(later)


@router.post("/duties/{key}/reconsider", response=DutyOne)
def reconsider_duty(request: HttpRequest, key: Key, told: Reconsideration) -> dict[str, Any]:
    """Decide on a duty whose words a later edition changed (`needs_review`)."""
    caller_of(request).who_may(Verb.CONFIRM)
    decide = adopt_new_words if told.decision == "adopt" else keep_as_it_was

    def act(duty: Duty, **who: Any) -> None:
        now = now_of(duty.claim) if duty.claim else None
        decide(duty, reason=told.reason, claim=now.key if now else "", **who)

    return act_on(request, key, act)


def _later(key: str) -> Gazette:
    gazette = gazette_of(key)
    if earlier_of(gazette) is None:
        raise NotThere(_("这份公报不是修订版。"))
    return gazette
