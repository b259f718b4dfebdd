"""What is late at an instant: which unit, which matter, since when, on which words.

A notice lists these rows, and every number in it is a count of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Count

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi_server.bulletins.basis import Matter, matters_of
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.visibility import owed_by


class Late(NamedTuple):
    """One thing that a unit owes and has let pass."""

    owed: Obligation
    matter: Matter
    days: int

    @property
    def unit(self) -> str:
        """Whose it is."""
        return self.owed.unit


def late_at(
    now: datetime, *, units: Sequence[str] = (), at_least: int = 0, limit: int | None = None
) -> list[Late]:
    """What is late now, by unit, the longest first; `at_least` so many working days.

    What is suspended is not late.
    """
    rows = Obligation.objects.filter(how="", stopped=False, due__lt=now).order_by("unit", "due")
    if units:
        rows = rows.filter(reduce(or_, map(owed_by, units)))
    owed = [row for row in rows if working_days_late(row.due, now.date()) >= at_least]
    if limit is not None:
        owed = owed[:limit]
    matters = matters_of(owed)
    return [Late(row, matters[row.key], working_days_late(row.due, now.date())) for row in owed]


def units_late(now: datetime) -> list[tuple[str, int]]:
    """The units that let something pass, with how many things, the most first."""
    late = Obligation.objects.filter(how="", stopped=False, due__lt=now)
    counts = late.order_by().values_list("unit").annotate(count=Count("key"))
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))


def working_days_late(due: datetime, day: date) -> int:
    """How many working days have passed since the end; none on the day itself."""
    return published_calendar().working_days_between(due.astimezone(SHANGHAI).date(), day)


def by_unit(rows: Iterable[Late]) -> dict[str, list[Late]]:
    """The rows of each unit, those with the most first."""
    groups: dict[str, list[Late]] = {}
    for row in rows:
        groups.setdefault(row.unit, []).append(row)
    return dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))
