"""Sections of road joined at their ends to a network."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.events import Point
from luoshi_policies.road_safety.records import RoadSection


class SectionWithoutLine(LuoshiError):
    """The section {section} has no line, so nobody knows which sections it meets."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A section as an edge: its length, and the two ends at which it meets others."""

    section: str
    metres: float
    start: Point
    end: Point

    def other_end(self, end: Point) -> Point:
        """The end that is not this one."""
        return self.end if end == self.start else self.start


@dataclass(frozen=True, slots=True)
class RoadNetwork:
    """Edges by section, the edges that meet at each end, and the sections along each road."""

    edges: Mapping[str, Edge]
    meeting: Mapping[Point, tuple[str, ...]]
    along: Mapping[str, tuple[tuple[int, int, str], ...]]

    def place(self, road: str, metres: int) -> tuple[str, float] | None:
        """The section, and how far along it, of a place so many metres along a road.

        Where two sections meet the place is the beginning of the second.
        """
        sections = self.along.get(road, ())
        position = bisect_right(sections, metres, key=lambda section: section[0]) - 1
        if position < 0:
            return None
        start, end, section = sections[position]
        return (section, float(metres - start)) if metres <= end else None


def network_of(sections: Iterable[RoadSection]) -> RoadNetwork:
    """The network that the sections make; they meet where their lines have the same end."""
    edges: dict[str, Edge] = {}
    meeting: dict[Point, list[str]] = defaultdict(list)
    along: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for section in sorted(sections, key=lambda section: section.id):
        if not section.line:
            raise SectionWithoutLine(section=section.id)
        start, end = section.line[0], section.line[-1]
        edges[section.id] = Edge(section.id, float(section.metres), start, end)
        meeting[start].append(section.id)
        meeting[end].append(section.id)
        along[section.road].append((section.start_metres, section.end_metres, section.id))
    return RoadNetwork(
        edges,
        {point: tuple(met) for point, met in meeting.items()},
        {road: tuple(sorted(parts)) for road, parts in along.items()},
    )
