"""Facts corrected later: an injured person dies on the fifth day, a report was mistaken.

The ledger keeps both reports.  The case owes what the right one orders: what only the
wrong one had charged is cancelled, what both charge goes on, with its end and its
rungs, and what only the right one charges is charged when the correction happens,
for nobody could have known before.
"""

from __future__ import annotations

from luoshi.calendars import Clock
from luoshi.ledger import Event
from luoshi.mechanism.bound import Bound
from luoshi.mechanism.case import Case, Obligation, Order, Settled
from luoshi.mechanism.charging import charges_of, opening_of, rung_at
from luoshi.mechanism.decisions import Decided, without
from luoshi.mechanism.events import Corrected, Withdrawn


def correct(mechanism: Bound, case: Case, event: Corrected, clock: Clock) -> Decided:
    """The case as the corrected report makes it."""
    old = _told(case, event.of)
    if isinstance(old, str):
        return old
    if mechanism.on_kind(type(event.now)) is None:
        return f"{mechanism.name} knows no event of the kind {type(event.now).__name__}"
    if event.now.at > event.at:
        return "the corrected report lies after the correction"
    for told in case.events:
        if event.now.id in (told.id, told.now.id if isinstance(told, Corrected) else ""):
            # A chain of corrections must not bite its own tail.
            return f"it says what was told before, as {told.id}; give it an identity of its own"
    return _replaced(mechanism, case, event, old, event.now, clock)


def withdraw(mechanism: Bound, case: Case, event: Withdrawn, clock: Clock) -> Decided:
    """The case without the report; if it had opened the case, nothing is owed any more."""
    old = _told(case, event.of)
    if isinstance(old, str):
        return old
    opening = opening_of(case)
    if opening is not None and opening.id == event.of:
        ended = [Settled(owed, "cancelled", event, event.at) for owed in case.owed]
        orders = [Order("cancel", owed, event.at) for owed in case.owed]
        settled = (*case.settled, *ended)
        return case._replace(owed=(), settled=settled, void=(*case.void, old.id)), orders
    return _replaced(mechanism, case, event, old, None, clock)


def _told(case: Case, identity: str) -> Event | str:
    """The event of this identity that still holds, or why there is none."""
    if identity in case.void:
        return f"{identity} was corrected or withdrawn already"
    for event in case.events:
        if event.id == identity:
            return event
        if isinstance(event, Corrected) and event.now.id == identity:
            return event.now
    return f"{identity} was never told in this case"


def _replaced(
    mechanism: Bound, case: Case, by: Event, old: Event, new: Event | None, clock: Clock
) -> Decided:
    orders: list[Order] = []
    wanted: dict[tuple[object, ...], Obligation] = {}
    if new is not None:
        on = mechanism.on_kind(type(new))
        charged = charges_of(on.charges if on else (), new, clock, by.at, case)
        wanted = {obligation.identity: obligation for obligation in charged}
    owed, settled = _reopened(case, old, new, clock, orders)
    kept: list[Obligation] = []
    for obligation in owed:
        obligation = without(obligation, old, clock.calendar)
        if obligation.cause.id != old.id:
            kept.append(obligation)
        elif obligation.identity in wanted:
            # Both reports charge it: it goes on, with what has been done about it.
            del wanted[obligation.identity]
            assert new is not None
            kept.append(obligation._replace(cause=new))
        else:
            settled.append(Settled(obligation, "cancelled", by, by.at))
            orders.append(Order("cancel", obligation, by.at))
    for ended in settled:
        if ended.how == "met" and ended.obligation.cause.id == old.id:
            wanted.pop(ended.obligation.identity, None)
    for obligation in kept:
        wanted.pop(obligation.identity, None)
    for obligation in wanted.values():
        kept.append(obligation)
        orders.append(Order("charge", obligation, by.at))
    if new is not None:
        kept = _meeting(kept, settled, new, orders)
    after = case._replace(owed=tuple(kept), settled=tuple(settled), void=(*case.void, old.id))
    return after, orders


def _reopened(
    case: Case, old: Event, new: Event | None, clock: Clock, orders: list[Order]
) -> tuple[list[Obligation], list[Settled]]:
    """What is owed once `old` meets nothing any more; `new` may still meet the same."""
    owed, settled = list(case.owed), []
    for ended in case.settled:
        if ended.by.id != old.id or ended.how == "cancelled":
            settled.append(ended)
        elif new is not None and ended.how == "met" and is_met_by(ended.obligation, new):
            settled.append(Settled(ended.obligation, "met", new, new.at))
        elif new is not None and ended.how == "lapsed" and type(new) is type(old):
            settled.append(Settled(ended.obligation, "lapsed", new, new.at))
        else:
            obligation = ended.obligation
            next_at = rung_at(obligation.rule, obligation.rung, obligation.due, clock.calendar)
            obligation = obligation._replace(next_at=next_at)
            owed.append(obligation)
            orders.append(Order("reopen", obligation, clock.now))
    return owed, settled


def _meeting(
    owed: list[Obligation], settled: list[Settled], new: Event, orders: list[Order]
) -> list[Obligation]:
    kept = []
    for obligation in owed:
        if is_met_by(obligation, new) and obligation.cause.id != new.id:
            settled.append(Settled(obligation, "met", new, new.at))
            orders.append(Order("discharge", obligation, new.at))
        else:
            kept.append(obligation)
    return kept


def is_met_by(obligation: Obligation, event: Event) -> bool:
    """Whether the event ends the obligation: of its kind, from its bearer, about its matter."""
    return (
        isinstance(event, obligation.rule.until)
        and event.unit in obligation.bearer.units
        and event.about == obligation.bearer.about
    )
