"""Duties as they are answered: the row of a list, and one duty with its units and parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Schema

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.api.fields import Instant, Number
from luoshi_server.api.openness import shown
from luoshi_server.duties.models import Duty, DutyUnit
from luoshi_server.duties.progress import progress_of_many
from luoshi_server.duties.published.progress import Progress, public_progress

ROW = (
    "key",
    "title",
    "provision",
    "lead",
    "deadline",
    "first_deadline",
    "state",
    "suspended",
    "lamp",
    "late_since",
    "next_due",
    "item",
    "target",
    "target_unit",
    "comparator",
    "value",
    "value_period",
    "public",
    "needs_review",
    "changed",
    "last_entry",
)
MORE = (
    "text",
    "words",
    "weight",
    "office",
    "liaison",
    "deadline_words",
    "reports_by",
    "first_target",
    "review_reason",
    "assigned",
    "signed",
    "completed",
    "closed",
    "found",
)


class DutyRow(Schema):
    """A duty in a list.  What the caller may not see is null."""

    key: str
    title: str
    document: str | None
    provision: str
    lead: str
    deadline: date | None
    first_deadline: date | None
    state: str
    suspended: bool
    lamp: str
    late_since: Instant | None
    next_due: Instant | None
    item: str
    target: Number | None
    target_unit: str
    comparator: str
    value: Number | None
    value_period: str | None
    progress: Number | None
    public: bool
    needs_review: bool | None
    changed: Instant | None
    last_entry: int | None
    parent: str | None


class DutyUnitRow(Schema):
    """A unit that has a part in a duty."""

    unit: str
    part: str
    printed: str | None


class DutyOne(DutyRow):
    """One duty with its words, its units and its parts."""

    text: str
    words: str
    weight: Number
    office: str | None
    liaison: str | None
    deadline_words: str
    reports_by: list[date] | None
    first_target: Number | None
    review_reason: str | None
    assigned: Instant | None
    signed: Instant | None
    completed: Instant | None
    closed: Instant | None
    found: Instant | None
    gaps: list[str]
    units: list[DutyUnitRow]
    parts: list[str]


def inside_keys(member: Member | None, duties: Iterable[Duty]) -> set[str]:
    """The keys of those duties of which the member sees more than the public does."""
    some = list(duties)
    if member is None or not member.is_active:
        return set()
    if member.sees_all:
        return {duty.key for duty in some}
    if role_of(member) not in UNIT:
        return set()
    keys = [duty.key for duty in some]
    parts = DutyUnit.objects.filter(duty__in=keys, unit=member.unit)
    own = set(parts.values_list("duty_id", flat=True))
    return own | {duty.key for duty in some if duty.lead == member.unit}


def rows_of(member: Member | None, duties: Sequence[Duty]) -> list[dict[str, Any]]:
    """The rows of a list, as this member sees them."""
    inside = inside_keys(member, duties)
    own = progress_of_many(duty for duty in duties if duty.key in inside)
    told = public_progress(duty for duty in duties if duty.key not in inside)
    return [
        _from_inside(duty, own[duty.key])
        if duty.key in inside
        else _from_outside(duty, told[duty.key])
        for duty in duties
    ]


def one_of(member: Member | None, duty: Duty) -> dict[str, Any]:
    """One duty, as this member sees it."""
    is_inside = bool(inside_keys(member, [duty]))
    row = rows_of(member, [duty])[0]
    more = shown("Duty", {name: getattr(duty, name) for name in MORE}, is_inside=is_inside)
    units = [
        shown(
            "DutyUnit",
            {"unit": one.unit, "part": one.part, "printed": one.printed},
            is_inside=is_inside,
        )
        for one in duty.units.all()
    ]
    parts = duty.parts.exclude(state="withdrawn").order_by("key")
    if not is_inside:
        parts = parts.filter(public=True)
    return {
        **row,
        **more,
        "gaps": duty.gaps,
        "units": units,
        "parts": list(parts.values_list("key", flat=True)),
    }


def _from_inside(duty: Duty, progress: Decimal | None) -> dict[str, Any]:
    row = {name: getattr(duty, name) for name in ROW}
    return {**row, **_elsewhere(duty), "progress": progress}


def _from_outside(duty: Duty, told: Progress) -> dict[str, Any]:
    """What is published; the number and how far it has come are those of public reports."""
    row = shown("Duty", {name: getattr(duty, name) for name in ROW}, is_inside=False)
    known = {"value": told.value, "value_period": told.period, "progress": told.share}
    return {**row, **_elsewhere(duty), **known}


def _elsewhere(duty: Duty) -> dict[str, Any]:
    return {"document": duty.document_id, "parent": duty.parent_id}
