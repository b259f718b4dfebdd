"""The same hazard reported by different people.

Two reports may be one if they are of the same kind, near each other, and the second came
while the first was still a matter.  How near depends on who reports: a citizen guesses
the place, an inspector who drives past marks it from further away.  A person who reports
twice means two things, since they know what they have reported.

A report is compared with first reports only, never with another double: else a chain of
doubles would join two holes a kilometre apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import floor, hypot

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.events import ReporterKind
from luoshi_policies.road_safety.records import Hazard


class NotNear(LuoshiError):
    """Reports {metres} m and {days} days apart are compared with nothing: both must be above 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How near two reports must be: metres by who reports the second, and days."""

    metres: Mapping[ReporterKind, float] = field(default_factory=dict)
    otherwise_metres: float = 250.0
    days: int = 28

    def __post_init__(self) -> None:
        nearest = min(self.otherwise_metres, *self.metres.values(), self.otherwise_metres)
        if nearest <= 0 or self.days <= 0:
            raise NotNear(metres=nearest, days=self.days)

    def reach(self, by: ReporterKind) -> float:
        """How many metres a report of such a person may lie off."""
        return self.metres.get(by, self.otherwise_metres)


SUGGESTED = Nearness(metres={"inspector": 1000.0})
"""What to show to whoever reports as perhaps the same: 250 m, for inspectors 1,000 m."""

DECIDED = Nearness(otherwise_metres=60.0)
"""What to take for the same without asking: as near as telephones place people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A report and the first report that it repeats, with how far and how long after."""

    report: str
    first: str
    metres: float
    after: timedelta


def duplicates(reports: Iterable[Hazard], nearness: Nearness) -> tuple[Duplicate, ...]:
    """Each report that repeats an earlier one, with the nearest first report it repeats."""
    ordered = sorted(
        (report for report in reports if report.point is not None),
        key=lambda report: (report.reported, report.id),
    )
    if not ordered:
        return ()
    plane = Plane.around(report.point for report in ordered if report.point is not None)
    side = max(nearness.otherwise_metres, *nearness.metres.values(), nearness.otherwise_metres)
    firsts: dict[tuple[str, int, int], list[tuple[Hazard, float, float]]] = defaultdict(list)
    found = []
    for report in ordered:
        assert report.point is not None
        east, north = plane.metres(report.point)
        column, row = floor(east / side), floor(north / side)
        near = [
            (hypot(east - other_east, north - other_north), first.reported, first.id, first)
            for across in (-1, 0, 1)
            for along in (-1, 0, 1)
            for first, other_east, other_north in firsts.get(
                (report.hazard, column + across, row + along), ()
            )
            if _may_be(report, first, nearness)
        ]
        within = [one for one in near if one[0] <= nearness.reach(report.by)]
        if within:
            metres, reported, name, _ = min(within, key=lambda one: one[:3])
            found.append(
                Duplicate(
                    report=report.id, first=name, metres=metres, after=report.reported - reported
                )
            )
        else:
            firsts[report.hazard, column, row].append((report, east, north))
    return tuple(found)


def _may_be(report: Hazard, first: Hazard, nearness: Nearness) -> bool:
    """Whether another person reported it in time, before the first was put right."""
    if report.reporter and report.reporter == first.reporter:
        return False
    if first.corrected is not None and report.reported > first.corrected:
        return False
    return report.reported - first.reported <= timedelta(days=nearness.days)


def to_ask_again(reports: Iterable[Hazard], *, now: datetime, weeks: int = 4) -> tuple[str, ...]:
    """The reports whose reporter should be asked whether it was put right, by age."""
    waited = [
        report
        for report in reports
        if report.is_open and now - report.reported >= timedelta(weeks=weeks)
    ]
    return tuple(r.id for r in sorted(waited, key=lambda report: (report.reported, report.id)))
