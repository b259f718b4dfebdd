"""What a running mechanism knows: what was told, what is owed, and how the rest ended.

Records here are tuples, not dataclasses: a case is made anew by every event, and a
tuple is made several times faster.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from luoshi.ledger import Event
from luoshi.mechanism.bearers import Bearer, is_of_a_group
from luoshi.mechanism.bound import Bound, BoundRule, BoundRung

Lamp = Literal["green", "yellow", "red", "grey"]
Ending = Literal["met", "cancelled", "lapsed"]
OrderKind = Literal[
    "charge",
    "discharge",
    "escalate",
    "cancel",
    "lapse",
    "reopen",
    "suspend",
    "resume",
    "extend",
    "hand over",
]


class Change(NamedTuple):
    """A decision that moved an obligation's end: stopped from one instant to another, or extended.

    `by` is the event of the decision; for a stop, that of the stopping.  `was` is where the
    budget had ended before.
    """

    kind: Literal["suspended", "extended", "handed over"]
    by: Event
    was: datetime
    start: datetime
    end: datetime | None = None


class Obligation(NamedTuple):
    """What one bearer owes in one case.

    `counted` is where its budget ends before rolling off a holiday, `due` after.  Being
    overdue is not stored: it is the clock beyond `due`.  `rung` counts the steps of the
    ladder that have been taken, `next_at` is when the next one is.
    """

    rule: BoundRule
    bearer: Bearer
    cause: Event
    since: datetime
    counted: datetime
    due: datetime
    rung: int
    next_at: datetime | None
    stopped: Event | None = None
    changes: tuple[Change, ...] = ()

    def is_met_by(self, event: Event) -> bool:
        """Whether the event is of the kind that ends it, from the bearer, about the same matter."""
        rule, bearer = self.rule, self.bearer
        if not issubclass(event.__class__, rule.until):
            return False
        if event.unit not in bearer.units and not is_of_a_group(event.unit, bearer.units):
            return False
        met_by = rule.rule.met_by
        return event.about == bearer.about if met_by is None else met_by(event, bearer.about)

    def is_overdue(self, now: datetime) -> bool:
        """Whether `now` lies beyond what was allowed; never while the clock is stopped."""
        return self.stopped is None and now > self.due

    def lamp(self, now: datetime) -> Lamp:
        """Green while there is time, red when there is none, grey while the clock is stopped."""
        if self.stopped is not None:
            return "grey"
        return "red" if now > self.due else "green"

    @property
    def identity(self) -> tuple[str, tuple[str, ...], str]:
        """Which duty it is, whose, and about what: in a case it is owed once at a time."""
        return self.rule.key, self.bearer.units, self.bearer.about


class Settled(NamedTuple):
    """An obligation that ended: met by an event, cancelled by a correction, or lapsed."""

    obligation: Obligation
    how: Ending
    by: Event
    at: datetime

    @property
    def is_late(self) -> bool:
        """Whether it was met after its end; time does not heal that."""
        return self.how == "met" and self.at > self.obligation.due

    @property
    def lamp(self) -> Lamp:
        """Green if met in time, yellow if met late, grey if it need not be met."""
        if self.how != "met":
            return "grey"
        return "yellow" if self.is_late else "green"


class Case(NamedTuple):
    """One running instance of a mechanism: closed exactly when nothing is owed.

    `events` are all that it was told, corrections beside what they correct; `void` are
    the identities of those that no longer hold.  `successors` pairs a unit with the one
    that took over from it.
    """

    id: str
    version: str
    about: str = ""
    opened: datetime | None = None
    owed: tuple[Obligation, ...] = ()
    settled: tuple[Settled, ...] = ()
    events: tuple[Event, ...] = ()
    next_at: datetime | None = None
    void: tuple[str, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it was opened and nothing is owed any more."""
        return self.opened is not None and not self.owed

    def overdue(self, now: datetime) -> tuple[Obligation, ...]:
        """What is owed and late at `now`."""
        return tuple(obligation for obligation in self.owed if obligation.is_overdue(now))


class Order(NamedTuple):
    """Something that follows: somebody is charged, released, or told that something is late."""

    kind: OrderKind
    obligation: Obligation
    at: datetime
    rung: BoundRung | None = None

    @property
    def to(self) -> str:
        """Who is to be told: the addressee of the rung, or the bearer."""
        return (self.rung.to if self.rung else "") or self.obligation.bearer.name


class Refusal(NamedTuple):
    """An event that was not taken, and why; the case is as it was."""

    event: Event
    reason: str


class Outcome(NamedTuple):
    """The case after an event, the orders that follow, and why the event was refused if it was."""

    case: Case
    orders: tuple[Order, ...] = ()
    refusal: Refusal | None = None


def new_case(bound: Bound, id: str, successors: tuple[tuple[str, str], ...] = ()) -> Case:
    """A case that has been told nothing yet, under the mechanism's present version."""
    return Case(id, bound.version, successors=successors)
