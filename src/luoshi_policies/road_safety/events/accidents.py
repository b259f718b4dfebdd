"""Road accidents, the deaths in them, and what is done at the scene.

An injured person may die days later.  The accident then becomes a fatal one, or its
toll rises; the first is told as a `FatalAccident` about the same matter, the second
as a correction of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

Procedure = Literal["general", "simple"]
"""Simple: settled on the spot, with damage or slight injury only."""

Liability = Literal["", "none", "lesser", "equal", "main", "full"]
"""How far a firm's driver is to blame; empty while nobody has found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentHappened(PlacedEvent):
    """An accident happened on a road in a sub-district."""

    subdistrict: str
    deaths: int = 0
    injured: int = 0
    procedure: Procedure = "general"
    cause: str = ""
    road_defect: bool = False
    vehicles: tuple[str, ...] = ()
    firm: str = ""
    liability: Liability = ""
    work_related: bool = False

    called: ClassVar[str] = "交通事故"

    def faults(self) -> Iterator[str]:
        """A death is never settled by the simple procedure."""
        yield from PlacedEvent.faults(self)
        if self.deaths and self.procedure == "simple":
            yield "an accident with deaths cannot be settled by the simple procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class FatalAccident(AccidentHappened):
    """People died in an accident; told when the first death is known.

    `happened` is the instant of the accident where the death came later.
    """

    happened: datetime | None = None

    called: ClassVar[str] = "死亡事故"

    def faults(self) -> Iterator[str]:
        """A fatal accident has a death, which does not come before the accident."""
        yield from AccidentHappened.faults(self)
        if self.deaths == 0:
            yield "a fatal accident has at least one death"
        if self.happened is not None and self.happened > self.at:
            yield "the death cannot come before the accident"


@dataclass(frozen=True, slots=True, kw_only=True)
class InjuredDied(Event):
    """Somebody injured in the accident died of it later."""

    happened: datetime

    called: ClassVar[str] = "伤者死亡"

    def faults(self) -> Iterator[str]:
        """Nobody dies of an accident before it."""
        if self.happened > self.at:
            yield "the death cannot come before the accident"


class DeathCertified(Event):
    """A hospital or the civil registry recorded a death in an accident."""

    called = "死亡登记"


class Notified(Event):
    """The offices that must attend were told."""

    called = "通知"


class Attended(Event):
    """The head of a unit stood at the scene."""

    called = "到现场督导"


class HeldToAccount(Event):
    """It was reported who has been held to account."""

    called = "追责问责"


class InvestigationOpened(Event):
    """A team was set up to investigate an accident."""

    called = "成立调查组"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityPursued(Event):
    """One of the three liabilities for an accident was pursued to its end."""

    liability: Literal["civil", "administrative", "criminal"]
    outcome: str = ""

    called: ClassVar[str] = "责任追究"
