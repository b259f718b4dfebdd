"""Drivers whose licence asks for more care: those with twelve points, those who drive for a living.

A driver is known by a number of the licence register, never by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from luoshi.mechanism import Event

LicenceClass = Literal["A1", "A2", "A3", "B1", "B2", "C1", "C2"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRegistered(Event):
    """A driver was put on the list of key drivers."""

    licence: LicenceClass
    firm: str = ""
    review_due: date | None = None
    renewal_due: date | None = None
    points: int = 0

    called: ClassVar[str] = "重点驾驶人登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverPointsAdded(Event):
    """Points were entered against a licence; `total` is what the period then adds up to."""

    points: int
    total: int
    licence: LicenceClass = "C1"
    violation: str = ""
    firm: str = ""

    called: ClassVar[str] = "驾驶人记分"

    def faults(self) -> Iterator[str]:
        """What is added is part of the total."""
        if self.total < self.points:
            yield f"{self.points} points are added and the total is only {self.total}"


class DriverPeriodEnded(Event):
    """A period of points ended, and the count began again at nought."""

    called = "记分周期届满"


class DriverRetrained(Event):
    """A driver with twelve points finished the course."""

    called = "满分学习"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverExamined(Event):
    """A driver sat the examination after twelve points."""

    passed: bool

    called: ClassVar[str] = "满分考试"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverReviewed(Event):
    """The licence of a driver was reviewed or renewed."""

    review_due: date | None = None
    renewal_due: date | None = None

    called: ClassVar[str] = "驾驶证审验换证"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrunkDrivingFound(Event):
    """A driver was found drunk or drugged at the wheel."""

    firm: str = ""
    vehicle: str = ""

    called: ClassVar[str] = "酒驾毒驾"
