"""A month in figures: the duties that were open at its end, those closed in it, those late.

Every figure is a count of duties as they stood then, so the figures of a past month are the
same whenever they are asked for.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import NamedTuple

from luoshi.calendars import SHANGHAI, end_of_day
from luoshi_policies.lamps import Colour
from luoshi_server.bulletins.basis import Basis, Library
from luoshi_server.bulletins.standing import Standing, standing_at


class Month(NamedTuple):
    """A month of the calendar."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """2026年3月."""
        return f"{self.first.year}年{self.first.month}月"

    @property
    def key(self) -> str:
        """2026-03."""
        return f"{self.first:%Y-%m}"

    @property
    def end(self) -> datetime:
        """Its last instant."""
        return end_of_day(self.last)

    @property
    def begin(self) -> datetime:
        """Its first instant."""
        return datetime(self.first.year, self.first.month, 1, tzinfo=SHANGHAI)

    def before(self) -> Month:
        """The month before."""
        return month_of(self.first - timedelta(days=1))


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return Month(first, after - timedelta(days=1))


class Figures(NamedTuple):
    """The duties of a month: those that were open at its end, and those closed in it."""

    month: Month
    open: tuple[Standing, ...]
    closed: tuple[Standing, ...]

    @property
    def late(self) -> tuple[Standing, ...]:
        """The open duties in which something was late."""
        return tuple(one for one in self.open if one.late)

    def lamps(self) -> Counter[Colour]:
        """How many of the open duties showed which lamp."""
        return Counter(one.lamp for one in self.open)


def figures_of(month: Month) -> Figures:
    """The month in figures, from the ledger."""
    rows = list(standing_at(month.end, closed_since=month.begin))
    return Figures(
        month,
        tuple(one for one in rows if one.is_open),
        tuple(one for one in rows if not one.is_open),
    )


class Report(NamedTuple):
    """A month beside the one before, with the basis of each duty that the paper lists."""

    now: Figures
    before: Figures
    bases: dict[str, Basis]


def report_of(month: Month) -> Report:
    """What the paper says, looked up once."""
    now, before = figures_of(month), figures_of(month.before())
    library = Library()
    bases = {
        one.duty.key: library.of_duty(one.duty)
        for one in (*now.late, *now.closed)
        if one.duty.document_id and one.duty.words
    }
    return Report(now, before, bases)
