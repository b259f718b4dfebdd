"""Sub-districts called to talks, what they promise there, and how a year is scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.mechanism import Event

InterviewLevel = Literal["first", "second", "third"]
"""The first is the highest: 主任、副主任、办公室主任."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewCalled(Event):
    """A sub-district was called to a talk, for the records that are named."""

    whom: str
    level: InterviewLevel
    records: tuple[str, ...]

    called: ClassVar[str] = "约谈通知"

    def faults(self) -> Iterator[str]:
        """Nobody is called in for nothing."""
        if not self.records:
            yield "it names no record that the call stands on"


class Interviewed(Event):
    """The talk was held."""

    called = "约谈"


class MeasuresPlanned(Event):
    """Whoever was called in said in writing what will be done."""

    called = "制定整改措施"


class MeasuresCarriedOut(Event):
    """The measures were carried out."""

    called = "落实整改措施"


class MeasuresAccepted(Event):
    """The measures were checked and accepted."""

    called = "整改措施验收"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubdistrictScored(Event):
    """The work of a sub-district or a department in a period was scored."""

    whom: str
    score: Decimal
    out_of: Decimal = Decimal(100)

    called: ClassVar[str] = "考核评分"


class BulletinIssued(Event):
    """The state of the work was made known to all who answer for it."""

    called = "通报"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationBegan(Event):
    """None of the events that follow happened: they were made by a program from a seed."""

    seed: int
    days: int
    vehicles: int
    sections: int

    called: ClassVar[str] = "模拟数据开始（以下均非真实）"
