"""Spans of time as orders set them, and the instant at which they end.

A span in hours runs from the minute it starts.  A span in days, working days or
months does not count the day it starts on, and ends at 24:00 of its last day; where
that day is a holiday, it ends with the first working day after (民法典第二百条至第二百零四条).
The end of a month, a quarter or a year is that day, whatever day it is, unless a
rolling is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from luoshi.calendars.clock import SHANGHAI, end_of_day
from luoshi.calendars.months import Period, Rounding, add_months, last_day_of
from luoshi.calendars.working_days import WorkingCalendar

Rolling = Literal["forward", "back", "none"]
Unit = Literal["hours", "days", "working days", "months", "end of"]

CHINESE_UNITS: Mapping[Unit, str] = {
    "hours": "小时",
    "days": "日",
    "working days": "个工作日",
    "months": "个月",
}
CHINESE_PERIODS: Mapping[Period, str] = {
    "day": "当日",
    "week": "本周",
    "month": "本月",
    "quarter": "本季度",
    "half-year": "本半年",
    "year": "本年",
}


class End(NamedTuple):
    """When a term ends: as counted, and after rolling off a day that is not worked."""

    counted: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """A span of time.

    `count` is how many of `unit`; for an end of period it is how many periods
    after the running one, and zero means the running one.
    """

    count: int
    unit: Unit
    rolling: Rolling = "none"
    rounding: Rounding | None = None
    period: Period | None = None

    def end(self, start: datetime, calendar: WorkingCalendar) -> End:
        """The end of this term when it starts at `start`."""
        if self.unit == "hours":
            counted = start + timedelta(hours=self.count)
            if self.rolling == "none":
                return End(counted, counted)
            return End(counted, self.rolled(counted, calendar))
        if self.count == 0 and self.unit != "end of":
            return End(start, start)
        counted = end_of_day(self._last_day(start.date(), calendar))
        return End(counted, self.rolled(counted, calendar))

    def before(self, end: datetime, calendar: WorkingCalendar) -> datetime:
        """The instant that lies this term before `end`; a reminder is sent then."""
        if self.unit == "hours":
            return end - timedelta(hours=self.count)
        if self.unit == "days":
            return end - timedelta(days=self.count)
        if self.unit == "months":
            return datetime.combine(
                add_months(end.date(), -self.count, self.rounding), end.time(), SHANGHAI
            )
        if self.unit == "working days":
            day = end.date()
            for _ in range(self.count):
                day = calendar.last_working_day(day - timedelta(days=1))
            return datetime.combine(day, end.time(), SHANGHAI)
        raise ValueError(f"the {self.period} has an end after a day, and none before it")

    def rolled(self, end: datetime, calendar: WorkingCalendar) -> datetime:
        """`end`, moved off a day that is not worked in the direction this term names."""
        if self.rolling == "none":
            return end
        day = end.date()
        if self.rolling == "forward":
            to = calendar.next_working_day(day)
        else:
            to = calendar.last_working_day(day)
        return end if to == day else end_of_day(to)

    def _last_day(self, day: date, calendar: WorkingCalendar) -> date:
        if self.unit == "days":
            return day + timedelta(days=self.count)
        if self.unit == "working days":
            return calendar.working_day_after(day, self.count)
        if self.unit == "months":
            return add_months(day, self.count, self.rounding)
        assert self.period is not None
        last = last_day_of(self.period, day)
        for _ in range(self.count):
            last = last_day_of(self.period, last + timedelta(days=1))
        return last

    def __str__(self) -> str:
        if self.unit == "end of":
            which = f"the {self.period}"
            return f"the end of {which}" + (f" and {self.count} more" if self.count else "")
        name = self.unit[:-1] if self.count == 1 else self.unit
        return f"{self.count} {name}"

    @property
    def chinese(self) -> str:
        """This term as an order would write it."""
        if self.unit == "end of":
            assert self.period is not None
            later = f"后第{self.count}期" if self.count else ""
            return f"{CHINESE_PERIODS[self.period]}{later}末"
        return f"{self.count}{CHINESE_UNITS[self.unit]}"


def hours(count: int) -> Term:
    """So many hours, from minute to minute, by day and night."""
    return Term(count, "hours")


def days(count: int, *, rolling: Rolling = "forward") -> Term:
    """So many days, the first not counted."""
    return Term(count, "days", rolling)


def working_days(count: int) -> Term:
    """So many working days, the first not counted."""
    return Term(count, "working days")


def months(count: int, *, rounding: Rounding, rolling: Rolling = "forward") -> Term:
    """So many months, to the same number of the last one; `rounding` where it has none."""
    return Term(count, "months", rolling, rounding)


def end_of(period: Period, *, later: int = 0, rolling: Rolling = "none") -> Term:
    """The last day of the running week, month, quarter, half-year or year, or of a later one."""
    return Term(later, "end of", rolling, None, period)
