"""Running a mechanism: one pure function of case, event and clock.

1. An event charges units with obligations.
2. An event of the kind that ends an obligation, from its bearer about its matter, meets it.
3. The clock moves a late obligation up its ladder, each rung once.
4. A case is closed exactly when nothing is owed.

The ladder is climbed before the event is looked at, up to the instant at which it is
told.  So which rungs are taken depends on what was told when, and not on how often
somebody looked at the clock.
"""

from __future__ import annotations

from datetime import datetime

from luoshi.calendars import Clock, WorkingCalendar
from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi.mechanism.bound import Bound, OnKind
from luoshi.mechanism.case import Case, Obligation, Order, Outcome, Refusal, Settled
from luoshi.mechanism.charging import charges_of, earliest, rung_at
from luoshi.mechanism.corrections import correct, withdraw
from luoshi.mechanism.decisions import extend, hand_over, restarted, resume, suspend
from luoshi.mechanism.events import (
    CALENDAR,
    Corrected,
    Extended,
    HandedOver,
    Resumed,
    Suspended,
    Tick,
    Withdrawn,
)


class OtherVersion(LuoshiError):
    """The case {case} was opened under version {opened}; it cannot be run under {given}.

    Keep the version that a case was opened with until the case is closed.
    """


def advance(mechanism: Bound, case: Case, event: Event, clock: Clock) -> Outcome:
    """The case after `event` was told at the clock's instant, and the orders that follow.

    The same case, event and clock always give the same outcome, so a case can be
    rebuilt from its events at any time and by anyone.
    """
    if case.version != mechanism.version:
        raise OtherVersion(case=case.id, opened=case.version, given=mechanism.version)
    now = clock.now
    orders: list[Order] = []
    if case.next_at is not None and now > case.next_at:
        case = _escalated(case, now, clock.calendar, orders)
    kind = event.__class__
    if kind is Tick:
        return Outcome(case, tuple(orders))
    on = mechanism.kinds.get(kind) or mechanism.on_kind(kind)
    if on is None:
        reason = f"{mechanism.name} knows no event of the kind {kind.__name__}"
        return Outcome(case, tuple(orders), Refusal(event, reason))
    after = _why_refused(mechanism, case, event, on, now) or _after(
        mechanism, case, event, on, clock, orders
    )
    if isinstance(after, str):
        return Outcome(case, tuple(orders), Refusal(event, after))
    if after.next_at is not None and now > after.next_at:
        after = _escalated(after, now, clock.calendar, orders)
    return Outcome(after, tuple(orders))


def _why_refused(
    mechanism: Bound, case: Case, event: Event, on: OnKind, now: datetime
) -> str | None:
    """Why the event cannot be taken, in one line; None if it can."""
    if event.at > now:
        return f"it happened at {event.at.isoformat()}, after it was told at {now.isoformat()}"
    if not on.opens and (case.opened is None or _is_before(event, case.opened)):
        return f"it happened before the case {case.id} was opened"
    for told in case.events:
        if told.id == event.id or (isinstance(told, Corrected) and told.now.id == event.id):
            return f"it was told before, as {told.id}"
    units = mechanism.units
    if units is not None and event.unit not in units and event.unit != CALENDAR:
        return f"nobody knows a unit {event.unit}"
    return None


def _is_before(event: Event, opened: datetime) -> bool:
    """Whether the event lies before the case; a merger holds for cases opened after it, too."""
    return event.at < opened and not isinstance(event, HandedOver)


def _after(
    mechanism: Bound, case: Case, event: Event, on: OnKind, clock: Clock, orders: list[Order]
) -> Case | str:
    """The case after an event that may be taken, or why the decision that it is changes nothing."""
    if not on.decides:
        return _told(case, event, on, clock, orders)
    decided = _decided(mechanism, case, event, clock)
    if isinstance(decided, str):
        return decided
    after, more = decided
    orders += more
    return after._replace(events=(*after.events, event), next_at=earliest(after.owed))


def _told(case: Case, event: Event, on: OnKind, clock: Clock, orders: list[Order]) -> Case:
    """The case after an event that meets obligations or charges some."""
    owed, settled = case.owed, case.settled
    if owed and (on.meets or on.lapses):
        owed, settled = _met(owed, settled, event, clock.calendar, orders)
    if on.charges:
        charged = charges_of(on.charges, event, clock, event.at, case)
        if charged:
            owed, settled = _with_charges(case, owed, settled, charged, orders, event.at)
    opened, about = case.opened, case.about
    if opened is None:
        opened, about = event.at, event.about
    return Case(
        case.id,
        case.version,
        about,
        opened,
        owed,
        settled,
        (*case.events, event),
        earliest(owed) if owed else None,
        case.void,
        case.successors,
    )


def _met(
    owed: tuple[Obligation, ...],
    settled: tuple[Settled, ...],
    event: Event,
    calendar: WorkingCalendar,
    orders: list[Order],
) -> tuple[tuple[Obligation, ...], tuple[Settled, ...]]:
    kept: list[Obligation] = []
    ended: list[Settled] = []
    once: set[str] = set()
    kind, at = event.__class__, event.at
    for obligation in owed:
        rule = obligation.rule
        if rule.key not in once and obligation.is_met_by(event):
            if rule.rule.met_by is not None:
                once.add(rule.key)
            if obligation.stopped is not None:
                obligation = restarted(obligation, max(at, obligation.stopped.at), calendar)
            ended.append(Settled(obligation, "met", event, at))
            orders.append(Order("discharge", obligation, at))
        elif rule.rule.lapses_on and kind in rule.rule.lapses_on:
            ended.append(Settled(obligation, "lapsed", event, at))
            orders.append(Order("lapse", obligation, at))
        else:
            kept.append(obligation)
    if not ended:
        return owed, settled
    return tuple(kept), (*settled, *ended)


def _with_charges(
    case: Case,
    owed: tuple[Obligation, ...],
    settled: tuple[Settled, ...],
    charged: list[Obligation],
    orders: list[Order],
    at: datetime,
) -> tuple[tuple[Obligation, ...], tuple[Settled, ...]]:
    """What is owed with the new charges; what is owed already is not owed twice."""
    present = {obligation.identity for obligation in owed} if owed else set()
    for obligation in charged:
        if present and obligation.identity in present:
            continue
        orders.append(Order("charge", obligation, at))
        earlier = _done_before(case, obligation) if obligation.rule.rule.compares else None
        if earlier is not None:
            settled = (*settled, Settled(obligation, "met", earlier, earlier.at))
            orders.append(Order("discharge", obligation, at))
        else:
            owed = (*owed, obligation)
    return owed, settled


def _done_before(case: Case, obligation: Obligation) -> Event | None:
    """The event, told before, that meets what a second source now asks about."""
    for event in case.events:
        if (
            isinstance(event, obligation.rule.until)
            and event.unit in obligation.bearer.units
            and event.about == obligation.bearer.about
            and event.id not in case.void
        ):
            return event
    return None


def _decided(
    mechanism: Bound, case: Case, event: Event, clock: Clock
) -> tuple[Case, list[Order]] | str:
    match event:
        case Suspended():
            return suspend(case, event, clock)
        case Resumed():
            return resume(case, event, clock)
        case Extended():
            return extend(case, event, clock)
        case HandedOver():
            return hand_over(case, event, clock)
        case Corrected():
            return correct(mechanism, case, event, clock)
        case Withdrawn():
            return withdraw(mechanism, case, event, clock)
        case _:
            return f"nothing is decided by an event of the kind {type(event).__name__}"


def _escalated(case: Case, now: datetime, calendar: WorkingCalendar, orders: list[Order]) -> Case:
    """The case with every rung taken whose instant has passed, in the order of the instants."""
    owed: list[Obligation] = []
    taken: list[Order] = []
    for obligation in case.owed:
        while obligation.next_at is not None and now > obligation.next_at:
            at, rung = obligation.next_at, obligation.rule.ladder.rungs[obligation.rung]
            following = rung_at(obligation.rule, obligation.rung + 1, obligation.due, calendar)
            obligation = obligation._replace(rung=obligation.rung + 1, next_at=following)
            taken.append(Order("escalate", obligation, at, rung))
        owed.append(obligation)
    orders += sorted(taken, key=lambda order: order.at)
    kept = tuple(owed)
    return case._replace(owed=kept, next_at=earliest(kept))
