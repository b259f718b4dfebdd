"""How every duty stood at an instant of the past: what was told by then, under the rule of then.

The cases are built again from the ledger, so that the same month gives the same report
whenever it is asked for, and a report that came later changes no past number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from luoshi.calendars import Clock, published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import Case as BuiltCase
from luoshi.mechanism import HandedOver, Obligation
from luoshi.mechanism.charging import standing as what_holds
from luoshi_policies.duty_events import Accepted, Assigned
from luoshi_policies.lamps import Colour, case_at, lamp_of
from luoshi_server.cases.mandates import bounds
from luoshi_server.cases.models import Case, CaseEvent
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told

BATCH = 400


class Standing(NamedTuple):
    """How one duty stood: whose it was, its lamp, what was late; when it was closed, if it was."""

    duty: Duty
    unit: str
    lamp: Colour
    late: tuple[Obligation, ...]
    closed: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether something was still owed."""
        return self.closed is None


def standing_at(instant: datetime, *, closed_since: datetime) -> Iterator[Standing]:
    """How the duties stood that were open at the instant, or were closed since `closed_since`."""
    cases = Case.objects.select_related("mandate").filter(
        mechanism="follow-up", opened__lte=instant
    )
    cases = cases.filter(Q(closed=None) | Q(closed__gte=closed_since)).order_by("key")
    keys = list(cases.values_list("key", flat=True))
    for start in range(0, len(keys), BATCH):
        yield from _standing_of(keys[start : start + BATCH], instant, closed_since)


def _standing_of(keys: list[str], instant: datetime, since: datetime) -> Iterator[Standing]:
    rows = Case.objects.select_related("mandate").in_bulk(keys)
    duties = Duty.objects.select_related("document").in_bulk([row.about for row in rows.values()])
    events = _events_by(keys, instant)
    clock = Clock(instant, published_calendar())
    for key in keys:
        row = rows[key]
        duty = duties.get(row.about)
        if duty is None or key not in events:
            continue
        case = case_at(bounds(row.mandate)["follow-up"], events[key], instant, clock.calendar)
        standing = _standing(duty, case, clock)
        if standing is not None and (standing.closed is None or standing.closed >= since):
            yield standing


def _events_by(keys: list[str], instant: datetime) -> dict[str, list[tuple[datetime, Event]]]:
    numbers: dict[int, list[str]] = {}
    for case, entry in CaseEvent.objects.filter(case__in=keys).values_list("case_id", "entry"):
        numbers.setdefault(entry, []).append(case)
    found: dict[str, list[tuple[datetime, Event]]] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), 500):
        lines = Line.objects.filter(number__in=wanted[start : start + 500], recorded__lte=instant)
        for one in told(lines.order_by("number")):
            for case in numbers[one.number]:
                found.setdefault(case, []).append((one.recorded, one.event))
    return found


def _standing(duty: Duty, case: BuiltCase, clock: Clock) -> Standing | None:
    """How it stood; None for a duty that was struck off or not confirmed yet."""
    if case.opened is None:
        return None
    live = list(what_holds(case))
    accepted = [event.at for event in live if isinstance(event, Accepted)]
    closed = max(accepted, default=None) if case.is_closed else None
    if case.is_closed and closed is None:
        return None
    late = tuple(owed for owed in case.owed if owed.is_overdue(clock.now))
    return Standing(duty, _unit_of(live) or duty.office, lamp_of(case, clock), late, closed)


def _unit_of(events: list[Event]) -> str:
    """The unit that led it by then."""
    unit = ""
    for event in events:
        if isinstance(event, Assigned):
            unit = event.lead
        elif isinstance(event, HandedOver) and event.whose == unit:
            unit = event.to
    return unit
