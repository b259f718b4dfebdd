"""Short ways to write the records that the tests look at."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from math import cos, radians

from luoshi.calendars import local
from luoshi_policies.road_safety.analysis.plane import METRES_A_DEGREE
from luoshi_policies.road_safety.events import Fix, Point
from luoshi_policies.road_safety.records import Accident, Hazard, RoadSection

START = local("2022-01-01 00:00")
LONGITUDE, LATITUDE = 110.0, 30.0


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def degrees(east: float, north: float) -> tuple[Decimal, Decimal]:
    longitude = LONGITUDE + east / (METRES_A_DEGREE * cos(radians(LATITUDE)))
    return Decimal(f"{longitude:.8f}"), Decimal(f"{LATITUDE + north / METRES_A_DEGREE:.8f}")


def point(east: float, north: float = 0.0) -> Point:
    return Point(*degrees(east, north))


def fix(seconds: int, east: float, north: float = 0.0) -> Fix:
    return Fix(seconds, *degrees(east, north))


def on_road(
    name: str, metres: int, *, road: str = "R1", at: float = 0.0, **told: object
) -> Accident:
    return Accident(id=name, at=day(at), road=road, metres=metres, **told)  # type: ignore[arg-type]


def on_map(name: str, east: float, north: float = 0.0, **told: object) -> Accident:
    longitude, latitude = degrees(east, north)
    return Accident(id=name, at=START, longitude=longitude, latitude=latitude, **told)  # type: ignore[arg-type]


def hazard(
    name: str, east: float, north: float = 0.0, *, at: float = 0.0, **told: object
) -> Hazard:
    longitude, latitude = degrees(east, north)
    told.setdefault("hazard", "坑洞")
    return Hazard(id=name, reported=day(at), longitude=longitude, latitude=latitude, **told)  # type: ignore[arg-type]


def section(
    name: str, *ends: tuple[float, float], road: str = "R1", start: int = 0, **told: object
) -> RoadSection:
    line = tuple(point(*end) for end in ends)
    length = sum(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in pairwise(ends))
    return RoadSection(
        id=name,
        road=road,
        start_metres=start,
        end_metres=start + round(length),
        line=line,
        **told,  # type: ignore[arg-type]
    )
