"""Decisions about what is owed: to stop its clock, to give it more time, to hand it over.

Each takes a case and a decision and gives the case after it, or the reason why the
decision changes nothing and is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from luoshi.calendars import Clock, WorkingCalendar
from luoshi.ledger import Event
from luoshi.mechanism.case import Case, Change, Obligation, Order, OrderKind
from luoshi.mechanism.charging import moved, succeeded, term_of
from luoshi.mechanism.events import Decision, Extended, HandedOver, Resumed, Suspended

Decided = tuple[Case, list[Order]] | str


def suspend(case: Case, decision: Suspended, clock: Clock) -> Decided:
    """Stop the clock of what a unit owes.  What is already late is not stopped but extended."""

    def stopped(obligation: Obligation) -> Obligation | str:
        if obligation.stopped is not None:
            return "its clock is stopped already"
        if decision.at > obligation.due:
            return "it is late already; more time needs an extension"
        return obligation._replace(next_at=None, stopped=decision)

    return _changed(case, decision, "suspend", stopped)


def resume(case: Case, decision: Resumed, clock: Clock) -> Decided:
    """Let the clock go on; the end moves by what was suspended."""

    def resumed(obligation: Obligation) -> Obligation | str:
        if obligation.stopped is None:
            return "its clock is not stopped"
        if decision.at < obligation.stopped.at:
            return "it resumes before it was stopped"
        return restarted(obligation, decision.at, clock.calendar)

    return _changed(case, decision, "resume", resumed)


def extend(case: Case, decision: Extended, clock: Clock) -> Decided:
    """Give what a unit owes more time, counted from its present end."""

    def extended(obligation: Obligation) -> Obligation | str:
        return _with(
            obligation,
            Change("extended", decision, obligation.counted, decision.at),
            clock.calendar,
        )

    return _changed(case, decision, "extend", extended)


def hand_over(case: Case, event: HandedOver, clock: Clock) -> Decided:
    """Let another unit owe what one unit owed, and whatever it would have been charged with."""
    pair = ((event.whose, event.to),)
    owed, orders = [], []
    for obligation in case.owed:
        bearer = succeeded(obligation.bearer, pair)
        if bearer is not obligation.bearer:
            change = Change("handed over", event, obligation.counted, event.at)
            obligation = obligation._replace(bearer=bearer, changes=(*obligation.changes, change))
            orders.append(Order("hand over", obligation, event.at))
        owed.append(obligation)
    successors = (*case.successors, *pair)
    return case._replace(owed=tuple(owed), successors=successors), orders


def restarted(obligation: Obligation, at: datetime, calendar: WorkingCalendar) -> Obligation:
    """`obligation` with its clock going again from `at` on."""
    assert obligation.stopped is not None
    stopping = obligation.stopped
    stop = Change("suspended", stopping, obligation.counted, stopping.at, at)
    return _with(obligation._replace(stopped=None), stop, calendar)


def without(obligation: Obligation, event: Event, calendar: WorkingCalendar) -> Obligation:
    """`obligation` as if the decision `event` had not been taken."""
    kept = tuple(change for change in obligation.changes if change.by.id != event.id)
    stopped = obligation.stopped
    if stopped is not None and stopped.id == event.id:
        stopped = None
    if kept == obligation.changes and stopped is obligation.stopped:
        return obligation
    counted = obligation.changes[0].was if obligation.changes else obligation.counted
    due = term_of(obligation).rolled(counted, calendar)
    again = moved(obligation, counted=counted, due=due, calendar=calendar, stopped=None, changes=())
    for change in kept:
        again = _with(again, change._replace(was=again.counted), calendar)
    if stopped is not None:
        again = again._replace(stopped=stopped, next_at=None)
    return again


def _with(obligation: Obligation, change: Change, calendar: WorkingCalendar) -> Obligation:
    """`obligation` after one more change of its end."""
    counted, due = obligation.counted, obligation.due
    if change.kind == "suspended":
        assert change.end is not None
        counted, due = _after_a_stop(obligation, change.start, change.end, calendar)
    elif isinstance(change.by, Extended):
        counted, due = change.by.by.end(due, calendar)
    return moved(
        obligation,
        counted=counted,
        due=due,
        calendar=calendar,
        stopped=None,
        changes=(*obligation.changes, change),
    )


def _after_a_stop(
    obligation: Obligation, start: datetime, end: datetime, calendar: WorkingCalendar
) -> tuple[datetime, datetime]:
    """The end after a stop, which is given back in the unit in which the term is counted.

    Hours are given back to the second; days as the days that began meanwhile, and
    working days as those of them that are worked.
    """
    term, counted = term_of(obligation), obligation.counted
    if term.unit == "hours":
        counted += end - start
    elif term.unit == "working days":
        worked = calendar.working_days_between(start.date(), end.date())
        last = calendar.working_day_after(counted.date(), worked)
        counted += last - counted.date()
    else:
        counted += end.date() - start.date()
    return counted, term.rolled(counted, calendar)


def _changed(
    case: Case,
    decision: Decision,
    kind: OrderKind,
    change: Callable[[Obligation], Obligation | str],
) -> Decided:
    """The case with `change` made to each obligation that the decision names."""
    owed: list[Obligation] = []
    orders: list[Order] = []
    reason = f"{decision.whose} owes nothing of the kind"
    for obligation in case.owed:
        after: Obligation | str = obligation
        if _names(decision, obligation):
            after = change(obligation)
            if isinstance(after, str):
                reason, after = after, obligation
            else:
                orders.append(Order(kind, after, decision.at))
        assert not isinstance(after, str)
        owed.append(after)
    return (case._replace(owed=tuple(owed)), orders) if orders else reason


def _names(decision: Decision, obligation: Obligation) -> bool:
    return (
        decision.whose in obligation.bearer.units
        and decision.about in (obligation.bearer.about, obligation.cause.about)
        and decision.must in ("", obligation.rule.must)
    )
