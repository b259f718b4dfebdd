"""Which days are worked, by the yearly notice of the State Council.

Each autumn a notice moves weekends about: some week days become holidays, and some
Saturdays and Sundays are worked to make up for them (调休).  Nobody can compute next
year's notice.  So a calendar says up to which day it knows, and beyond that day it
goes by weekends alone and says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

ONE_DAY = timedelta(days=1)
SATURDAY = 5

CHINESE_NAMES: Mapping[str, str] = {
    holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday
}


@dataclass(frozen=True, slots=True, eq=False)
class WorkingCalendar:
    """The days that notices set free, the weekends they make working days, and how far they go."""

    holidays: Mapping[date, str]
    make_up_days: Mapping[date, str]
    known_from: date
    known_to: date
    _worked: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        span = range(self.known_from.toordinal(), self.known_to.toordinal() + 1)
        worked = tuple(n for n in span if self.is_working_day(date.fromordinal(n)))
        object.__setattr__(self, "_worked", worked)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked; by weekends alone where no notice is known."""
        if day in self.holidays:
            return False
        return day.weekday() < SATURDAY or day in self.make_up_days

    def knows(self, day: date) -> bool:
        """Whether a notice that covers `day` is known."""
        return self.known_from <= day <= self.known_to

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is itself not counted."""
        if count == 0:
            return day
        start = day.toordinal()
        if self.known_from.toordinal() <= start:
            place = bisect_right(self._worked, start) + count - 1
            if place < len(self._worked):
                return date.fromordinal(self._worked[place])
        while count:
            day += ONE_DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, after: date, to: date) -> int:
        """How many working days lie after `after`, up to and including `to`."""
        if self.knows(after) and self.knows(to):
            return bisect_right(self._worked, to.toordinal()) - bisect_right(
                self._worked, after.toordinal()
            )
        days = (after + timedelta(days=n) for n in range(1, (to - after).days + 1))
        return sum(map(self.is_working_day, days))

    def next_working_day(self, day: date) -> date:
        """`day` itself if it is worked, else the first working day after it."""
        if self.knows(day):
            place = bisect_left(self._worked, day.toordinal())
            if place < len(self._worked):
                return date.fromordinal(self._worked[place])
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def last_working_day(self, day: date) -> date:
        """`day` itself if it is worked, else the last working day before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def free_days_around(self, day: date) -> tuple[date, date]:
        """The first and the last of the days off in a row of which `day` is one."""
        first = last = day
        while not self.is_working_day(first - ONE_DAY):
            first -= ONE_DAY
        while not self.is_working_day(last + ONE_DAY):
            last += ONE_DAY
        return first, last

    def with_notice(
        self, year: int, *, holidays: Mapping[date, str], make_up_days: Mapping[date, str]
    ) -> WorkingCalendar:
        """This calendar with the notice for the year that follows the last one known."""
        if year != self.known_to.year + 1:
            raise ValueError(
                f"the notice for {year} does not follow that of {self.known_to.year}; "
                "add the years in between first"
            )
        return WorkingCalendar(
            holidays={**self.holidays, **holidays},
            make_up_days={**self.make_up_days, **make_up_days},
            known_from=self.known_from,
            known_to=date(year, 12, 31),
        )


@lru_cache(maxsize=1)
def published_calendar() -> WorkingCalendar:
    """The calendar of all notices that `chinesecalendar` holds, from 2004 on.

    Only its tables are used: its questions raise beyond the last notice, where a
    deadline must still have a day.
    """
    holidays: Mapping[date, str] = chinese_calendar.holidays
    return WorkingCalendar(
        holidays=dict(holidays),
        make_up_days=dict(chinese_calendar.workdays),
        known_from=date(min(holidays).year, 1, 1),
        known_to=date(max(holidays).year, 12, 31),
    )


WEEKENDS_ONLY = WorkingCalendar({}, {}, date(2004, 1, 1), date(2003, 12, 31))
"""A calendar that knows no notice at all."""
