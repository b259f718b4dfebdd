"""Counting in months, and the periods of the civil year.

A month after 31 January is no day, and whoever picks 28 February or 1 March has made
a rule.  So the sum is refused unless the rounding is named.  The Civil Code names one
for periods that run by months: where the last month has no such day, its last day
counts (民法典第二百零二条), which is rounding down.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from luoshi.errors import LuoshiError

Rounding = Literal["up", "down"]
Period = Literal["day", "week", "month", "quarter", "half-year", "year"]

MONTHS_IN: Mapping[str, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class AmbiguousMonth(LuoshiError):
    """{day} and {count} months is no day: {month} ends before.

    Name a rounding: "down" takes the last day of that month, "up" the first of the next.
    """


def add_months(day: date, count: int, rounding: Rounding | None = None) -> date:
    """The day `count` months after `day` that bears the same number in its month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    length = monthrange(year, month)[1]
    if day.day <= length:
        return date(year, month, day.day)
    if rounding is None:
        raise AmbiguousMonth(day=day, count=count, month=f"{year}-{month:02}")
    last = date(year, month, length)
    return last if rounding == "down" else last + timedelta(days=1)


def first_day_of(period: Period, day: date) -> date:
    """The first day of the week, month, quarter, half-year or year in which `day` lies."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    length = MONTHS_IN[period]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def last_day_of(period: Period, day: date) -> date:
    """The last day of the week, month, quarter, half-year or year in which `day` lies."""
    return next_period(period, day) - timedelta(days=1)


def next_period(period: Period, day: date) -> date:
    """The first day of the period that follows the one in which `day` lies."""
    first = first_day_of(period, day)
    if period == "day":
        return first + timedelta(days=1)
    if period == "week":
        return first + timedelta(days=7)
    return add_months(first, MONTHS_IN[period])


def name_of(period: Period, day: date) -> str:
    """The period in which `day` lies as it is written in tables: 2021-Q2, 2021-05, 2021-H1."""
    if period == "day":
        return day.isoformat()
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if period == "month":
        return f"{day.year}-{day.month:02}"
    if period == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if period == "half-year":
        return f"{day.year}-H{(day.month + 5) // 6}"
    return str(day.year)
