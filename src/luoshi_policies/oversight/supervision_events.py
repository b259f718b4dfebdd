"""What happens in a supervision of a unit by its government, as the State Council ordered it.

政府督查工作条例 (Decree No. 733 of the State Council) is in force from 1 February 2021 on.  What it
forbids of an event by itself cannot be told: a supervision without an approved plan, a review by
those who drew the conclusion, praise that nobody approved.  What it forbids only beside other
events is in `restraints`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal

from luoshi.mechanism import Event

DECREE = "《政府督查工作条例》（国务院令第733号）"
IN_FORCE = date(2021, 2, 1)
DAYS_TO_OBJECT = 30
"""第十七条; the day on which the conclusion was received does not count."""

Measure = Literal["praise", "encouragement", "criticism", "accountability"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionDecided(Event):
    """The government or its head decided that `office` supervises a unit in a matter (第十一条)."""

    office: str
    whose: str
    matter: str
    decided_by: str
    decision: str

    called: ClassVar[str] = "督查事项确定"

    def faults(self) -> Iterator[str]:
        """Somebody has decided, in words that can be quoted."""
        yield from _faults_of_the_day(self)
        yield from _missing(self, "whose", "matter", "decided_by", "decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionOpened(Event):
    """An office opened the supervision of a unit in a matter, by a plan that the head approved.

    `government` is the one in whose name it acts, `plan` the document of the plan, and `ends` the
    last day that the plan gives (第十一条, 第十五条).
    """

    whose: str
    matter: str
    government: str
    plan: str
    approved_by: str
    ends: date

    called: ClassVar[str] = "督查立项"

    def faults(self) -> Iterator[str]:
        """Without a unit, a matter, a plan, an approval and an end there is no supervision."""
        yield from _faults_of_the_day(self)
        yield from _missing(self, "whose", "matter", "government", "plan", "approved_by")
        if self.ends < self.at.date():
            yield f"the plan ends on {self.ends}, before the supervision was opened"


class SupervisionFinished(Event):
    """The office has looked at everything that the plan names."""

    called = "督查实施完毕"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionDrawn(Event):
    """The government drew its conclusion (第十六条); `drawn_by` are the persons who took part."""

    document: str
    words: str
    drawn_by: tuple[str, ...]

    called: ClassVar[str] = "督查结论"

    def faults(self) -> Iterator[str]:
        """A conclusion says something, and it is known who drew it: they stand aside later."""
        yield from _missing(self, "words", "drawn_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionServed(Event):
    """The unit received the conclusion at this instant; told by the office (第十六条).

    `correct_by` is the day by which it must have corrected what is asked for, if anything is.
    """

    whose: str
    correct_by: date | None = None

    called: ClassVar[str] = "督查结论送达"

    def faults(self) -> Iterator[str]:
        """Nothing can be corrected before it was asked for."""
        if self.correct_by is not None and self.correct_by < self.at.date():
            yield f"it must be corrected by {self.correct_by}, before the conclusion was received"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionObjectedTo(Event):
    """The unit asked the government that drew the conclusion to review it (第十七条)."""

    reason: str

    called: ClassVar[str] = "申请复核"

    def faults(self) -> Iterator[str]:
        """An objection says what is wrong."""
        yield from _missing(self, "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionReviewed(Event):
    """The government reviewed its conclusion (第十七条): it stands, or a special kind says how not.

    `concluded_by` are those who had drawn the conclusion, `reviewers` those who reviewed it.
    """

    reviewers: tuple[str, ...]
    concluded_by: tuple[str, ...]
    decision: str

    called: ClassVar[str] = "复核决定"

    def faults(self) -> Iterator[str]:
        """Whoever took part in the conclusion stands aside."""
        yield from _missing(self, "reviewers", "concluded_by", "decision")
        for person in self.reviewers:
            if person in self.concluded_by:
                yield f"{person} took part in the conclusion and must stand aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionChanged(ConclusionReviewed):
    """The conclusion was changed; what is to be corrected now replaces what was before."""

    whose: str
    correct_by: date | None = None

    called: ClassVar[str] = "复核改变"


class ConclusionRevoked(ConclusionReviewed):
    """The conclusion was revoked, and nothing is to be corrected."""

    called = "复核撤销"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingsCorrected(Event):
    """The unit reported that it corrected what the conclusion asks for (第十八条)."""

    words: str = ""

    called: ClassVar[str] = "整改完成报告"


class CorrectionVerified(Event):
    """The office looked at what was corrected (第十八条), and it will do."""

    called = "整改核查"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFoundWanting(CorrectionVerified):
    """The office looked at what was corrected, and it will not do: again, by this day."""

    whose: str
    correct_by: date
    words: str = ""

    called: ClassVar[str] = "整改核查不通过"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProposed(Event):
    """On what was concluded or checked, the office proposed praise or criticism (第二十一条)."""

    measure: Measure
    reason: str

    called: ClassVar[str] = "奖惩建议"

    def faults(self) -> Iterator[str]:
        """A proposal says why."""
        yield from _missing(self, "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDecided(Event):
    """The government or its head decided on the proposal; one that is approved says so."""

    decided_by: str

    called: ClassVar[str] = "奖惩建议决定"

    def faults(self) -> Iterator[str]:
        """Somebody has decided."""
        yield from _missing(self, "decided_by")


class MeasureApproved(MeasureDecided):
    """The government or its head approved the proposal."""

    called = "奖惩建议批准"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureCarriedOut(Event):
    """The office carried the measure out; `approval` is the event by which it was approved."""

    measure: Measure
    approval: str

    called: ClassVar[str] = "奖惩实施"

    def faults(self) -> Iterator[str]:
        """Nobody is praised or criticised without approval (第二十一条)."""
        yield from _missing(self, "approval")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionFiled(Event):
    """The office filed the supervision; `received` is when the unit received the conclusion."""

    received: date
    reviewed: bool = False

    called: ClassVar[str] = "督查归档"

    def faults(self) -> Iterator[str]:
        """Nothing is filed while the unit may still object."""
        last = self.received + timedelta(days=DAYS_TO_OBJECT)
        if not self.reviewed and self.at.date() <= last:
            yield f"the unit may object until {last}"


def _faults_of_the_day(event: Event) -> Iterator[str]:
    if event.at.date() < IN_FORCE:
        yield f"Decree No. 733, which orders how this is done, is in force from {IN_FORCE} on"


def _missing(event: Event, *names: str) -> Iterator[str]:
    for name in names:
        value = getattr(event, name)
        if not (value.strip() if isinstance(value, str) else value):
            yield f"{name} is empty"
