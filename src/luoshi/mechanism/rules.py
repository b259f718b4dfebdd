"""A policy as a closed loop: who must do what by when, what ends it, and what if it is late.

Everything here is data about one policy in general.  It runs only after it has been
bound to a text in force, which gives its rules their words, numbers and units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from luoshi.calendars import Period, Term, hours
from luoshi.ledger import Event
from luoshi.mechanism.bearers import Who
from luoshi.mechanism.phrase import Phrase
from luoshi.mechanism.slots import Read, Slot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Provisional(Generic[T]):
    """What no text sets: ours until a decision adopts it, and shown as such with its source."""

    value: T
    source: str = ""


def provisional(value: T, source: str = "") -> Provisional[T]:
    """A value that no text sets, with where we took it from."""
    return Provisional(value, source)


@dataclass(frozen=True, slots=True)
class Every:
    """On the first day of each period, whatever else happens."""

    period: Period


def every(period: Period) -> Every:
    """A duty that starts from the calendar, so that it cannot be forgotten to begin."""
    return Every(period)


@dataclass(frozen=True, slots=True)
class OnDate:
    """Due on the day or at the instant that the event gives in this field."""

    field: str


def on_date(field: str) -> OnDate:
    """The deadline that the event itself gives."""
    return OnDate(field)


Allowed = Term | Provisional[Term] | Slot
"""A span of time that our words set, that nobody has set, or that the text sets.

A slot that reads 每月 allows until the end of the month.
"""

Given = Callable[[Any, Read], bool]

MetBy = Callable[[Any, str], bool]
"""Whether an event meets what is owed about a matter, whatever the event itself is about."""
AT_ONCE = hours(0)
ITSELF = ""
"""The bearer, as the addressee of a reminder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of escalation: when, to whom, by what means.

    `after` counts from the deadline on, `before` back from it.
    """

    to: str | Slot
    means: str
    after: Allowed = AT_ONCE
    before: Allowed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The escalation that a late obligation climbs, each rung once, in order.

    `says` are the words that provide for it.  `instead` is the ladder where no text in
    force says them; a ladder without words is provisional as a whole.
    """

    rungs: tuple[Rung, ...]
    says: Phrase | None = None
    instead: Ladder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """On an event, given a condition, a unit must act within a term, or else.

    `needed` rules must be ordered by the text, or the whole mechanism does not run; the
    others run where they are ordered.  `lapses_on` names what makes the obligation
    pointless.  A rule that `compares` listens to a second source: what it asks for may
    have happened before it was told.

    What ends an obligation is about the same matter, unless `met_by` says which events will
    do: an operation has a number of its own, and still is the one that the month asks for.
    Such an event meets one obligation of the rule in a case.
    """

    says: Phrase
    on: type[Event] | Every | Provisional[Every] | Slot
    who: Who
    must: str
    must_zh: str
    within: Allowed | OnDate
    until: type[Event]
    otherwise: Ladder
    given: Given | None = None
    needed: bool = True
    lapses_on: tuple[type[Event], ...] = ()
    compares: bool = False
    met_by: MetBy | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """A bound that the text puts on a parameter without giving its value.

    One that is not `needed` is left out where the text does not put it.
    """

    says: Phrase
    holds: Callable[[Read], bool]
    needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that rules need and texts may set: a number, a share, a span of time.

    Where a text in force says `says`, the slot named like the setting reads it there.
    Elsewhere it is `otherwise`, provisional until a decision adopts another.  Rules find
    it like a slot of their own.
    """

    name: str
    title: str
    otherwise: Provisional[Any]
    unit: str = ""
    says: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How we read a text where its words leave room, until someone confirms it."""

    question: str
    taken: str
    confirmed_by: str = ""
    taken_zh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A policy: the words that order it, and its rules in the policy's order.

    `opens` names the events that open a case; left out, they are those that charge
    somebody and are not themselves the end of another duty.
    """

    name: str
    title: str
    ordered_by: Phrase
    rules: tuple[Rule, ...]
    readings: tuple[Reading, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    settings: tuple[Setting, ...] = ()
    version: str = "1"
    opens: tuple[type[Event], ...] = ()

    def opening_events(self) -> tuple[type[Event], ...]:
        """The kinds of events that open a case."""
        if self.opens:
            return self.opens
        ends = {rule.until for rule in self.rules if not rule.compares}
        charging = (rule.on for rule in self.rules if isinstance(rule.on, type))
        return tuple(dict.fromkeys(kind for kind in charging if kind not in ends))
