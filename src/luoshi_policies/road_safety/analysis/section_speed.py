"""The mean speed over a section, and whether it proves anything.

Two devices see a vehicle at the ends of a section.  Each clock may be off and the length
is measured, so the speed is known only between two bounds: the longest way in the
shortest time, and the shortest way in the longest time.  A limit between them was not
shown to be broken.  The errors are taken at their worst, not at their likeliest: a
penalty stands on what cannot have been otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.events import SectionPassed

KMH = Decimal("3.6")
"""A metre a second in kilometres an hour."""

Verdict = Literal["violation", "within the error", "no violation", "not measurable"]


class ErrorsBelowZero(LuoshiError):
    """Errors of {first} s, {second} s and {length} m: an error is at least nought."""


class LimitIsNone(LuoshiError):
    """A limit of {limit} km/h cannot be broken or kept: it must be above nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuringErrors:
    """How far the two clocks may be off, in seconds, and the length, in metres."""

    first_clock: Decimal
    second_clock: Decimal
    length: Decimal

    def __post_init__(self) -> None:
        if min(self.first_clock, self.second_clock, self.length) < 0:
            raise ErrorsBelowZero(
                first=self.first_clock, second=self.second_clock, length=self.length
            )

    @property
    def seconds(self) -> Decimal:
        """How far the time between the two may be off: both clocks, in opposite directions."""
        return self.first_clock + self.second_clock


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpeed:
    """A mean speed in km/h with its bounds; `highest` is None where no bound is known."""

    passage: str
    speed: Decimal
    lowest: Decimal
    highest: Decimal | None
    limit: Decimal
    verdict: Verdict


def section_speed(
    passage: SectionPassed, errors: MeasuringErrors, *, tolerance: Decimal = Decimal(0)
) -> SectionSpeed:
    """The mean speed of a passage, and what it proves against its limit.

    It is a violation only if even the lowest speed that the errors allow is above the
    limit and whatever share of it is tolerated.
    """
    if passage.limit <= 0:
        raise LimitIsNone(limit=passage.limit)
    seconds = Decimal(str((passage.left - passage.entered).total_seconds()))
    speed = passage.length_metres / seconds * KMH
    lowest = max(Decimal(0), passage.length_metres - errors.length) / (seconds + errors.seconds)
    shortest = seconds - errors.seconds
    highest = (passage.length_metres + errors.length) / shortest * KMH if shortest > 0 else None
    bound = passage.limit * (1 + tolerance)
    return SectionSpeed(
        passage=passage.id,
        speed=speed,
        lowest=lowest * KMH,
        highest=highest,
        limit=passage.limit,
        verdict=_verdict(lowest * KMH, highest, speed, bound),
    )


def _verdict(lowest: Decimal, highest: Decimal | None, speed: Decimal, bound: Decimal) -> Verdict:
    if lowest > bound:
        return "violation"
    if highest is None:
        return "not measurable"
    return "within the error" if highest > bound or speed > bound else "no violation"


def shortest_section(errors: MeasuringErrors, *, limit: Decimal, share: Decimal) -> Decimal:
    """The length in whole metres from which a speed of `share` above the limit is proved.

    A vehicle at limit·(1 + share) takes L / v; its lowest speed is above the limit once
    L·share > limit·(1 + share)·seconds + length error·(1 + share).
    """
    if limit <= 0 or share <= 0:
        raise LimitIsNone(limit=limit if limit <= 0 else limit * (1 + share))
    metres_a_second = limit / KMH
    least = (1 + share) * (metres_a_second * errors.seconds + errors.length) / share
    return least.to_integral_value(ROUND_CEILING)
