"""Degrees as metres, over an area as small as a district.

A degree of longitude shrinks with the cosine of the latitude.  Over 50 km a plane laid
at the middle of the points is true to about one part in a thousand, which is less than
the error of any position that a telephone gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.events import Point

METRES_A_DEGREE = 6_371_008.8 * radians(1)
"""A degree of the meridian of the mean sphere."""


class NothingToPlace(LuoshiError):
    """There is no point to lay a plane at: none of the records says where it is."""


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane that touches the globe at a point, in metres east and north of it."""

    longitude: float
    latitude: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Plane:
        """The plane at the middle of the box that holds the points, in whatever order they come."""
        listed = list(points)
        if not listed:
            raise NothingToPlace
        longitudes = [float(point.longitude) for point in listed]
        latitudes = [float(point.latitude) for point in listed]
        return cls((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)

    def metres(self, point: Point) -> tuple[float, float]:
        """How far east and north of the middle the point lies."""
        east = (float(point.longitude) - self.longitude) * cos(radians(self.latitude))
        north = float(point.latitude) - self.latitude
        return east * METRES_A_DEGREE, north * METRES_A_DEGREE
