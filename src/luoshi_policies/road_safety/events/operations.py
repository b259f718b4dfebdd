"""Departments enforcing together, and what they find: overloads, spoil, smoke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

OperationKind = Literal["coaches", "overload", "spoil trucks", "emissions"]
"""长途（旅游）客运、货车超限超载、渣土车、交通环保."""

Penalised = Literal["vehicle", "driver", "firm", "source"]
"""一超四罚: the vehicle, its driver, its firm, and the yard that loaded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointOperationHeld(PlacedEvent):
    """Several departments enforced together at a place."""

    operation: OperationKind
    units: tuple[str, ...]
    checked: int
    found: int
    at_night: bool = False

    called: ClassVar[str] = "联合执法行动"

    def faults(self) -> Iterator[str]:
        """A joint operation has at least two units, and finds no more than it checks."""
        yield from PlacedEvent.faults(self)
        if len(set(self.units)) < 2:
            yield "an operation of one unit is no joint one"
        if self.found > self.checked:
            yield f"it found {self.found} among {self.checked} checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverloadFound(PlacedEvent):
    """A truck was weighed and found overloaded; the matter is the act."""

    vehicle: str
    driver: str
    firm: str
    source: str = ""
    mass_kg: int
    limit_kg: int

    called: ClassVar[str] = "查获超限超载"

    def faults(self) -> Iterator[str]:
        """An overload weighs more than the limit."""
        yield from PlacedEvent.faults(self)
        if self.mass_kg <= self.limit_kg:
            yield f"{self.mass_kg} kg is within the limit of {self.limit_kg} kg"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoilViolationFound(PlacedEvent):
    """A spoil truck was found off its route, dirty, spilling, or through a red light."""

    vehicle: str
    firm: str
    conduct: str

    called: ClassVar[str] = "查获渣土车违法"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlackSmokeFound(PlacedEvent):
    """A diesel vehicle was found smoking, or failed the roadside test."""

    vehicle: str
    firm: str = ""

    called: ClassVar[str] = "查获冒黑烟车辆"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandedOver(Event):
    """One department handed an act over to the one that may punish it."""

    to: str

    called: ClassVar[str] = "案件移送"


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyImposed(Event):
    """One of those who answer for an act was punished for it."""

    on: Penalised
    whom: str
    fine_yuan: int = 0

    called: ClassVar[str] = "作出处罚"
