"""Where something happened: a road with a distance along it, and a point on the map.

Points are degrees of longitude and latitude as devices print them.  The commonest
mistakes are the two swapped, and nought for a device without a fix; neither lies in
the country, so neither gets in.  Whether a point lies in the district is asked with
the district's own bounds, which differ from place to place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luoshi.errors import LuoshiError
from luoshi.mechanism import Event

LONGITUDES = (Decimal(73), Decimal(136))
LATITUDES = (Decimal(3), Decimal(54))


class PointImpossible(LuoshiError):
    """{longitude}, {latitude} is no point of the country: longitude comes first, 73 to 136."""


class BoundsReversed(LuoshiError):
    """Bounds from {west}, {south} to {east}, {north} hold no point: give west before east."""


def is_in_the_country(longitude: Decimal, latitude: Decimal) -> bool:
    """Whether the degrees can be a point of the country, by its outermost meridians."""
    return LONGITUDES[0] <= longitude <= LONGITUDES[1] and LATITUDES[0] <= latitude <= LATITUDES[1]


class OutsideTheDistrict(LuoshiError):
    """{kind} {event} about {about} cannot be of this district: {reason}."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the map, in degrees."""

    longitude: Decimal
    latitude: Decimal

    def __post_init__(self) -> None:
        if not is_in_the_country(self.longitude, self.latitude):
            raise PointImpossible(longitude=self.longitude, latitude=self.latitude)


def point_or_none(longitude: Decimal | None, latitude: Decimal | None) -> Point | None:
    """The point, where both of its degrees are known."""
    if longitude is None or latitude is None:
        return None
    return Point(longitude, latitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The smallest box of degrees that a district fits in."""

    west: Decimal
    south: Decimal
    east: Decimal
    north: Decimal

    def __post_init__(self) -> None:
        if self.west >= self.east or self.south >= self.north:
            raise BoundsReversed(west=self.west, south=self.south, east=self.east, north=self.north)

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the box or on its edge."""
        return (
            self.west <= point.longitude <= self.east and self.south <= point.latitude <= self.north
        )


class MappedEvent(Event):
    """Something that happened, with the points on the map that it names."""

    @property
    def places(self) -> tuple[Point, ...]:
        """Every point on the map that the event names."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEvent(MappedEvent):
    """Something that happened at a place: a road, metres from its beginning, a point.

    Any of the three may be unknown; a point has both of its degrees or none.
    """

    road: str = ""
    metres: int | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None

    def faults(self) -> Iterator[str]:
        """Half a point, or one outside the country; a distance along no road."""
        if (self.longitude is None) != (self.latitude is None):
            yield "it gives one of longitude and latitude without the other"
        elif (
            self.longitude is not None
            and self.latitude is not None
            and not is_in_the_country(self.longitude, self.latitude)
        ):
            yield (
                f"longitude {self.longitude}, latitude {self.latitude} "
                "lies outside the country; they may be swapped"
            )
        if self.metres is not None and not self.road:
            yield "it gives metres along a road that it does not name"

    @property
    def point(self) -> Point | None:
        """The point on the map, if it is known."""
        return point_or_none(self.longitude, self.latitude)

    @property
    def places(self) -> tuple[Point, ...]:
        """The one point, if it is known."""
        return () if self.point is None else (self.point,)


def outside(event: Event, bounds: Bounds) -> str | None:
    """Why an event cannot be of the district with these bounds; None if it can."""
    if isinstance(event, MappedEvent):
        for point in event.places:
            if not bounds.holds(point):
                return (
                    f"longitude {point.longitude}, latitude {point.latitude} "
                    "lies outside the district"
                )
    return None


def require_inside(event: Event, bounds: Bounds) -> None:
    """Refuse an event that names a point outside the district with these bounds."""
    reason = outside(event, bounds)
    if reason:
        raise OutsideTheDistrict(
            kind=type(event).__name__, event=event.id, about=event.about, reason=reason
        )
