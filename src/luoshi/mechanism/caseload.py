"""All cases of all mechanisms in force: which case an event belongs to, and whose turn it is.

A caseload holds open cases only.  A closed case leaves it, and is recalled when it is
corrected; so its size goes with what is open, not with what has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from heapq import heappop, heappush

from luoshi.calendars import Clock, WorkingCalendar
from luoshi.ledger import Event
from luoshi.mechanism.bound import Bound
from luoshi.mechanism.case import Case, Outcome, Refusal, new_case
from luoshi.mechanism.events import Corrected, HandedOver, MatterHandedOver, Tick, Withdrawn
from luoshi.mechanism.run import advance
from luoshi.mechanism.standing import periods_begun
from luoshi.mechanism.waiting import Waiting

TICK = Tick()

Recall = Callable[[str, str], Iterable[tuple[Bound, Case]]]


def _recall_nothing(about: str, event: str) -> tuple[()]:
    return ()


def _concerns_all(event: Event) -> bool:
    """Whether the event is about every open case: a unit passed everything to another."""
    return isinstance(event, HandedOver) and not isinstance(event, MatterHandedOver)


class Caseload:
    """The open cases of the mechanisms in force.

    `archive` is given each case that closes; `recall` gives back the closed cases that an
    event may concern, by what it is about and by the event that it corrects.  Without
    them a closed case is gone, and a report of it that is told again opens another.
    """

    def __init__(
        self,
        mechanisms: Iterable[Bound],
        calendar: WorkingCalendar,
        *,
        start: datetime,
        archive: Callable[[Bound, Case], None] = lambda bound, case: None,
        recall: Recall = _recall_nothing,
    ) -> None:
        self._mechanisms: tuple[Bound, ...] = ()
        # By the kind of event, those that it opens cases of; and whether any takes it at all.
        self._opening: dict[type[Event], tuple[Bound, ...]] = {}
        self._known: dict[type[Event], bool] = {}
        self.replace(mechanisms)
        self.calendar = calendar
        self.now = start
        self._archive, self._recall = archive, recall
        self._open: dict[str, tuple[Bound, Case]] = {}
        self._about: dict[str, dict[str, None]] = {}
        self._abouts_of: dict[str, set[str]] = {}
        self._waiting = Waiting()
        self._turns: list[tuple[datetime, str]] = []
        self._successors: tuple[tuple[str, str], ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """The open cases, in the order in which they were opened."""
        return tuple(case for _, case in self._open.values())

    def knows(self, kind: type[Event]) -> bool:
        """Whether any mechanism in force takes an event of this kind."""
        known = self._known.get(kind)
        if known is None:
            known = any(bound.on_kind(kind) is not None for bound in self._mechanisms)
            self._known[kind] = known
        return known

    def may_be_exceeded(self, kind: type[Event]) -> bool:
        """Whether standing duties ask for such events, so that there may be more of them."""
        return any(
            rule.rule.met_by is not None and issubclass(kind, rule.until)
            for bound in self._mechanisms
            for rule in bound.rules
        )

    def admit(self, bound: Bound, case: Case) -> None:
        """Take up an open case that was kept elsewhere, under the version it was opened with."""
        self._index(f"{bound.name}:{case.about}", bound, case)

    def succeed(self, successors: Iterable[tuple[str, str]]) -> None:
        """Let cases opened from now on know which unit took over from which."""
        self._successors = (*self._successors, *successors)

    def put_in_force(self, bound: Bound) -> None:
        """Open cases from now on under `bound`; those open already keep their version."""
        self.replace([*self._mechanisms, bound])

    def replace(self, mechanisms: Iterable[Bound]) -> None:
        """Open cases from now on under these and no others; open ones keep their version."""
        self._mechanisms = tuple({bound.name: bound for bound in mechanisms}.values())
        self._opening.clear()
        self._known.clear()

    def pass_time(self, now: datetime) -> list[Outcome]:
        """Everything that the clock alone brings about, up to `now`."""
        clock = Clock(now, self.calendar)
        # Periods begin at midnight: within a day there is nothing to ask.
        is_another_day = self.now.date() < now.date()
        outcomes = [
            self._open_case(bound, begun, clock)
            for bound in (self._mechanisms if is_another_day else ())
            for begun in periods_begun(bound, self.now, now)
        ]
        self.now = now
        while self._turns and self._turns[0][0] < now:
            _, key = heappop(self._turns)
            if key in self._open:
                bound, case = self._open[key]
                # A case whose end has moved left an old turn behind.
                if case.next_at is not None and case.next_at < now:
                    outcomes.append(self._keep(key, bound, advance(bound, case, TICK, clock)))
        return outcomes

    def take(self, event: Event, now: datetime) -> list[Outcome]:
        """What follows from an event that was told at `now`, in each case that it concerns.

        An event that no case takes is refused once, with the reason.
        """
        outcomes = self.pass_time(now)
        clock = Clock(now, self.calendar)
        if isinstance(event, HandedOver) and not isinstance(event, MatterHandedOver):
            self._successors = (*self._successors, (event.whose, event.to))
        concerned = list(self._concerned(event))
        for key in concerned:
            bound, case = self._open[key]
            outcomes.append(self._keep(key, bound, advance(bound, case, event, clock)))
        opened = False
        # What an open case of a mechanism has taken up opens no second one beside it.
        taken = {key.partition(":")[0] for key in concerned}
        for bound in self._opened_by(type(event)):
            if bound.name not in taken:
                opened = True
                outcomes.append(self._open_case(bound, event, clock))
        if not concerned and not opened and not _concerns_all(event):
            refusal = Refusal(event, self._why_nobody(event))
            outcomes.append(Outcome(Case("", ""), refusal=refusal))
        return outcomes

    def _concerned(self, event: Event) -> Iterator[str]:
        keys = self._open if _concerns_all(event) else self._about.get(event.about, {})
        for key in list(keys):
            bound, _ = self._open[key]
            if bound.on_kind(type(event)) is not None:
                yield key
        yield from self._met_whatever_about(event)
        corrected = event.of if isinstance(event, Corrected | Withdrawn) else ""
        for bound, case in self._recall(event.about, corrected):
            key = f"{bound.name}:{case.about}"
            if key not in self._open and bound.on_kind(type(event)) is not None:
                self._index(key, bound, case)
                yield key

    def _met_whatever_about(self, event: Event) -> Iterator[str]:
        """The cases about other matters in which the event meets something."""
        about = self._about.get(event.about, {})
        for key in self._waiting.for_event(event):
            _, case = self._open[key]
            if key not in about and any(
                owed.rule.rule.met_by is not None and owed.is_met_by(event) for owed in case.owed
            ):
                yield key

    def _opened_by(self, kind: type[Event]) -> tuple[Bound, ...]:
        opening = self._opening.get(kind)
        if opening is None:
            each = ((bound, bound.on_kind(kind)) for bound in self._mechanisms)
            opening = tuple(bound for bound, on in each if on is not None and on.opens)
            self._opening[kind] = opening
        return opening

    def _why_nobody(self, event: Event) -> str:
        kind = type(event)
        if not self.knows(kind):
            return f"no mechanism in force knows an event of the kind {kind.__name__}"
        return f"no open case is about {event.about}"

    def _open_case(self, bound: Bound, event: Event, clock: Clock) -> Outcome:
        key = f"{bound.name}:{event.about}"
        case = new_case(bound, key, self._successors)
        return self._keep(key, bound, advance(bound, case, event, clock))

    def _keep(self, key: str, bound: Bound, outcome: Outcome) -> Outcome:
        case = outcome.case
        if case.opened is None:
            return outcome
        if case.is_closed:
            self._forget(key)
            self._archive(bound, case)
        else:
            self._index(key, bound, case)
        return outcome

    def _index(self, key: str, bound: Bound, case: Case) -> None:
        _, before = self._open.get(key, (bound, None))
        self._open[key] = (bound, case)
        known = self._abouts_of.setdefault(key, set())
        abouts = {case.about}
        for obligation in case.owed:
            abouts.add(obligation.bearer.about)
            if obligation.rule.rule.met_by is not None:
                self._waiting.add(key, obligation)
        for about in abouts - known:
            known.add(about)
            self._about.setdefault(about, {})[key] = None
        if case.next_at is not None and (before is None or before.next_at != case.next_at):
            heappush(self._turns, (case.next_at, key))

    def _forget(self, key: str) -> None:
        self._open.pop(key, None)
        self._waiting.remove(key)
        for about in self._abouts_of.pop(key, ()):
            keys = self._about[about]
            del keys[key]
            if not keys:
                del self._about[about]
