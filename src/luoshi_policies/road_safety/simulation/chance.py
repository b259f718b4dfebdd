"""Where chance comes from, and how events are told by it.

Each part of the year has a chance of its own, made from the seed and the name of the
part: so more vehicles leave the accidents as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from math import exp
from typing import Any, Protocol, TypeVar

from luoshi.mechanism import Event

T = TypeVar("T")


class Chance(Protocol):
    """Whatever draws; `random.Random` does."""

    def random(self) -> float: ...
    def randint(self, a: int, b: int) -> int: ...
    def uniform(self, a: float, b: float) -> float: ...
    def gauss(self, mu: float, sigma: float) -> float: ...
    def expovariate(self, lambd: float) -> float: ...
    def lognormvariate(self, mu: float, sigma: float) -> float: ...
    def choice(self, seq: Sequence[T]) -> T: ...
    def choices(
        self, population: Sequence[T], weights: Sequence[float] | None = ..., *, k: int = ...
    ) -> list[T]: ...
    def sample(self, population: Sequence[T], k: int) -> list[T]: ...


Chances = Callable[[str], Chance]
"""The chance of each part of the year, by the name of the part."""

# Accidents by the hour: two peaks, and a night that is short of traffic and long on speed.
HOURS = (2, 1, 1, 1, 1, 2, 4, 8, 8, 6, 6, 6, 6, 5, 6, 6, 7, 9, 9, 7, 5, 4, 3, 2)


def any_hour(chance: Chance) -> timedelta:
    """A time of day, by how many accidents each hour has."""
    hour = chance.choices(range(24), HOURS)[0]
    return timedelta(hours=hour, seconds=chance.randint(0, 3599))


def office_hour(chance: Chance) -> timedelta:
    """A time of day at which offices work."""
    return timedelta(seconds=chance.randint(8 * 3600 + 1800, 17 * 3600))


def how_many(chance: Chance, mean: float) -> int:
    """A count that is this on average, as chance has it (Poisson)."""
    if mean > 60:
        return max(0, round(chance.gauss(mean, mean**0.5)))
    limit, count, product = exp(-mean), 0, chance.random()
    while product > limit:
        count += 1
        product *= chance.random()
    return count


class Teller:
    """Tells the events of one part, each with a name of its own that says it is simulated.

    `units` are departments that go by another name in the district whose opinion is run.
    """

    def __init__(self, seed: int, part: str, units: Mapping[str, str]) -> None:
        self.prefix = f"sim{seed}.{part}"
        self.units = units
        self.events: list[Event] = []

    def tell(
        self, kind: Callable[..., Event], about: str, unit: str, at: datetime, **told: Any
    ) -> Event:
        """Add an event of this kind."""
        name = f"{self.prefix}.{len(self.events):06}"
        for field in ("responsible", "to"):
            if field in told:
                told[field] = self.units.get(told[field], told[field])
        if "units" in told:
            told["units"] = tuple(self.units.get(one, one) for one in told["units"])
        unit = self.units.get(unit, unit)
        event = kind(about=about, unit=unit, at=at.replace(microsecond=0), id=name, **told)
        self.events.append(event)
        return event
