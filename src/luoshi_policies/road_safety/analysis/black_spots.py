"""Accident black spots by the rule: so many accidents within so many metres of a road.

A window of fixed length is slid along the road.  Windows that reach the number and share
an accident are one black spot.  A decree has several such counts, any of which is enough,
and every black spot names the count that it reaches and the accidents that make it one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.severity import (
    EACH_ACCIDENT,
    EACH_DEATH,
    EACH_FATAL_ACCIDENT,
    SeverityWeights,
)
from luoshi_policies.road_safety.records import Accident


class CountIsNone(LuoshiError):
    """The count “{name}” asks for {at_least} within {window} m: both must be above nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count that makes a black spot, and which accidents it counts."""

    name: str
    window_metres: int
    at_least: Decimal
    weights: SeverityWeights = EACH_ACCIDENT
    deaths_at_least: int = 0
    with_road_defect: bool = False
    general_procedure: bool = False

    def __post_init__(self) -> None:
        if self.window_metres <= 0 or self.at_least <= 0:
            raise CountIsNone(name=self.name, at_least=self.at_least, window=self.window_metres)

    def counts(self, accident: Accident) -> bool:
        """Whether an accident is among those that this count counts."""
        return (
            accident.deaths >= self.deaths_at_least
            and (accident.road_defect or not self.with_road_defect)
            and (accident.procedure == "general" or not self.general_procedure)
        )


CITY_DECREE = (
    Count(
        name="one accident of three deaths with a road defect",
        window_metres=500,
        at_least=Decimal(1),
        deaths_at_least=3,
        with_road_defect=True,
    ),
    Count(
        name="three fatal accidents",
        window_metres=500,
        at_least=Decimal(3),
        weights=EACH_FATAL_ACCIDENT,
        deaths_at_least=1,
    ),
    Count(
        name="five accidents of the general procedure",
        window_metres=500,
        at_least=Decimal(5),
        general_procedure=True,
    ),
)
"""Counts over three years as a city decree has them; the window of 500 m is custom."""

RED_BY_DEATHS = Count(
    name="ten deaths", window_metres=2000, at_least=Decimal(10), weights=EACH_DEATH
)
"""Two years; the colour red of another city."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlackSpot:
    """A stretch of road that reaches a count: from its first accident to its last.

    `densest` is the most that any one window holds, `total` what the whole stretch adds
    up to; `accidents` are all that were counted in it.
    """

    road: str
    start_metres: int
    end_metres: int
    count: str
    densest: Decimal
    total: Decimal
    accidents: tuple[str, ...]


def black_spots(
    accidents: Iterable[Accident],
    counts: Sequence[Count],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[BlackSpot, ...]:
    """Every stretch of road that reaches a count, in the order of roads, metres and counts.

    Accidents that are placed on no road, or happened before `since` or not before
    `until`, are left out.
    """
    roads: dict[str, list[Accident]] = defaultdict(list)
    for accident in accidents:
        if accident.road and accident.metres is not None and _is_in(accident, since, until):
            roads[accident.road].append(accident)
    return tuple(
        spot
        for road in sorted(roads)
        for spot in sorted(
            (spot for count in counts for spot in _on_road(road, roads[road], count)),
            key=lambda spot: (spot.start_metres, spot.end_metres, spot.count),
        )
    )


def _is_in(accident: Accident, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or accident.at >= since) and (until is None or accident.at < until)


def _place(accident: Accident) -> int:
    assert accident.metres is not None
    return accident.metres


def _on_road(road: str, accidents: Iterable[Accident], count: Count) -> Iterator[BlackSpot]:
    along = sorted(
        (accident for accident in accidents if count.counts(accident)),
        key=lambda accident: (_place(accident), accident.id),
    )
    weights = [count.weights.of(accident) for accident in along]
    spot: tuple[int, int, Decimal] | None = None
    for first, last, held in _windows(along, weights, count):
        if spot is not None and first < spot[1]:
            spot = (spot[0], max(last, spot[1]), max(held, spot[2]))
        else:
            if spot is not None:
                yield _spot(road, along, weights, count, spot)
            spot = (first, last, held)
    if spot is not None:
        yield _spot(road, along, weights, count, spot)


def _windows(
    along: Sequence[Accident], weights: Sequence[Decimal], count: Count
) -> Iterator[tuple[int, int, Decimal]]:
    """Each window that reaches the count: its first accident, the one after its last, its weight.

    A window that begins between two accidents holds no more than the one that begins at
    the second, so only those that begin at an accident are looked at.
    """
    held, last = Decimal(0), 0
    for first, accident in enumerate(along):
        while last < len(along) and _place(along[last]) - _place(accident) <= count.window_metres:
            held += weights[last]
            last += 1
        if held >= count.at_least:
            yield first, last, held
        held -= weights[first]


def _spot(
    road: str,
    along: Sequence[Accident],
    weights: Sequence[Decimal],
    count: Count,
    spot: tuple[int, int, Decimal],
) -> BlackSpot:
    first, last, densest = spot
    return BlackSpot(
        road=road,
        start_metres=_place(along[first]),
        end_metres=_place(along[last - 1]),
        count=count.name,
        densest=densest,
        total=sum(weights[first:last], Decimal(0)),
        accidents=tuple(accident.id for accident in along[first:last]),
    )
