"""What happens to a duty that is followed up: found, assigned, signed for, reported on, checked.

Whoever looks at what was done compares it with what was asked for.  So an assignment names every
unit that has a part, and a report says in numbers how far it has come, for which period, and by
which files, each named by its SHA-256 digest.  What an older ledger does not say is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from luoshi.mechanism import Event

SHA_256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFound(Event):
    """A duty was read from a document and confirmed; `office` must see to it.

    `words` are the duty's own words in the provision of the document.
    """

    office: str
    document: str = ""
    provision: str = ""
    words: str = ""

    called: ClassVar[str] = "任务确认"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    """An office gave a unit a duty to lead, with a day by which it must be done.

    `reports_by` are the days by which progress must be reported.  `responsible` and `cooperating`
    are the other units as the document has them; `liaison` is whom the office asks.
    """

    lead: str
    deadline: date
    reports_by: tuple[date, ...] = ()
    responsible: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    liaison: str = ""

    called: ClassVar[str] = "交办"

    def faults(self) -> Iterator[str]:
        """Nothing can be due before it was assigned, and no progress reported after the end."""
        if self.deadline < self.at.date():
            yield f"the deadline {self.deadline} lies before the day of assignment"
        for day in self.reports_by:
            if not self.at.date() <= day <= self.deadline:
                yield f"the report of {day} lies outside the time of the duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Event):
    """The lead unit signed for the duty and named who answers its telephone."""

    liaison: str = ""

    called: ClassVar[str] = "签收"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReported(Event):
    """The lead unit reported how far it has come; about the duty and the day of the report.

    `value` is the amount reached by the end of `period`, in `unit_of_value`.  One report may serve
    several: `serves` names whatever else asks for the same fact.
    """

    value: Decimal | None = None
    unit_of_value: str = ""
    period: str = ""
    words: str = ""
    evidence: tuple[str, ...] = ()
    public: bool = False
    serves: tuple[str, ...] = ()

    called: ClassVar[str] = "进展报告"

    def faults(self) -> Iterator[str]:
        """A number says what it counts, and evidence is named by its digest."""
        if self.value is not None and not self.unit_of_value:
            yield f"the value {self.value} has no unit"
        yield from _faults_of_digests(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed(Event):
    """The lead unit reported that the duty is done."""

    words: str = ""
    evidence: tuple[str, ...] = ()

    called: ClassVar[str] = "办结报告"

    def faults(self) -> Iterator[str]:
        """Evidence is named by its digest."""
        yield from _faults_of_digests(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Event):
    """The office that assigned the duty looked at what was done; `words` are what it found."""

    words: str = ""

    called: ClassVar[str] = "核查"


class Accepted(Checked):
    """What was done was accepted."""

    called = "核查通过"


class SentBack(Checked):
    """What was done was not what was asked for."""

    called = "核查退回"


def _faults_of_digests(evidence: tuple[str, ...]) -> Iterator[str]:
    for digest in evidence:
        if not SHA_256.fullmatch(digest):
            yield f"evidence is named by its SHA-256 digest, {digest!r} is none"
