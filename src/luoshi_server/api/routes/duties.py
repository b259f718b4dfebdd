"""Duties: the list with its filters, one duty, and what was told and is owed about it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from luoshi_server.accounts.models import Member
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.finding import duty_of, own
from luoshi_server.api.records.duties import DutyOne, DutyRow, one_of, rows_of
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.duties.models import OPEN_STATES, Duty, DutyUnit
from luoshi_server.duties.queries import visible_to

router = Router(tags=["duties"])

StateName = Literal["found", "assigned", "signed", "completed", "returned", "closed"]
LampName = Literal["green", "blue", "yellow", "red", "grey"]
Order = Literal["place", "deadline", "-deadline", "changed", "-changed", "lead"]


class DutyFilters(Slice):
    """Which duties are asked for."""

    q: Name | None = None
    state: StateName | None = None
    is_open: bool | None = None
    lamp: LampName | None = None
    is_late: bool | None = None
    unit: Name | None = None
    lead: Name | None = None
    document: Name | None = None
    gazette: Name | None = None
    parent: Name | None = None
    due_from: date | None = None
    due_to: date | None = None
    gap: Literal["lead", "deadline"] | None = None
    needs_review: bool | None = None
    public: bool | None = None
    order: Order = "place"


@router.get("/duties", response=Page[DutyRow])
def list_duties(request: HttpRequest, filters: Query[DutyFilters]) -> dict[str, Any]:
    """The duties that the caller may see: all, those of the own unit, or the public ones."""
    member = caller_of(request).member
    rows = filtered(visible_to(member), filters, member)
    page = page_of(rows.select_related(None), filters)
    return {**page, "items": rows_of(member, page["items"])}


@router.get("/duties/{key}", response=DutyOne)
def one_duty(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One duty: its words, units, deadline, how far it has come, and what it lacks."""
    member = caller_of(request).member
    return one_of(member, duty_of(member, key))


def filtered(duties: QuerySet[Duty], filters: DutyFilters, member: Member | None) -> QuerySet[Duty]:
    """Those of the duties that the filters ask for, in the order that they ask for."""
    same = filters.dict(
        include={"state", "lamp", "lead", "document", "parent", "public"}, exclude_none=True
    )
    duties = duties.filter(**same)
    if filters.q:
        duties = duties.filter(Q(title__icontains=filters.q) | Q(words__icontains=filters.q))
    if filters.gazette:
        duties = duties.filter(document__gazette=filters.gazette)
    if filters.is_open is not None:
        states = Q(state__in=OPEN_STATES)
        duties = duties.filter(states if filters.is_open else ~states)
    if filters.is_late is not None:
        duties = duties.filter(late_since__isnull=not filters.is_late)
    if filters.unit:
        part = DutyUnit.objects.filter(duty=OuterRef("pk"), unit=filters.unit)
        duties = duties.filter(Q(lead=filters.unit) | Exists(part))
    if filters.due_from:
        duties = duties.filter(deadline__gte=filters.due_from)
    if filters.due_to:
        duties = duties.filter(deadline__lte=filters.due_to)
    if filters.gap == "lead":
        duties = duties.filter(lead="")
    if filters.gap == "deadline":
        duties = duties.filter(deadline=None)
    if filters.needs_review is not None:
        # Not public: outside one's own unit nobody learns of it by asking.
        duties = own(duties, member).filter(needs_review=filters.needs_review)
    order = ("document", "place") if filters.order == "place" else (filters.order,)
    return duties.order_by(*order, "key")
