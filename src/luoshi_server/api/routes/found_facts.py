"""Facts that people find and no case says, which count in the scores of units."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records.duty_acts import Reason
from luoshi_server.api.records.found_facts import Finding, FoundFactRow, FoundKindRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.organisations.queries import registered_name
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.scoring.actions.find_fact import find_fact, take_fact_back
from luoshi_server.scoring.kinds import kinds_found_by_people, title_of
from luoshi_server.scoring.models import FoundFact

router = Router(tags=["scores"])


class FoundFilters(Slice):
    """Which of them are asked for."""

    unit: Name | None = None
    kind: Name | None = None
    is_taken_back: bool | None = None


class OfDay(Slice):
    """By the scheme of which day; of today, if none is named."""

    on: date | None = None


@router.get("/scores/findings", response=Page[FoundFactRow], openapi_extra={"x-members-only": True})
def list_found_facts(request: HttpRequest, filters: Query[FoundFilters]) -> dict[str, Any]:
    """What people found, the last one first, those that were taken back among them."""
    caller_of(request).who_may(Verb.SET_WEIGHTS)
    rows = FoundFact.objects.all()
    if filters.unit:
        rows = rows.filter(unit=registered_name(filters.unit))
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.is_taken_back is not None:
        counting = rows.filter(taken_back="")
        rows = rows.exclude(taken_back="") if filters.is_taken_back else counting
    return page_of(rows, filters, FoundFactRow.fields_of)


@router.get(
    "/scores/findings/kinds", response=Page[FoundKindRow], openapi_extra={"x-members-only": True}
)
def kinds_of_found_facts(request: HttpRequest, of: Query[OfDay]) -> dict[str, Any]:
    """The kinds that the scheme of a day counts and that only people find."""
    caller_of(request).who_may(Verb.SET_WEIGHTS)
    kinds = kinds_found_by_people(of.on or now().date())
    return page_of(kinds, of, lambda kind: {"kind": kind, "title": title_of(kind)})


@router.post("/scores/findings", response={201: FoundFactRow})
def find_one_fact(request: HttpRequest, told: Finding) -> Status[dict[str, Any]]:
    """Find what counts for a unit or against it (人工认定), with the facts on which it rests."""
    member = caller_of(request).who_may(Verb.SET_WEIGHTS)
    key = find_fact(**told.dict(), by=member, request=number_of(request))
    return Status(201, FoundFactRow.fields_of(FoundFact.objects.get(pk=key)))


@router.post("/scores/findings/{key}/take-back", response=FoundFactRow)
def take_one_fact_back(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Take back what was found wrongly: it counts no more, and stays in the ledger."""
    member = caller_of(request).who_may(Verb.SET_WEIGHTS)
    found = FoundFact.objects.filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这项认定。"))
    take_fact_back(key, by=member, reason=told.reason, request=number_of(request))
    found.refresh_from_db()
    return FoundFactRow.fields_of(found)
