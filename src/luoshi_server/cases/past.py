"""What colour a duty was on a past day: by the events told by then, under the rule of that day."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from luoshi.calendars import Clock, Explanation, end_of_day, published_calendar
from luoshi_policies.lamps import Colour, LampRule, case_at, lamp_of, rule_on, why
from luoshi_server.cases.mandates import bounds
from luoshi_server.cases.models import Case
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told


class PastColour(NamedTuple):
    """The colour at an instant, why it was that, and the version of the rule that held then."""

    at: datetime
    colour: Colour
    why: Explanation
    rule: LampRule


def colour_on(key: str, day: date, *, now: datetime) -> PastColour | None:
    """The colour of a duty at the end of a day, today's as it is now; None before it was found."""
    row = Case.objects.select_related("mandate").filter(key=f"follow-up:{key}").first()
    if row is None:
        return None
    numbers = list(row.events.values_list("entry", flat=True))
    events = [
        (one.recorded, one.event)
        for one in told(Line.objects.filter(number__in=numbers).order_by("number"))
    ]
    at = min(end_of_day(day), now)
    if not events or events[0][0] > at:
        return None
    calendar = published_calendar()
    case = case_at(bounds(row.mandate)[row.mechanism], events, at, calendar)
    rule = rule_on(day)
    clock = Clock(at, calendar)
    return PastColour(at, lamp_of(case, clock, rule=rule), why(case, clock, rule=rule), rule)
