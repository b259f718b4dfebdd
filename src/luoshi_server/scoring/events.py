"""What happens to schemes of scoring, and what people find that no case says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from luoshi.ledger import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeEvent(Event):
    """Something about a scheme of scoring, named in `about`.

    `scheme` is the scheme as canonical JSON; `since` is the day from which it is to hold,
    `decision` and `document` what authorises it.
    """

    scheme: str
    since: date
    decision: str
    document: str = ""

    def faults(self) -> Iterator[str]:
        """A scheme is set by a decision that can be quoted."""
        if not self.decision.strip():
            yield "it quotes no decision"


class SchemeProposed(SchemeEvent):
    """Somebody proposes a scheme; nothing is scored by it until another adopts it."""

    called = "评分方案提出"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeAdopted(SchemeEvent):
    """A scheme that another proposed was adopted: periods that end on `since` or later go by it."""

    proposal: str = ""

    called: ClassVar[str] = "评分方案采纳"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDeclined(Event):
    """A proposed scheme was not adopted, with the reason."""

    proposal: str
    reason: str

    called: ClassVar[str] = "评分方案不予采纳"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFound(Event):
    """Somebody found what counts and no case says: that a report was false, that a stage is done.

    `what` is the kind of fact, `whose` the unit, `on` the day on which it counts.  About the
    duty, or the unit where no duty is concerned.
    """

    what: str
    whose: str
    on: date
    words: str
    amount: Decimal = Decimal(1)

    called: ClassVar[str] = "评分事实认定"

    def faults(self) -> Iterator[str]:
        """A finding says what was found, of a day that has come."""
        if not self.words.strip():
            yield "it says nothing"
        if self.on > self.at.date():
            yield "it is of a day that has not come"
        if self.amount <= 0:
            yield "its amount is not above zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTakenBack(Event):
    """A finding was wrong and does not count, with the reason."""

    finding: str
    reason: str

    called: ClassVar[str] = "评分事实撤销"


KINDS = (SchemeProposed, SchemeAdopted, SchemeDeclined, FactFound, FactTakenBack)
