"""Each sub-district as far as its sections of road reach; nobody's boundary.

The sections are gone through again only when one was told since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from luoshi_server.registers.models import Entry
from luoshi_server.registers.queries import state_of
from luoshi_server.web.roads.hulls import hull

SECTIONS = "road-sections"

Ring = list[tuple[float, float]]


def rings() -> Mapping[str, Ring]:
    """By the name of each sub-district the ring around its sections, longitude first."""
    return _rings(*state_of(SECTIONS))


def line_of(record: Mapping[str, Any]) -> list[list[float]]:
    """The points of a section of road, longitude first."""
    return [[float(one["longitude"]), float(one["latitude"])] for one in record["line"]]


@lru_cache(maxsize=4)
def _rings(_last: int, _count: int) -> Mapping[str, Ring]:
    points: dict[str, Ring] = defaultdict(list)
    rows = Entry.objects.filter(register=SECTIONS).exclude(area="").order_by("key")
    for area, record in rows.values_list("area", "record"):
        points[area] += [(one[0], one[1]) for one in line_of(record)]
    found = {area: hull(points[area]) for area in sorted(points)}
    return MappingProxyType({area: ring for area, ring in found.items() if len(ring) >= 4})
