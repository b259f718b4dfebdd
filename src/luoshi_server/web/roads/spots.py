"""Black spots as the analysis finds them in the register of accidents.

The accidents of three years are gone through again only when one was told since.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_noop

from luoshi_policies.road_safety.records import Accident
from luoshi_server.registers.catalogue import record_of, registers
from luoshi_server.registers.models import Entry
from luoshi_server.registers.queries import state_of

YEARS = 3
COUNTS = {
    "one accident of three deaths with a road defect": gettext_noop("一次死亡三人以上且有道路因素"),
    "three fatal accidents": gettext_noop("500 米内三起以上死亡事故"),
    "five accidents of the general procedure": gettext_noop("500 米内五起以上一般程序事故"),
}


class Spot(NamedTuple):
    """A black spot: where along which road, the count that it reaches, and its accidents.

    The count is one of `COUNTS`, which is kept in no language.
    """

    road: str
    start_metres: int
    end_metres: int
    count: str
    accidents: tuple[str, ...]
    middle: tuple[float, float]
    areas: frozenset[str]


class Spots(NamedTuple):
    """The black spots; or that what finds them is not installed here."""

    spots: Sequence[Spot]
    is_missing: bool = False


def spots_until(until: datetime) -> Spots:
    """The black spots of the years until an instant."""
    return _spots(*state_of("accidents"), until)


@lru_cache(maxsize=8)
def _spots(_last: int, _count: int, until: datetime) -> Spots:
    try:
        # The analyses are an extra of their own.
        from luoshi_policies.road_safety.analysis.black_spots import (  # noqa: PLC0415
            CITY_DECREE,
            black_spots,
        )
    except ImportError:
        return Spots((), is_missing=True)
    since = until - timedelta(days=365 * YEARS)
    register = registers()["accidents"]
    rows = Entry.objects.filter(register="accidents", record__at__gte=since.isoformat())
    accidents: dict[str, Accident] = {
        row.key: record_of(register, row.record) for row in rows.iterator(chunk_size=2000)
    }
    found = black_spots(accidents.values(), CITY_DECREE, since=since, until=until)
    spots = []
    for one in found:
        own = [accidents[key] for key in one.accidents]
        places = [accident.point for accident in own if accident.point is not None]
        if not places:
            continue
        middle = (
            float(sum(place.longitude for place in places) / len(places)),
            float(sum(place.latitude for place in places) / len(places)),
        )
        spots.append(
            Spot(
                one.road,
                one.start_metres,
                one.end_metres,
                one.count,
                one.accidents,
                middle,
                frozenset(accident.subdistrict for accident in own),
            )
        )
    return Spots(tuple(spots))
