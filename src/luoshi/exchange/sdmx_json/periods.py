"""Periods as luoshi publishes them, as SDMX writes them.

A run of months that is a quarter or a half of a year is one; any other run, and a run of years,
is its first day with how long it takes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from luoshi.errors import LuoshiError


class PeriodNotTold(LuoshiError):
    """“{period}” is no period.

    Periods are 2020, 2021-Q1, 2021-03, 2021-01/2021-03, 2016/2020 or 2020-12-31.
    """


@dataclass(frozen=True, slots=True)
class TimePeriod:
    """A period as SDMX names it, with its first and its last day."""

    name: str
    first: date
    last: date


_YEAR = re.compile(r"([0-9]{4})")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def time_period(period: str) -> TimePeriod:
    """The period in the words of SDMX.

    >>> time_period("2021-01/2021-06").name, time_period("2021-01/2021-05").name
    ('2021-S1', '2021-01-01/P5M')
    """
    begin, slash, end = period.partition("/")
    try:
        if slash:
            return _run(begin, end)
        return TimePeriod(period, *_days(period))
    except ValueError:
        raise PeriodNotTold(period=period) from None


def _days(period: str) -> tuple[date, date]:
    """The first and the last day of a year, a quarter, a month or a day."""
    if met := _YEAR.fullmatch(period):
        return date(int(met[1]), 1, 1), date(int(met[1]), 12, 31)
    if met := _QUARTER.fullmatch(period):
        year, last = int(met[1]), int(met[2]) * 3
        return date(year, last - 2, 1), _end_of_month(year, last)
    if met := _MONTH.fullmatch(period):
        return date(int(met[1]), int(met[2]), 1), _end_of_month(int(met[1]), int(met[2]))
    day = date.fromisoformat(period)
    return day, day


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _run(begin: str, end: str) -> TimePeriod:
    """A run from the beginning of a period to the end of another of its kind."""
    (first, _), (_, last) = _days(begin), _days(end)
    if last < first:
        raise ValueError("it ends before it begins")
    if _YEAR.fullmatch(begin) and _YEAR.fullmatch(end):
        length = f"P{last.year - first.year + 1}Y"
    elif _MONTH.fullmatch(begin) and _MONTH.fullmatch(end):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if named := _named(first, months):
            return TimePeriod(named, first, last)
        length = f"P{months}M"
    else:
        length = f"P{(last - first).days + 1}D"
    return TimePeriod(f"{first.isoformat()}/{length}", first, last)


def _named(first: date, months: int) -> str | None:
    """The name of a run of months that is one part of a year."""
    letter = {1: "M", 3: "Q", 6: "S", 12: "A"}.get(months)
    if letter is None or (first.month - 1) % months:
        return None
    if letter == "A":
        return str(first.year)
    if letter == "M":
        return f"{first:%Y-%m}"
    return f"{first.year}-{letter}{(first.month - 1) // months + 1}"
