"""Duties that start from the calendar: each month, each quarter, each year.

Such a duty opens a case of its own for each period.  It cannot fail to begin, so
what never began is late like anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from luoshi.calendars import SHANGHAI, Period, first_day_of, name_of, next_period
from luoshi.mechanism.bound import Bound
from luoshi.mechanism.events import CALENDAR, PeriodBegan


def periods_begun(bound: Bound, after: datetime, to: datetime) -> Iterator[PeriodBegan]:
    """The periods that began after one instant, up to another, in the order of their beginning."""
    periods = dict.fromkeys(rule.every for rule in bound.rules if rule.every is not None)
    begun = (
        PeriodBegan(about=name_of(every, day), unit=CALENDAR, at=_midnight(day), every=every)
        for every in periods
        for day in _first_days(every, after, to)
    )
    return iter(sorted(begun, key=lambda event: (event.at, event.about)))


def _first_days(every: Period, after: datetime, to: datetime) -> Iterator[date]:
    day = first_day_of(every, after.date())
    if _midnight(day) <= after:
        day = next_period(every, day)
    while _midnight(day) <= to:
        yield day
        day = next_period(every, day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def next_period_begins(bound: Bound, after: datetime) -> datetime | None:
    """When the next period of a standing duty begins; None if the mechanism has none."""
    periods = {rule.every for rule in bound.rules if rule.every is not None}
    tomorrow = after.date() + timedelta(days=1)
    return min(
        (
            _midnight(day if day > after.date() else next_period(every, day))
            for every in periods
            for day in (first_day_of(every, tomorrow),)
        ),
        default=None,
    )
