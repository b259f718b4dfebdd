"""Credit for keeping the rules of the road: entries, grades, repair, appeal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.mechanism import Event

CreditGrade = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWeighed(Event):
    """It was considered whether a violation belongs in a credit record; about the violation."""

    entered: bool

    called: ClassVar[str] = "诚信研判"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEntered(Event):
    """Something was entered in the credit record of a driver or a firm, with its record."""

    subject: Literal["driver", "firm"]
    points: Decimal
    reason: str
    record: str

    called: ClassVar[str] = "诚信记录"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditGraded(Event):
    """The credit of a driver or a firm was graded."""

    subject: Literal["driver", "firm"]
    grade: CreditGrade
    points: Decimal = Decimal(0)

    called: ClassVar[str] = "诚信评级"


class CreditPublished(Event):
    """A credit grade was published."""

    called = "诚信公示"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRequested(Event):
    """Somebody asked to have an entry repaired, and said what has been put right."""

    record: str

    called: ClassVar[str] = "信用修复申请"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairDecided(Event):
    """It was decided whether an entry is repaired."""

    record: str
    repaired: bool
    reason: str = ""

    called: ClassVar[str] = "信用修复决定"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLodged(Event):
    """Somebody said that an entry is wrong."""

    record: str
    grounds: str = ""

    called: ClassVar[str] = "诚信异议"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Event):
    """It was decided whether an entry stands."""

    record: str
    upheld: bool
    reason: str = ""

    called: ClassVar[str] = "诚信异议决定"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRemoved(Event):
    """An entry was taken off a credit record: its time was over, or it was repaired or wrong."""

    called: ClassVar[str] = "诚信记录移除"
