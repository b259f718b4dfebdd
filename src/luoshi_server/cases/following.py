"""Cases follow the ledger: each entry is told to the cases that it concerns.

The kernel decides; here its cases are fetched, told, and kept.  An event that a mechanism
refuses is refused as a whole: the entry is not written either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from luoshi.calendars import published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import (
    Bound,
    Case,
    Caseload,
    Corrected,
    HandedOver,
    MatterHandedOver,
    Outcome,
    PeriodBegan,
    Withdrawn,
)
from luoshi_server.cases import keeping, models, writing
from luoshi_server.cases.lamps import refresh
from luoshi_server.cases.mandates import bounds, changes_mandate, mandate_after, present_mandate
from luoshi_server.cases.refusing import field_of, in_words
from luoshi_server.ledger.following import Told
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform.errors import Refused
from luoshi_server.platform.rows import remove_all


def follow(entries: Sequence[Told]) -> None:
    """Tell entries to the cases, and keep what follows."""
    segment: list[Told] = []
    for told in entries:
        if changes_mandate(told.event):
            _tell(segment)
            segment = []
            mandate_after(told)
        else:
            segment.append(told)
    _tell(segment)


def forget() -> None:
    """There is no case and no mandate."""
    for table in (
        models.Order,
        models.Obligation,
        models.CaseAbout,
        models.CaseEvent,
        models.Case,
        models.Mandate,
    ):
        remove_all(table)


def _tell(entries: Sequence[Told]) -> None:
    if not entries:
        return
    mandate = present_mandate()
    in_force = bounds(mandate)
    if mandate is None or not any(
        isinstance(told.event, HandedOver)
        or any(bound.on_kind(type(told.event)) for bound in in_force.values())
        for told in entries
    ):
        return
    events = [told.event for told in entries]
    if any(isinstance(e, HandedOver) and not isinstance(e, MatterHandedOver) for e in events):
        keys = set(keeping.open_keys_all())
    else:
        keys = keeping.keys_about(events) | keeping.keys_waiting(events)
    loaded = keeping.load(keys)
    closed = {key: pair for key, pair in loaded.items() if pair[1].is_closed}

    def recall(about: str, event: str) -> Iterable[tuple[Bound, Case]]:
        return [
            (bound, case)
            for bound, case in closed.values()
            if case.about == about
            or any(owed.obligation.bearer.about == about for owed in case.settled)
            or any(told.id == event for told in case.events)
        ]

    caseload = Caseload(
        in_force.values(),
        published_calendar(),
        start=entries[0].recorded,
        archive=lambda bound, case: closed.__setitem__(case.id, (bound, case)),
        recall=recall,
    )
    caseload.succeed(
        pair for number, pair in keeping.successors_told() if number < entries[0].number
    )
    for key, (bound, case) in loaded.items():
        if key not in closed:
            caseload.admit(bound, case)
    kept = writing.Kept(mandate, {key: case for key, (_, case) in loaded.items()})
    for told in entries:
        if isinstance(told.event, UnitRegistered):
            caseload.succeed(keeping.names_after(told.event))
        outcomes = take(caseload, told.event, told.recorded)
        kept.add(outcomes, told)
    kept.write()
    kept.announce()
    followed = {key: case for key, case in kept.touched.items() if key.startswith("follow-up:")}
    refresh(followed, entries[-1].recorded, followed)


def take(caseload: Caseload, event: Event, now: datetime) -> list[Outcome]:
    """What follows from an event; raises `Refused` if the mechanisms that know it refuse it."""
    if not isinstance(event, HandedOver) and not caseload.knows(type(event)):
        return []
    outcomes = caseload.take(event, now)
    refusals = [one.refusal for one in outcomes if one.refusal is not None]
    is_taken = any(writing.took(one, event) for one in outcomes)
    if refusals and not is_taken and not isinstance(event, PeriodBegan):
        if caseload.may_be_exceeded(type(event)) and not outcomes[-1].case.id:
            return outcomes[:-1]
        if isinstance(event, Corrected | Withdrawn) and not outcomes[-1].case.id:
            # What is corrected concerned registers only.
            return outcomes[:-1]
        raise Refused(in_words(refusals[0]), field=field_of(refusals[0]))
    return outcomes
