"""Hazards of roads: reported, graded, corrected, checked, and sometimes back again.

Several people report the same hole in the road.  Each report is a matter of its own
until somebody finds that two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

HazardGrade = Literal["major", "larger", "general", "low"]
"""重大、较大、一般、低: red, orange, yellow, blue."""

Surroundings = Literal[
    "", "near a school", "rural market", "urban fringe", "road through a village", "dangerous road"
]
"""学校周边、农村集市、城乡结合部、穿村公路，急弯陡坡、临水临崖、桥梁涵洞等危险路段."""

ReporterKind = Literal["citizen", "road chief", "police", "inspector", "firm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardReported(PlacedEvent):
    """Somebody reported something dangerous about a road."""

    subdistrict: str
    hazard: str
    by: ReporterKind = "citizen"
    reporter: str = ""
    surroundings: Surroundings = ""
    words: str = ""

    called: ClassVar[str] = "隐患上报"


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardGraded(Event):
    """A hazard was given its grade by a method that can be named."""

    grade: HazardGrade
    method: str = ""
    responsible: str = ""

    called: ClassVar[str] = "隐患评级"


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardAssigned(Event):
    """A unit was given a hazard to correct."""

    responsible: str
    due: date | None = None

    called: ClassVar[str] = "隐患交办"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateFound(Event):
    """A report was found to be about the hazard of an earlier report."""

    same_as: str

    called: ClassVar[str] = "重复上报认定"

    def faults(self) -> Iterator[str]:
        """No report repeats itself."""
        if self.same_as == self.about:
            yield "a report cannot be a duplicate of itself"


class HazardCorrected(Event):
    """What had made the place dangerous was put right."""

    called = "隐患整改完成"


class CorrectionAccepted(Event):
    """The correction was checked and accepted."""

    called = "整改验收"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRejected(Event):
    """The correction was checked and found wanting."""

    reason: str
    responsible: str = ""

    called: ClassVar[str] = "整改验收不合格"


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardReopened(Event):
    """A hazard that had been put right was found again."""

    reason: str
    responsible: str = ""

    called: ClassVar[str] = "隐患复发"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlackSpotFound(PlacedEvent):
    """A stretch of road was found to be an accident black spot, by a rule or by statistics."""

    subdistrict: str
    method: str
    accidents: tuple[str, ...]

    called: ClassVar[str] = "事故黑点认定"

    def faults(self) -> Iterator[str]:
        """A black spot names the accidents that make it one."""
        yield from PlacedEvent.faults(self)
        if not self.accidents:
            yield "it names no accident"


class BlackSpotTreated(Event):
    """The works that were ordered at a black spot were finished."""

    called = "黑点治理完成"
