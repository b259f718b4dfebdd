"""How much of a road section a patrol covered, from its track.

A check-in proves that somebody was at one place.  A track proves the way, as far as its
fixes are close enough in time and distance to be joined: where the telephone was silent
the way between is not taken for patrolled.  What lies within a few metres of the joined
track is covered.  A fix that could only be reached faster than a patrol moves is drift
of the device and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import dist, hypot

import shapely
from shapely.geometry import LineString
from shapely.geometry import Point as Dot
from shapely.geometry.base import BaseGeometry

from luoshi.errors import LuoshiError
from luoshi.mechanism import Event
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.events import PatrolTracked, SectionPatrolled
from luoshi_policies.road_safety.records import Patrol, RoadSection
from luoshi_policies.road_safety.registers import PATROLS, ROAD_SECTIONS


class SectionWithoutGeometry(LuoshiError):
    """The section {section} has no line, so no track can be compared with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLimits:
    """How a track is read: the width it sees, and the gaps and speeds it may have."""

    within_metres: float = 25.0
    gap_seconds: int = 120
    gap_metres: float = 500.0
    top_kmh: float = 80.0


PROVISIONAL_LIMITS = TrackLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What of a section was covered, in metres along it, by which patrols."""

    section: str
    covered_metres: float
    of_metres: float
    stretches: tuple[tuple[float, float], ...]
    patrols: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part of the section that was covered."""
        return min(1.0, self.covered_metres / self.of_metres) if self.of_metres else 0.0

    @property
    def missed(self) -> tuple[tuple[float, float], ...]:
        """The stretches that nobody covered."""
        gaps, reached = [], 0.0
        for start, end in self.stretches:
            if start > reached:
                gaps.append((reached, start))
            reached = max(reached, end)
        if reached < self.of_metres:
            gaps.append((reached, self.of_metres))
        return tuple(gaps)


def coverage_of(
    section: RoadSection,
    patrols: Iterable[Patrol],
    *,
    since: datetime,
    until: datetime,
    limits: TrackLimits = PROVISIONAL_LIMITS,
) -> Coverage:
    """What the patrols of a section covered between two instants, counted once."""
    if len(section.line) < 2:
        raise SectionWithoutGeometry(section=section.id)
    plane = Plane.around(section.line)
    line = LineString([plane.metres(point) for point in section.line])
    seen = [
        (patrol.id, _seen_by(patrol, plane, limits, since, until))
        for patrol in sorted(patrols, key=lambda patrol: patrol.id)
        if patrol.section == section.id
    ]
    whole = shapely.union_all([area for _, area in seen])
    stretches = _stretches(line, whole)
    return Coverage(
        section=section.id,
        covered_metres=sum(end - start for start, end in stretches),
        of_metres=line.length,
        stretches=stretches,
        patrols=tuple(name for name, area in seen if area.intersects(line)),
    )


def _seen_by(
    patrol: Patrol, plane: Plane, limits: TrackLimits, since: datetime, until: datetime
) -> BaseGeometry:
    """The ground that a patrol saw."""
    fixes = [
        (fix.seconds, *plane.metres(fix.point))
        for fix in patrol.track
        if since <= patrol.began + timedelta(seconds=fix.seconds) < until
    ]
    parts = [
        LineString([(east, north) for _, east, north in run])
        if len(run) > 1
        else Dot(run[0][1], run[0][2])
        for run in _runs(_without_drift(fixes, limits), limits)
    ]
    return shapely.union_all([part.buffer(limits.within_metres) for part in parts])


Placed = tuple[int, float, float]

LOOKED_BACK = 30
"""A device that drifts for longer than so many fixes has no track to speak of."""


def _without_drift(fixes: Sequence[Placed], limits: TrackLimits) -> list[Placed]:
    """The longest row of fixes from one to the next of which a patrol could have come.

    Comparing each fix with the one before would throw away all that is good after a first
    one that is bad.
    """
    longest = [1] * len(fixes)
    before = [-1] * len(fixes)
    for later, fix in enumerate(fixes):
        for earlier in range(max(0, later - LOOKED_BACK), later):
            if longest[earlier] + 1 > longest[later] and _can_come(fixes[earlier], fix, limits):
                longest[later], before[later] = longest[earlier] + 1, earlier
    kept: list[Placed] = []
    index = max(range(len(fixes)), key=lambda one: longest[one], default=-1)
    while index >= 0:
        kept.append(fixes[index])
        index = before[index]
    return kept[::-1]


def _can_come(earlier: Placed, later: Placed, limits: TrackLimits) -> bool:
    metres = hypot(later[1] - earlier[1], later[2] - earlier[2])
    return metres <= limits.top_kmh / 3.6 * (later[0] - earlier[0]) + limits.within_metres


def _runs(fixes: Sequence[Placed], limits: TrackLimits) -> list[list[Placed]]:
    """The fixes in runs that may be joined."""
    runs: list[list[Placed]] = []
    for fix in fixes:
        if runs and _joins(runs[-1][-1], fix, limits):
            runs[-1].append(fix)
        else:
            runs.append([fix])
    return runs


def _joins(earlier: Placed, later: Placed, limits: TrackLimits) -> bool:
    return (
        later[0] - earlier[0] <= limits.gap_seconds
        and hypot(later[1] - earlier[1], later[2] - earlier[2]) <= limits.gap_metres
    )


def _stretches(line: LineString, seen: BaseGeometry) -> tuple[tuple[float, float], ...]:
    """The covered parts as metres along the line, joined where they touch.

    Each straight piece is taken by itself: on a line that crosses or closes itself a point
    does not say how far along it lies.
    """
    joined: list[tuple[float, float]] = []
    passed = 0.0
    for corner, following in pairwise(line.coords):
        for start, end in _covered_of_piece(corner, following, seen):
            if joined and passed + start <= joined[-1][1] + 1e-6:
                joined[-1] = (joined[-1][0], max(passed + end, joined[-1][1]))
            else:
                joined.append((passed + start, passed + end))
        passed += dist(corner, following)
    return tuple(joined)


def _covered_of_piece(
    corner: tuple[float, ...], following: tuple[float, ...], seen: BaseGeometry
) -> list[tuple[float, float]]:
    covered = LineString([corner, following]).intersection(seen)
    return sorted(
        (
            min(dist(corner, part.coords[0]), dist(corner, part.coords[-1])),
            max(dist(corner, part.coords[0]), dist(corner, part.coords[-1])),
        )
        for part in getattr(covered, "geoms", [covered])
        if isinstance(part, LineString) and not part.is_empty
    )


def measured(
    patrol: Patrol, section: RoadSection, *, unit: str, limits: TrackLimits = PROVISIONAL_LIMITS
) -> SectionPatrolled:
    """The event that a patrol was measured: whole metres covered, none rounded up."""
    last = max((fix.seconds for fix in patrol.track), default=0)
    ended = patrol.began + timedelta(seconds=last)
    coverage = coverage_of(
        section, [patrol], since=patrol.began, until=ended + timedelta(seconds=1), limits=limits
    )
    return SectionPatrolled(
        about=section.id,
        unit=unit,
        at=ended,
        person=patrol.person,
        level=patrol.level,
        covered_metres=min(int(coverage.covered_metres), int(coverage.of_metres)),
        of_metres=int(coverage.of_metres),
        patrolled=patrol.began,
    )


def with_measured(
    events: Iterable[Event], *, limits: TrackLimits = PROVISIONAL_LIMITS
) -> Iterator[Event]:
    """The events as they come, and after each tracked patrol what it was measured to cover.

    A patrol of a section that nobody registered, or one without a line, stays unmeasured.
    """
    sections: dict[str, RoadSection] = {}
    for event in events:
        yield event
        if ROAD_SECTIONS.concerns(event):
            section = ROAD_SECTIONS.entry(sections.pop(event.about, None), event)
            if section is not None and len(section.line) > 1:
                sections[event.about] = section
        elif isinstance(event, PatrolTracked) and event.about in sections:
            patrol = PATROLS.entry(None, event)
            assert patrol is not None
            yield measured(patrol, sections[event.about], unit=event.unit, limits=limits)
