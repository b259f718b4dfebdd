"""Periods that are scored: a month, a quarter, half a year or a year, each by its short name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, Period
from luoshi.scoring import Span, span_of
from luoshi_server.platform.errors import Refused

EVERY: dict[Period, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
NAME = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)))?"
)


class ScoringPeriod(NamedTuple):
    """A period by its name, such as 2026-Q2, 2026-H1, 2026-06 or 2026."""

    name: str
    every: Period
    span: Span

    @property
    def start(self) -> datetime:
        """The first instant of it."""
        return midnight(self.span.first)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return midnight(self.span.last + timedelta(days=1))

    @property
    def title(self) -> str:
        """The period as it is written."""
        first = self.span.first
        of_year = {"year": first.year}
        match self.every:
            case "quarter":
                return _("%(year)d年第%(part)d季度") % {**of_year, "part": (first.month + 2) // 3}
            case "half-year" if first.month == 1:
                return _("%(year)d年上半年") % of_year
            case "half-year":
                return _("%(year)d年下半年") % of_year
            case "month":
                return _("%(year)d年%(part)d月") % {**of_year, "part": first.month}
        return _("%(year)d年") % of_year

    @property
    def before(self) -> ScoringPeriod:
        """The period of the same length before this one."""
        return period_of(self.every, self.span.first - timedelta(days=1))


def period_of(every: Period, day: date) -> ScoringPeriod:
    """The period of this length in which a day lies."""
    span = span_of(every, day)
    first = span.first
    names = {
        "month": f"{first.year}-{first.month:02}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "half-year": f"{first.year}-H{(first.month + 5) // 6}",
    }
    return ScoringPeriod(names.get(every, f"{first.year}"), every, span)


def period_called(name: str) -> ScoringPeriod:
    """The period of a short name; refused where it is none."""
    found = NAME.fullmatch(name.strip())
    if found is None:
        raise _no_period(name)
    year = int(found["year"])
    if found["quarter"]:
        return period_of("quarter", date(year, int(found["quarter"]) * 3, 1))
    if found["half"]:
        return period_of("half-year", date(year, int(found["half"]) * 6, 1))
    if found["month"]:
        if not 1 <= int(found["month"]) <= 12:
            raise _no_period(name)
        return period_of("month", date(year, int(found["month"]), 1))
    return period_of("year", date(year, 1, 1))


def last_periods(last: ScoringPeriod, count: int) -> list[ScoringPeriod]:
    """So many periods up to and with `last`, the earliest first."""
    return sorted(_back_from(last, count), key=lambda one: one.span.first)


def _back_from(last: ScoringPeriod, count: int) -> Iterator[ScoringPeriod]:
    for _place in range(count):
        yield last
        if last.span.first.year <= 1000:
            return
        last = last.before


def midnight(day: date) -> datetime:
    """The first instant of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def _no_period(name: str) -> Refused:
    return Refused(
        _("“%(name)s”不是考核时期。") % {"name": name},
        field="period",
        advice=_("请写作 2026-Q2（季度）、2026-H1（半年）、2026-06（月）或 2026（年）。"),
    )
