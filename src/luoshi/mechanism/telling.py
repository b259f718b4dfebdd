"""Telling a caseload what happened, in the order in which a file has it.

Each event is told at the instant at which it happened; one that comes out of order is told
at the latest instant told so far, since the clock does not go back.  What cannot be taken is
refused with its line and the reason, and the next line is told: nothing else is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from luoshi.ledger import Event, RefusedLine
from luoshi.mechanism.case import Outcome
from luoshi.mechanism.caseload import Caseload
from luoshi.mechanism.events import HandedOver

Lines = Iterable[tuple[int, Event] | RefusedLine]

Fault = Callable[[Event], str | None]


class Told(NamedTuple):
    """What became of one line: the outcomes that follow, or why it was refused.

    An event that concerns no mechanism is kept for the registers: it has no outcomes and
    no reason.  The last one has no line: it is what the clock alone brought about after it.
    """

    number: int | None
    at: datetime
    event: Event | None
    outcomes: tuple[Outcome, ...] = ()
    refused: str = ""


def _no_fault(event: Event) -> None:
    return None


def tell(
    caseload: Caseload,
    lines: Lines,
    *,
    until: datetime | None = None,
    fault: Fault = _no_fault,
) -> Iterator[Told]:
    """What follows from each line, and at last from the clock up to `until`.

    `fault` says why an event cannot be of this place, for those that it knows of.
    """
    told: set[str] = set()
    for line in lines:
        if isinstance(line, RefusedLine):
            yield Told(line.number, caseload.now, None, refused=line.reason)
            continue
        number, event = line
        now = max(event.at, caseload.now)
        reason = _why_refused(event, told, until) or fault(event)
        if reason:
            yield Told(number, caseload.now, event, refused=reason)
            continue
        told.add(event.id)
        yield _taken(caseload, number, event, now)
    if until is not None and until > caseload.now:
        yield Told(None, until, None, tuple(caseload.pass_time(until)))


def _why_refused(event: Event, told: set[str], until: datetime | None) -> str | None:
    if event.id in told:
        return f"it was told before, as {event.id}"
    if until is not None and event.at > until:
        return f"it lies in the future, at {event.at.isoformat()}"
    return None


def _taken(caseload: Caseload, number: int, event: Event, now: datetime) -> Told:
    if not isinstance(event, HandedOver) and not caseload.knows(type(event)):
        return Told(number, now, event, tuple(caseload.pass_time(now)))
    outcomes = caseload.take(event, now)
    refusals = [one.refusal.reason for one in outcomes if one.refusal is not None]
    taken = [one for one in outcomes if one.refusal is None and _has(one, event)]
    reason = refusals[0] if refusals and not taken else ""
    if reason and caseload.may_be_exceeded(type(event)) and not outcomes[-1].case.id:
        # More than was asked for is no mistake.
        return Told(number, now, event, tuple(outcomes[:-1]))
    return Told(number, now, event, tuple(outcomes), reason)


def _has(outcome: Outcome, event: Event) -> bool:
    """Whether the case of the outcome was told the event."""
    return any(told is event for told in outcome.case.events)
