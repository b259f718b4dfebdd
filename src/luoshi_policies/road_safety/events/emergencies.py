"""Emergencies on the road: warnings, drills, and the four steps that save a life.

事故快速发现、及时救援、有效救治、妥善救助: found, reached, in hospital, paid for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

RescuerKind = Literal["police", "ambulance", "fire brigade", "road works"]

WarningKind = Literal["fog", "ice", "rain", "wind", "snow", "jam", "closure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyDiscovered(PlacedEvent):
    """Somebody found that people lie injured or a road is blocked."""

    subdistrict: str
    casualties: int = 0

    called: ClassVar[str] = "险情发现"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescuerArrived(Event):
    """A rescuer reached the scene."""

    rescuer: RescuerKind

    called: ClassVar[str] = "救援到场"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyAdmitted(Event):
    """Somebody injured was taken in by a hospital."""

    hospital: str

    called: ClassVar[str] = "伤员收治"


class ReliefRequested(Event):
    """A hospital or a family asked the relief fund to pay for somebody's treatment."""

    called = "救助基金申请"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefPaid(Event):
    """The relief fund paid for somebody's treatment."""

    yuan: int

    called: ClassVar[str] = "救助基金垫付"


class RoadCleared(Event):
    """The road was open again."""

    called = "恢复通行"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherWarned(Event):
    """The weather office gave a warning that concerns roads."""

    warning: WarningKind
    colour: Literal["blue", "yellow", "orange", "red"]

    called: ClassVar[str] = "气象预警"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadWarningPublished(Event):
    """Drivers were warned of a danger on the road."""

    warning: WarningKind

    called: ClassVar[str] = "道路预警发布"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillHeld(Event):
    """Units practised together what they would do."""

    units: tuple[str, ...]
    people: int
    scenario: str = ""
    minutes_to_scene: int | None = None

    called: ClassVar[str] = "应急演练"


class DrillReviewed(Event):
    """It was written down what a drill showed to be wanting."""

    called = "演练评估"
