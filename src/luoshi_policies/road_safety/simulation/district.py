"""The map of the simulated district: a dense old town in the east, villages in the west.

Blocks are 250 m in the east and three times that in the west, every corner a little off;
roads run from west to east and from south to north.  The middle of it lies in a desert.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from math import cos, hypot, radians, sqrt

from luoshi_policies.road_safety.events import Bounds, Point
from luoshi_policies.road_safety.records import RoadSection
from luoshi_policies.road_safety.simulation.chance import Chance
from luoshi_policies.road_safety.simulation.units import STREETS, TOWNS

MIDDLE = (82.5, 39.0)
BLOCK = 250.0
COARSE = 3
METRES_A_DEGREE = 111_195.0

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a road: the section it lies in, how far along the road, and the point."""

    section: RoadSection
    metres: int
    point: Point

    @property
    def told(self) -> dict[str, object]:
        """The place as events tell it."""
        return {
            "road": self.section.road,
            "metres": self.metres,
            "longitude": self.point.longitude,
            "latitude": self.point.latitude,
        }


def point_at(east: float, north: float) -> Point:
    """The point so many metres from the middle, to a tenth of a metre."""
    longitude = MIDDLE[0] + east / (METRES_A_DEGREE * cos(radians(MIDDLE[1])))
    return Point(Decimal(f"{longitude:.6f}"), Decimal(f"{MIDDLE[1] + north / METRES_A_DEGREE:.6f}"))


def moved(point: Point, east: float, north: float) -> Point:
    """The point so many metres east and north of another."""
    longitude = float(point.longitude) + east / (METRES_A_DEGREE * cos(radians(MIDDLE[1])))
    return Point(
        Decimal(f"{longitude:.6f}"),
        Decimal(f"{float(point.latitude) + north / METRES_A_DEGREE:.6f}"),
    )


class District:
    """All sections of the district, and places drawn on them."""

    def __init__(self, sections: Sequence[RoadSection]) -> None:
        self.sections = tuple(sections)
        self.along: dict[str, list[RoadSection]] = {}
        for section in self.sections:
            self.along.setdefault(section.road, []).append(section)
        # Accidents grow slower than length and traffic do.
        self._shares = list(
            accumulate(s.metres**0.7 * s.vehicles_a_day**0.6 for s in self.sections)
        )
        points = [point for section in self.sections for point in section.line]
        edge = Decimal("0.01")
        self.bounds = Bounds(
            west=min(p.longitude for p in points) - edge,
            south=min(p.latitude for p in points) - edge,
            east=max(p.longitude for p in points) + edge,
            north=max(p.latitude for p in points) + edge,
        )

    def any_section(self, chance: Chance) -> RoadSection:
        """A section, by its length and traffic."""
        return self.sections[bisect_right(self._shares, chance.random() * self._shares[-1])]

    def any_spot(self, chance: Chance) -> Spot:
        """A place on the roads, by their length and traffic."""
        section = self.any_section(chance)
        return spot_on(section, section.start_metres + chance.randint(0, section.metres))

    def near(self, spot: Spot, metres: int) -> Spot | None:
        """The place so many metres further along the road; None where the road has a gap."""
        wanted = spot.metres + metres
        for section in self.along[spot.section.road]:
            if section.start_metres <= wanted <= section.end_metres:
                return spot_on(section, wanted)
        return None


def spot_on(section: RoadSection, metres: int) -> Spot:
    """The place so many metres along the road of a section."""
    share = (metres - section.start_metres) / section.metres
    start, end = section.line[0], section.line[-1]
    return Spot(
        section,
        metres,
        Point(
            _between(start.longitude, end.longitude, share),
            _between(start.latitude, end.latitude, share),
        ),
    )


def _between(start: Decimal, end: Decimal, share: float) -> Decimal:
    return Decimal(f"{float(start) + (float(end) - float(start)) * share:.6f}")


def lay_out(sections: int, chance: Chance) -> District:
    """A district of exactly so many sections."""
    rows = max(4, round(sqrt(sections / 3000) * 42))
    columns = max(4, round((sections * 1.06 - rows * rows / COARSE) / 2 / rows) + 2)
    coarse = max(1, rows // COARSE // 2)
    corners = {
        corner: _jittered(corner, rows, columns, chance)
        for corner in _corners(rows, columns, coarse)
    }
    edges = list(_edges(corners, rows, columns, coarse))
    while len(edges) < sections:
        columns += 1
        corners |= {
            (columns, row): _jittered((columns, row), rows, columns, chance)
            for row in range(rows + 1)
        }
        edges = list(_edges(corners, rows, columns, coarse))
    kept = set(chance.sample(range(len(edges)), sections))
    return District(
        [
            section
            for number, section in enumerate(_sections(edges, corners, rows, columns, chance))
            if number in kept
        ]
    )


def _corners(rows: int, columns: int, coarse: int) -> Iterator[Corner]:
    for row in range(rows + 1):
        for column in range(columns + 1):
            yield column, row
        if row % COARSE == 0:
            for column in range(1, coarse + 1):
                yield -column * COARSE, row


def _jittered(corner: Corner, rows: int, columns: int, chance: Chance) -> tuple[float, float]:
    column, row = corner
    off = BLOCK * (0.1 if column >= 0 else 0.3)
    return (
        column * BLOCK + chance.uniform(-off, off),
        (row - rows / 2) * BLOCK + chance.uniform(-off, off),
    )


def _edges(
    corners: dict[Corner, tuple[float, float]], rows: int, columns: int, coarse: int
) -> Iterator[tuple[str, Corner, Corner]]:
    """Each edge with its road, the edges of a road in order."""
    for row in range(rows + 1):
        across = [column for column, at in sorted(corners) if at == row]
        for start, end in pairwise(across):
            yield f"仿真东西{row + 1}路", (start, row), (end, row)
    for column in [-n * COARSE for n in range(coarse, 0, -1)] + list(range(columns + 1)):
        up = [row for at, row in sorted(corners) if at == column]
        for start, end in pairwise(up):
            name = f"仿真南北{column + coarse * COARSE + 1}路"
            yield name, (column, start), (column, end)


def _sections(
    edges: Sequence[tuple[str, Corner, Corner]],
    corners: dict[Corner, tuple[float, float]],
    rows: int,
    columns: int,
    chance: Chance,
) -> Iterator[RoadSection]:
    reached: dict[str, int] = {}
    for number, (road, start, end) in enumerate(edges):
        (x, y), (to_x, to_y) = corners[start], corners[end]
        metres = max(1, round(hypot(to_x - x, to_y - y)))
        begins = reached.get(road, 0)
        reached[road] = begins + metres
        is_main = all(one % COARSE == 0 for one in (start[0], end[0])) or all(
            one % COARSE == 0 for one in (start[1], end[1])
        )
        subdistrict, quarter = _subdistrict(x, y, rows, columns)
        yield RoadSection(
            id=f"仿真路段{number:05}",
            road=road,
            start_metres=begins,
            end_metres=begins + metres,
            line=(point_at(x, y), point_at(to_x, to_y)),
            subdistrict=subdistrict,
            area=f"{subdistrict}第{quarter + 1}片区",
            vehicles_a_day=max(
                200, round(chance.lognormvariate(0, 0.4) * (14_000 if is_main else 3_500))
            ),
        )


def _subdistrict(x: float, y: float, rows: int, columns: int) -> tuple[str, int]:
    """The sub-district that a place lies in, and which of its three areas."""
    share = min(0.999, max(0.0, y / (rows * BLOCK) + 0.5))
    if x < 0:
        town = share * len(TOWNS)
        return TOWNS[int(town)], int(town % 1 * 3)
    across = min(1, int(max(0.0, x / (columns * BLOCK)) * 2))
    street = share * (len(STREETS) // 2)
    return STREETS[int(street) * 2 + across], int(street % 1 * 3)
