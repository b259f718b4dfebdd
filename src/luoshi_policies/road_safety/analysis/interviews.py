"""Which sub-districts are called to a talk, and which would be under another threshold.

A rule says what calls a sub-district in, to which level, and the call names its records.
Before a threshold is adopted it is tried on what has happened: who would have been called
in at two, at three, at four.  An accident stands for one call by one rule: whoever was
called in for it is not called in again for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from math import hypot
from typing import Protocol

from luoshi.calendars import SHANGHAI
from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.events import InterviewLevel
from luoshi_policies.road_safety.records import Accident, Hazard


class RuleCallsNobody(LuoshiError):
    """A rule of {accidents} accidents within {days} days counts nothing: both must be above 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A sub-district that is called in, when, to which level, by which rule, for which records."""

    subdistrict: str
    at: datetime
    level: InterviewLevel
    rule: str
    records: tuple[str, ...]


class InterviewRule(Protocol):
    """Whatever calls sub-districts in."""

    def calls(
        self, accidents: Sequence[Accident], hazards: Sequence[Hazard], now: datetime
    ) -> Iterator[Call]:
        """Every call up to `now`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyAccidents:
    """So many accidents with at least so many deaths each, within so many days."""

    level: InterviewLevel
    accidents: int
    within_days: int
    deaths_at_least: int = 1

    def __post_init__(self) -> None:
        if self.accidents <= 0 or self.within_days <= 0:
            raise RuleCallsNobody(accidents=self.accidents, days=self.within_days)

    @property
    def name(self) -> str:
        """The rule in words."""
        return f"{self.accidents} accidents within {self.within_days} days"

    def calls(
        self, accidents: Sequence[Accident], hazards: Sequence[Hazard], now: datetime
    ) -> Iterator[Call]:
        """A call whenever the last days hold enough accidents that no call has used."""
        window = timedelta(days=self.within_days)
        unused: dict[str, list[Accident]] = defaultdict(list)
        for accident in sorted(accidents, key=lambda accident: (accident.at, accident.id)):
            if accident.deaths < self.deaths_at_least or accident.at > now:
                continue
            recent = [one for one in unused[accident.subdistrict] if accident.at - one.at <= window]
            recent.append(accident)
            if len(recent) >= self.accidents:
                yield Call(
                    subdistrict=accident.subdistrict,
                    at=accident.at,
                    level=self.level,
                    rule=self.name,
                    records=tuple(one.id for one in recent),
                )
                recent = []
            unused[accident.subdistrict] = recent


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueHazard:
    """A hazard of the highest grade that was not put right by its day."""

    level: InterviewLevel

    def calls(
        self, accidents: Sequence[Accident], hazards: Sequence[Hazard], now: datetime
    ) -> Iterator[Call]:
        """A call on the day after the one by which a major hazard was due."""
        for hazard in hazards:
            if hazard.grade != "major" or hazard.due is None or hazard.same_as:
                continue
            late = datetime.combine(hazard.due + timedelta(days=1), time(), SHANGHAI)
            if late <= now and (hazard.corrected is None or hazard.corrected >= late):
                yield Call(
                    subdistrict=hazard.subdistrict,
                    at=late,
                    level=self.level,
                    rule="a major hazard overdue",
                    records=(hazard.id,),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathsAtOpenHazard:
    """So many deaths in one accident at a place whose hazard was known and not put right."""

    level: InterviewLevel
    deaths_at_least: int = 2
    within_metres: float = 250.0

    def calls(
        self, accidents: Sequence[Accident], hazards: Sequence[Hazard], now: datetime
    ) -> Iterator[Call]:
        """A call for each such accident, with the hazards that lay open there."""
        placed = [hazard for hazard in hazards if hazard.point is not None and not hazard.same_as]
        for accident in accidents:
            if accident.deaths < self.deaths_at_least or accident.at > now:
                continue
            near = [hazard.id for hazard in placed if self._lay_open(hazard, accident)]
            if near:
                yield Call(
                    subdistrict=accident.subdistrict,
                    at=accident.at,
                    level=self.level,
                    rule=f"{self.deaths_at_least} deaths at an open hazard",
                    records=(accident.id, *sorted(near)),
                )

    def _lay_open(self, hazard: Hazard, accident: Accident) -> bool:
        if hazard.point is None or accident.point is None:
            return False
        if hazard.reported > accident.at or (
            hazard.corrected is not None and hazard.corrected <= accident.at
        ):
            return False
        plane = Plane.around((hazard.point, accident.point))
        (east, north), (other_east, other_north) = map(plane.metres, (hazard.point, accident.point))
        return hypot(east - other_east, north - other_north) <= self.within_metres


PROVISIONAL_RULES: tuple[InterviewRule, ...] = (
    ManyAccidents(level="third", accidents=2, within_days=30),
    ManyAccidents(level="third", accidents=3, within_days=90),
    ManyAccidents(level="second", accidents=4, within_days=365),
    OverdueHazard(level="second"),
    DeathsAtOpenHazard(level="first"),
)
"""No opinion gives numbers; these are ours, to be tried on a district's record and adopted."""


def called_in(
    rules: Iterable[InterviewRule],
    accidents: Iterable[Accident],
    hazards: Iterable[Hazard] = (),
    *,
    now: datetime,
) -> tuple[Call, ...]:
    """Every call up to an instant, in the order of time, place and level."""
    told, known = list(accidents), list(hazards)
    calls = (call for rule in rules for call in rule.calls(told, known, now))
    return tuple(
        sorted(
            calls, key=lambda call: (call.at, call.subdistrict, call.level, call.rule, call.records)
        )
    )


def who_would_be_called_in(
    rule: ManyAccidents,
    accidents: Iterable[Accident],
    *,
    at: Iterable[int] = (2, 3, 4),
    now: datetime,
) -> Mapping[int, tuple[Call, ...]]:
    """The calls under each of several thresholds, before one is adopted."""
    told = list(accidents)
    return {
        threshold: called_in([replace(rule, accidents=threshold)], told, now=now)
        for threshold in at
    }
