"""Commitments as rows of a list, and the questions that lists answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from luoshi_server.documents.searching import found
from luoshi_server.duties.models import Duty, DutyUnit, State
from luoshi_server.duties.published import PublicDuty
from luoshi_server.web.duties.rows import days_late
from luoshi_server.web.portal.links import duty_address, place_of, words_address
from luoshi_server.web.portal.standing import GROUPS


@dataclass(frozen=True, kw_only=True)
class Row:
    """A commitment with its addresses."""

    duty: PublicDuty
    href: str
    words_href: str
    place: str
    late_days: int | None
    state: str


def rows_of(duties: Iterable[PublicDuty], now: datetime) -> list[Row]:
    """Rows in the order given."""
    return [row_of(duty, now) for duty in duties]


def row_of(duty: PublicDuty, now: datetime) -> Row:
    """One commitment with its addresses."""
    is_late = duty.is_open and duty.late_since is not None
    return Row(
        duty=duty,
        href=duty_address(duty),
        words_href=words_address(duty.document, duty.start, duty.end),
        place=place_of(duty.document),
        late_days=days_late(duty.late_since, now) if is_late and duty.late_since else None,
        state=str(State(duty.state).label),
    )


def late_first(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Those that are late, the longest first."""
    return duties.filter(GROUPS["late"][1]).order_by("late_since", "key")


ORDERS = {
    "document": ("document_id", "place", "key"),
    "deadline": (F("deadline").asc(nulls_last=True), "key"),
    "late": (F("late_since").asc(nulls_last=True), F("deadline").asc(nulls_last=True), "key"),
}


def narrowed(
    duties: QuerySet[Duty],
    *,
    standing: str = "",
    document: str = "",
    unit: str = "",
    lamp: str = "",
    words: str = "",
    order: str = "",
) -> QuerySet[Duty]:
    """The commitments that a reader asks for."""
    if standing in GROUPS:
        duties = duties.filter(GROUPS[standing][1])
    if document:
        duties = duties.filter(document_id=document)
    if unit:
        part = DutyUnit.objects.filter(duty=OuterRef("pk"), unit=unit)
        duties = duties.filter(Q(lead=unit) | Exists(part))
    if lamp == "closed":
        duties = duties.filter(state=State.CLOSED, lamp="green")
    elif lamp:
        duties = duties.filter(lamp=lamp).exclude(state=State.CLOSED, lamp="green")
    if words.strip():
        duties = duties.filter(key__in=found(words, "duty").values("key"))
    return duties.order_by(*ORDERS.get(order, ORDERS["document"]))
