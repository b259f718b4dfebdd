"""Cases of the mechanisms, what is owed in them, and the orders that followed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of
from luoshi_server.api.explaining import moment_of, order_moment, owed_in, owed_of
from luoshi_server.api.fields import Instant, Key, Name
from luoshi_server.api.records.duty_matters import Moment, Owed
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.cases.models import Case, Order
from luoshi_server.cases.visibility import (
    cases_visible_to,
    obligations_visible_to,
    orders_of,
    owed_by,
)
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import NotThere

router = Router(tags=["cases"])
INSIDE = {"x-members-only": True}


class CaseRow(Schema):
    """A running or closed instance of a mechanism."""

    key: str
    mechanism: str
    version: str
    about: str
    opened: Instant
    closed: Instant | None
    next_at: Instant | None
    last_entry: int

    @staticmethod
    def fields_of(row: Case) -> dict[str, Any]:
        """The values of a case."""
        return {name: getattr(row, name) for name in CaseRow.model_fields}


class CaseFilters(Slice):
    """Which cases are asked for."""

    mechanism: Name | None = None
    about: Name | None = None
    is_open: bool | None = None


class OwedFilters(Slice):
    """Which obligations are asked for."""

    mechanism: Name | None = None
    unit: Name | None = None
    about: Name | None = None
    is_open: bool | None = None
    due_from: date | None = None
    due_to: date | None = None


class OrderFilters(Slice):
    """Which orders are asked for."""

    kind: Literal["charge", "discharge", "escalate"] | None = None
    mechanism: Name | None = None
    unit: Name | None = None
    about: Name | None = None


@router.get("/cases", response=Page[CaseRow], openapi_extra=INSIDE)
def list_cases(request: HttpRequest, filters: Query[CaseFilters]) -> dict[str, Any]:
    """The cases that the member may see, the last one first."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    same = filters.dict(include={"mechanism", "about"}, exclude_none=True)
    rows = cases_visible_to(member).filter(**same)
    if filters.is_open is not None:
        rows = rows.filter(closed__isnull=filters.is_open)
    return page_of(rows.order_by("-opened", "key"), filters, CaseRow.fields_of)


@router.get("/cases/{path:key}/obligations", response=Page[Owed], openapi_extra=INSIDE)
def obligations_of_case(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """What is owed and was owed in a case, each with its reason in words."""
    case = _case(request, key)
    return page_of(owed_in(case.key), slice_)


@router.get("/cases/{path:key}/events", response=Page[Moment], openapi_extra=INSIDE)
def events_of_case(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """The entries that a case was told, in their order."""
    case = _case(request, key)
    numbers = case.events.order_by().values("entry")
    rows = Line.objects.filter(number__in=numbers).order_by("number")
    return page_of(rows, slice_, moment_of)


@router.get("/cases/{path:key}/orders", response=Page[Moment], openapi_extra=INSIDE)
def orders_of_case(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """What followed in a case: charges, discharges and rungs of ladders, in their order."""
    case = _case(request, key)
    return page_of(case.orders.order_by("at", "sequence"), slice_, order_moment)


@router.get("/cases/{path:key}", response=CaseRow, openapi_extra=INSIDE)
def one_case(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One case; its key is the mechanism's name and the matter."""
    return CaseRow.fields_of(_case(request, key))


@router.get("/obligations", response=Page[Owed], openapi_extra=INSIDE)
def list_obligations(request: HttpRequest, filters: Query[OwedFilters]) -> dict[str, Any]:
    """What is owed, of all mechanisms: what is due first comes first; reasons are in the case."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    same = filters.dict(include={"mechanism", "about"}, exclude_none=True)
    rows = obligations_visible_to(member).filter(**same)
    if filters.unit:
        rows = rows.filter(owed_by(filters.unit))
    if filters.is_open is not None:
        rows = rows.filter(how="") if filters.is_open else rows.exclude(how="")
    if filters.due_from:
        rows = rows.filter(due__gte=_begin(filters.due_from))
    if filters.due_to:
        rows = rows.filter(due__lte=datetime.combine(filters.due_to, time.max, SHANGHAI))
    return page_of(rows.order_by("due", "key"), filters, owed_of)


@router.get("/orders", response=Page[Moment], openapi_extra=INSIDE)
def list_orders(request: HttpRequest, filters: Query[OrderFilters]) -> dict[str, Any]:
    """The orders that followed in the cases that the member may see, the last one first."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    same = filters.dict(include={"kind", "mechanism", "about"}, exclude_none=True)
    rows = (orders_of(filters.unit) if filters.unit else Order.objects.all()).filter(**same)
    if not member.sees_all:
        rows = rows.filter(case__in=cases_visible_to(member).order_by().values("pk"))
    return page_of(rows.order_by("-at", "-sequence", "key"), filters, order_moment)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)


def _case(request: HttpRequest, key: str) -> Case:
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    case = cases_visible_to(member).filter(pk=key).first()
    if case is None:
        raise NotThere(_("没有事件“%(key)s”。") % {"key": key})
    return case
