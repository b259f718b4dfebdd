"""Charging an obligation, and the instants of its ladder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from luoshi.calendars import SHANGHAI, Clock, Term, WorkingCalendar, days, end_of_day
from luoshi.ledger import Event
from luoshi.mechanism.bearers import Bearer, ToldEarlier
from luoshi.mechanism.bound import BoundRule
from luoshi.mechanism.case import Case, Change, Obligation
from luoshi.mechanism.events import Corrected

PLAIN_DAYS = days(0, rolling="none")
"""How the end of an obligation moves whose day the event itself has set."""


def charges_of(
    rules: tuple[BoundRule, ...],
    event: Event,
    clock: Clock,
    since: datetime,
    case: Case,
) -> list[Obligation]:
    """Everything with which `event` charges somebody in `case`."""
    successors = case.successors
    charged = []
    for rule in rules:
        if rule.every is not None and rule.every != event.every:  # type: ignore[attr-defined]
            continue
        if rule.given is not None and not rule.given(event, rule.read):
            continue
        who = rule.who
        if isinstance(who, ToldEarlier):
            bearers = _told_earlier(who, event, case)
        else:
            bearers = who(event, rule.read)
        for bearer in bearers:
            if successors:
                bearer = succeeded(bearer, successors)
            charged.append(_charged(rule, bearer, event, since, clock.calendar))
    return charged


def opening_of(case: Case) -> Event | None:
    """The report that opened the case, as it now stands after corrections."""
    return next(standing(case), None)


def standing(case: Case) -> Iterator[Event]:
    """The events of the case that hold: each in its place, as it was last corrected."""
    corrected = {event.of: event.now for event in case.events if isinstance(event, Corrected)}
    for event in case.events:
        if isinstance(event, Corrected):
            continue
        while event.id in corrected:
            event = corrected[event.id]
        if event.id not in case.void:
            yield event


def _told_earlier(who: ToldEarlier, event: Event, case: Case) -> tuple[Bearer, ...]:
    named = None
    for told in standing(case):
        if isinstance(told, who.kind):
            named = told
    if named is None:
        return ()
    return (Bearer((getattr(named, who.field),), event.about),)


def _charged(
    rule: BoundRule, bearer: Bearer, event: Event, since: datetime, calendar: WorkingCalendar
) -> Obligation:
    if bearer.by is not None:
        counted = due = bearer.by
    elif rule.term is not None:
        counted, due = rule.term.end(since, calendar)
    else:
        counted = due = _instant(getattr(event, rule.date_field))
    rung, next_at = 0, rung_at(rule, 0, due, calendar)
    # A reminder that would have to be sent before there was anything to remind of is none.
    while next_at is not None and next_at < since and rule.ladder.rungs[rung].is_before:
        rung += 1
        next_at = rung_at(rule, rung, due, calendar)
    return Obligation(rule, bearer, event, since, counted, due, rung, next_at)


def _instant(day: date | datetime) -> datetime:
    return day.astimezone(SHANGHAI) if isinstance(day, datetime) else end_of_day(day)


def rung_at(
    rule: BoundRule, rung: int, due: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """When the step after `rung` steps is taken; None at the top of the ladder."""
    rungs = rule.ladder.rungs
    if rung >= len(rungs):
        return None
    step = rungs[rung]
    if step.is_before:
        return step.term.before(due, calendar)
    return step.term.end(due, calendar).due


def succeeded(bearer: Bearer, successors: tuple[tuple[str, str], ...]) -> Bearer:
    """`bearer` with each unit that is no more replaced by the one that took over from it."""
    units = bearer.units
    for old, new in successors:
        if old in units:
            units = tuple(dict.fromkeys(new if unit == old else unit for unit in units))
    return bearer if units is bearer.units else Bearer(units, bearer.about, bearer.by)


def earliest(owed: tuple[Obligation, ...]) -> datetime | None:
    """When the next step of any ladder is taken."""
    first = None
    for obligation in owed:
        at = obligation.next_at
        if at is not None and (first is None or at < first):
            first = at
    return first


def moved(
    obligation: Obligation,
    *,
    counted: datetime,
    due: datetime,
    calendar: WorkingCalendar,
    stopped: Event | None,
    changes: tuple[Change, ...],
) -> Obligation:
    """`obligation` with another end; the steps of its ladder already taken stay taken."""
    next_at = None
    if stopped is None:
        next_at = rung_at(obligation.rule, obligation.rung, due, calendar)
    return obligation._replace(
        counted=counted, due=due, next_at=next_at, stopped=stopped, changes=changes
    )


def term_of(obligation: Obligation) -> Term:
    """The term by which the obligation's end is counted."""
    if obligation.bearer.by is not None:
        return PLAIN_DAYS
    return obligation.rule.term or PLAIN_DAYS
