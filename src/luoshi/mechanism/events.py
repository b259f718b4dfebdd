"""What can happen in any mechanism: time passes, periods begin, decisions change what is owed.

Reports are sometimes wrong and are then corrected or withdrawn.  That too is an
event; the report it corrects stays in the ledger beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from luoshi.calendars import Period, Term, local
from luoshi.ledger import Event

CALENDAR = "日历"
"""Who reports that a period has begun."""

BEFORE_EVERYTHING = local("1970-01-01 00:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Event):
    """Nothing happened but the time."""

    about: str = "-"
    unit: str = CALENDAR
    at: datetime = BEFORE_EVERYTHING
    id: str = "tick"

    called: ClassVar[str] = "时间推移"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBegan(Event):
    """A month, a quarter or a year began; told by the calendar, so that nobody must remember."""

    every: Period

    called: ClassVar[str] = "周期开始"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Event):
    """A decision about what a unit owes: `must` names one duty, or all of them if empty."""

    whose: str
    reason: str
    must: str = ""

    def faults(self) -> Iterator[str]:
        """A decision without a reason is none."""
        if not self.reason.strip():
            yield "it gives no reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Decision):
    """The clock of an obligation was stopped."""

    called: ClassVar[str] = "中止"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Decision):
    """The clock of an obligation went on."""

    called: ClassVar[str] = "恢复"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Decision):
    """An obligation was given more time, by a decision that can be quoted."""

    by: Term
    decision: str

    called: ClassVar[str] = "延期"

    def faults(self) -> Iterator[str]:
        """An extension needs a decision and a reason."""
        if not self.reason.strip():
            yield "it gives no reason"
        if not self.decision.strip():
            yield "it quotes no decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Event):
    """What one unit or office holder owed passed to another: a merger, a change of office."""

    whose: str
    to: str
    reason: str = ""

    called: ClassVar[str] = "移交"


class MatterHandedOver(HandedOver):
    """What one unit owed about this matter alone passed to another."""

    called: ClassVar[str] = "变更承办单位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """An earlier report was wrong; `now` is what happened instead."""

    of: str
    now: Event

    called: ClassVar[str] = "更正"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """An earlier report was wrong, and nothing of the kind happened."""

    of: str
    reason: str

    called: ClassVar[str] = "撤回"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Event):
    """A decision set what no text had set; cases opened from now on go by it."""

    decision: str
    document: str

    def faults(self) -> Iterator[str]:
        """What is adopted is adopted by a decision that can be quoted."""
        if not self.decision.strip():
            yield "it quotes no decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAdopted(Adoption):
    """The term of a duty was set by a decision."""

    must: str
    term: Term

    called: ClassVar[str] = "时限采纳"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingAdopted(Adoption):
    """A setting was given its value by a decision: a number or a span of time."""

    setting: str
    number: Decimal | None = None
    term: Term | None = None

    called: ClassVar[str] = "参数采纳"

    def faults(self) -> Iterator[str]:
        """It gives one value, and quotes a decision."""
        if not self.decision.strip():
            yield "it quotes no decision"
        if (self.number is None) == (self.term is None):
            yield "it must give either a number or a term"


KERNEL_EVENTS: tuple[type[Event], ...] = (
    PeriodBegan,
    Suspended,
    Resumed,
    Extended,
    HandedOver,
    MatterHandedOver,
    Corrected,
    Withdrawn,
)
