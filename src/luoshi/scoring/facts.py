"""What counts for a unit or against it: something of a day, and where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luoshi.calendars import Explanation, Period, first_day_of, last_day_of

ONE = Decimal(1)
UNSAID = Explanation("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A thing of some kind that a unit did or left undone, on a day.

    `ref` names the entry of the ledger, or the quote, that shows it.  `about` is the matter,
    `amount` how much of the kind it is, and `why` the sentence that a card opens.
    """

    unit: str
    kind: str
    on: date
    ref: str
    about: str = ""
    amount: Decimal = ONE
    why: Explanation = UNSAID


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a card looks at, both ends among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def span_of(period: Period, day: date) -> Span:
    """The month, quarter, half-year or year in which `day` lies."""
    return Span(first_day_of(period, day), last_day_of(period, day))


def facts_by_unit(
    facts: Iterable[Fact], span: Span, units: Iterable[str] = ()
) -> dict[str, list[Fact]]:
    """The facts of the span by unit, each list by day; the units named have a list in any case."""
    by_unit: dict[str, list[Fact]] = {unit: [] for unit in units}
    for fact in facts:
        if fact.on in span:
            by_unit.setdefault(fact.unit, []).append(fact)
    for own in by_unit.values():
        own.sort(key=lambda fact: (fact.on, fact.kind, fact.ref))
    return by_unit
