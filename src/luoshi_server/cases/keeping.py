"""Cases as rows, and rows as cases again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q

from luoshi.calendars import Clock, published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import (
    Bound,
    Case,
    HandedOver,
    MatterHandedOver,
    Obligation,
    Order,
    Settled,
    advance,
    names_a_group,
    new_case,
)
from luoshi_server.cases import models
from luoshi_server.cases.mandates import bounds
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform.names import kept
from luoshi_server.platform.rows import new_row

BATCH = 500


def key_of(case: str, obligation: Obligation) -> str:
    """A digest of what makes an obligation this one: it stays the same from event to event."""
    bearer = obligation.bearer
    words = "|".join(
        (case, obligation.rule.key, obligation.cause.id, bearer.about, *_first_bearers(obligation))
    )
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _first_bearers(obligation: Obligation) -> tuple[str, ...]:
    """Who was charged: a hand-over changes who owes, and not what is owed."""
    units = obligation.bearer.units
    for change in reversed(obligation.changes):
        if isinstance(change.by, HandedOver):
            units = tuple(change.by.whose if unit == change.by.to else unit for unit in units)
    return units


def row_of(case: Case, mechanism: str, one: Obligation | Settled) -> models.Obligation:
    """The row of something owed, or of something that is not owed any more."""
    owed = one.obligation if isinstance(one, Settled) else one
    rungs = owed.rule.ladder.rungs
    units = owed.bearer.units
    row = new_row(
        models.Obligation,
        key=key_of(case.id, owed),
        case_id=case.id,
        mechanism=mechanism,
        rule=owed.rule.key[:200],
        about=owed.bearer.about,
        unit=units[0] if len(units) == 1 else owed.bearer.name[:200],
        joint=joint_of(units),
        must=owed.rule.must,
        must_zh=owed.rule.rule.must_zh,
        until=owed.rule.until.__name__,
        any_matter=owed.rule.rule.met_by is not None,
        cause=owed.cause.id,
        since=owed.since,
        due=owed.due,
        next_at=None if isinstance(one, Settled) else owed.next_at,
        rung=owed.rung,
        means=rungs[owed.rung - 1].means if owed.rung else "",
        stopped=owed.stopped is not None,
        provisional=owed.rule.is_provisional,
        moved=len(owed.changes),
    )
    if isinstance(one, Settled):
        row.how, row.ended, row.is_late = one.how, one.at, one.is_late
    return row


def joint_of(units: Sequence[str]) -> str:
    """The names of all bearers, as a column keeps them, where any of several may act."""
    return kept(units) if len(units) > 1 or names_a_group(units[0]) else ""


def order_row(
    case: Case,
    mechanism: str,
    order: Order,
    *,
    recorded: datetime,
    entry: int | None,
    sequence: int,
) -> models.Order:
    """The row of an order; its key is a digest of what makes it this one, so it is kept once."""
    owed = order.obligation
    of = key_of(case.id, owed)
    rung = owed.rung if order.kind == "escalate" else None
    if rung is not None:
        key = rung_key(of, rung, len(owed.changes))
    else:
        words = f"{of}|{order.kind}|{rung}|{order.at.isoformat()}"
        key = hashlib.sha256(words.encode()).hexdigest()[:32]
    return new_order(
        order,
        key=key,
        case_id=case.id,
        obligation=of,
        recorded=recorded,
        entry=entry,
        mechanism=mechanism,
        about=owed.bearer.about,
        joint=joint_of(owed.bearer.units),
        rung=rung,
        must_zh=owed.rule.rule.must_zh,
        must=owed.rule.must,
        sequence=sequence,
    )


def new_order(order: Order, **known: Any) -> models.Order:
    """The row of an order of which the rest is `known`, from its case or from other rows."""
    return new_row(
        models.Order,
        kind=order.kind,
        at=order.at,
        unit=order.obligation.bearer.name[:200],
        to=order.to[:200],
        means=order.rung.means if order.rung else "",
        before_due=bool(order.rung and order.rung.is_before),
        **known,
    )


def rung_key(obligation: str, rung: int, changes: int) -> str:
    """The key of the order by which a rung is taken: once, whenever it falls due.

    A decision that moved the end of an obligation lets the rungs after it be taken anew.
    """
    words = f"{obligation}|escalate|{rung}|{changes}"
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def load(keys: Iterable[str]) -> dict[str, tuple[Bound, Case]]:
    """The cases of these keys, built again from their events."""
    rows = {
        row.key: row
        for part in _parts(sorted(set(keys)))
        for row in models.Case.objects.select_related("mandate").filter(key__in=part)
    }
    numbers: dict[str, list[int]] = {key: [] for key in rows}
    for part in _parts(sorted(rows)):
        for case, entry in (
            models.CaseEvent.objects.filter(case__in=part)
            .order_by("entry")
            .values_list("case_id", "entry")
        ):
            numbers[case].append(entry)
    wanted = sorted({number for own in numbers.values() for number in own})
    events: dict[int, tuple[Event, datetime]] = {}
    for part in _parts(wanted):
        for one in told(Line.objects.filter(number__in=part).order_by("number")):
            events[one.number] = (one.event, one.recorded)
    successions = successors_told() if rows else []
    calendar = published_calendar()
    built: dict[str, tuple[Bound, Case]] = {}
    for key, row in rows.items():
        bound = bounds(row.mandate)[row.mechanism]
        first = numbers[key][0] if numbers[key] else 0
        before = tuple(pair for number, pair in successions if number < first)
        case = new_case(bound, key, before)
        for number in numbers[key]:
            event, recorded = events[number]
            case = advance(bound, case, event, Clock(recorded, calendar)).case
        built[key] = (bound, case)
    return built


def load_one(key: str) -> tuple[Bound, Case] | None:
    """One case, or None if there is none of this key."""
    return load([key]).get(key)


Pair = tuple[str, str]


def successors_told() -> list[tuple[int, Pair]]:
    """Under which name each unit answers, by the number of the entry that says so.

    A unit that was handed over answers as its successor, and a unit that documents print under
    other names answers under the one that the register gives it.
    """
    kinds = (HandedOver.__name__, UnitRegistered.__name__)
    lines = Line.objects.filter(kind__in=kinds)
    last = lines.order_by("-number").values_list("number", "digest").first()
    return _successors_told(last) if last else []


@lru_cache(maxsize=4)
def _successors_told(last: tuple[int, str]) -> list[tuple[int, Pair]]:
    kinds = (HandedOver.__name__, UnitRegistered.__name__)
    lines = Line.objects.filter(kind__in=kinds, number__lte=last[0]).order_by("number")
    return [(one.number, pair) for one in told(lines) for pair in names_after(one.event)]


def names_after(event: Event) -> list[Pair]:
    """The names under which units answer otherwise after this event."""
    if isinstance(event, UnitRegistered):
        return [(name, event.about) for name in event.also_called if name != event.about]
    if isinstance(event, HandedOver) and not isinstance(event, MatterHandedOver):
        return [(event.whose, event.to)]
    return []


def _parts(items: Sequence[str] | Sequence[int]) -> Iterable[Sequence[str] | Sequence[int]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def open_keys_all() -> list[str]:
    """The keys of all open cases."""
    return list(models.Case.objects.filter(closed=None).values_list("key", flat=True))


def keys_about(events: Sequence[Event]) -> set[str]:
    """The keys of the cases, open or closed, that events may concern by what they are about."""
    abouts = sorted({event.about for event in events})
    keys: set[str] = set()
    for part in _parts(abouts):
        keys |= set(
            models.CaseAbout.objects.filter(about__in=part).values_list("case_id", flat=True)
        )
    corrected = [event.of for event in events if hasattr(event, "of")]
    if corrected:
        keys |= set(
            models.CaseEvent.objects.filter(event_id__in=corrected).values_list(
                "case_id", flat=True
            )
        )
    return keys


def keys_waiting(events: Sequence[Event]) -> set[str]:
    """The keys of open cases that owe what these events may meet, whatever they are about."""
    keys: set[str] = set()
    asked: set[tuple[tuple[str, ...], str]] = set()
    for event in events:
        kinds = tuple(kind.__name__ for kind in type(event).__mro__)
        if (kinds, event.unit) in asked:
            continue
        asked.add((kinds, event.unit))
        keys |= set(
            models.Obligation.objects.filter(any_matter=True, until__in=kinds, how="")
            .filter(Q(unit=event.unit) | ~Q(joint=""))
            .values_list("case_id", flat=True)
        )
    return keys
