"""What would bring a firm back to a better colour, and from when on.

A state of affairs (a vehicle past inspection) ends when the firm puts it right; what
happened (an accident) ends with time alone.  So there is an earliest day on which the
better colour can be had, and a least number of things to put right by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from luoshi_policies.road_safety.analysis.firm_grades import (
    ORDER,
    FirmGrade,
    Scheme,
    counts_until,
    grade_firm,
)
from luoshi_policies.road_safety.events import FirmColour
from luoshi_policies.road_safety.records import Firm, FirmRecord, FirmRecordKind

PUT_RIGHT_BY_THE_FIRM: frozenset[FirmRecordKind] = frozenset(
    {
        "vehicle past inspection",
        "vehicle past scrapping",
        "vehicle with open violations",
        "driver past review",
        "driver past renewal",
        "driver at 6 points",
        "driver at 9 points",
        "driver at 12 points",
        "alarm unanswered",
    }
)
"""A driver with points can be taken off the road, so that is in the firm's hands as well."""

SEARCHED = 12
"""Up to so many records the smallest set is searched for; beyond, the largest are taken first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """The earliest instant of a better colour, and what must be put right by then.

    `waits_for` are the records that time must take away first.  `after` is the grade that
    the firm then has, if nothing new is put on record.
    """

    firm: str
    to: FirmColour
    now: FirmGrade
    on: datetime
    put_right: tuple[str, ...]
    waits_for: tuple[str, ...]
    after: FirmGrade


def what_would_bring_back(
    firm: Firm,
    records: Iterable[FirmRecord],
    scheme: Scheme,
    *,
    at: datetime,
    to: FirmColour = "blue",
) -> WayBack | None:
    """What would bring the firm to a colour or better; None if neither work nor time does."""
    own = [record for record in records if record.firm == firm.id and record.at <= at]
    now = grade_firm(firm, own, scheme, at=at)
    for on in [at, *_ends(own, scheme, at)]:
        mendable = [
            record
            for record in own
            if record.kind in PUT_RIGHT_BY_THE_FIRM and record.ended is None
        ]
        if not _is_reached(firm, own, mendable, scheme, on, to):
            continue
        needed = _least(firm, own, mendable, scheme, on, to)
        after = grade_firm(firm, _without(own, needed), scheme, at=on)
        gone = set(now.records) - set(grade_firm(firm, own, scheme, at=on).records)
        return WayBack(
            firm=firm.id,
            to=to,
            now=now,
            on=on,
            put_right=tuple(sorted(record.id for record in needed)),
            waits_for=tuple(sorted(gone)),
            after=after,
        )
    return None


def _ends(records: Sequence[FirmRecord], scheme: Scheme, at: datetime) -> list[datetime]:
    """The instants after `at` at which time takes a record away, in order."""
    ends = set()
    for record in records:
        rule = scheme.points.get(record.kind)
        months = {rule.lasts} if rule is not None else set()
        months |= {
            trigger.months
            for trigger in scheme.triggers
            if trigger.counts(record) and not trigger.a_state
        }
        ends |= {counts_until(record, count) for count in months if count is not None}
        if record.ended is not None:
            ends.add(record.ended)
    return sorted(end for end in ends if end > at)


def _without(records: Iterable[FirmRecord], put_right: Iterable[FirmRecord]) -> list[FirmRecord]:
    gone = {record.id for record in put_right}
    return [record for record in records if record.id not in gone]


def _is_reached(
    firm: Firm,
    records: Sequence[FirmRecord],
    put_right: Iterable[FirmRecord],
    scheme: Scheme,
    on: datetime,
    to: FirmColour,
) -> bool:
    grade = grade_firm(firm, _without(records, put_right), scheme, at=on)
    return ORDER[grade.colour] <= ORDER[to]


def _least(
    firm: Firm,
    records: Sequence[FirmRecord],
    mendable: Sequence[FirmRecord],
    scheme: Scheme,
    on: datetime,
    to: FirmColour,
) -> tuple[FirmRecord, ...]:
    """As few records as will do."""
    grade = grade_firm(firm, records, scheme, at=on)
    weight = {one.record: one.points for one in grade.from_records}
    triggering = {record for pulled in grade.pulled for record in pulled.records}
    candidates = sorted(
        (record for record in mendable if record.id in grade.records),
        key=lambda record: (record.id not in triggering, -weight.get(record.id, 0), record.id),
    )
    if len(candidates) <= SEARCHED:
        for size in range(len(candidates) + 1):
            for chosen in combinations(candidates, size):
                if _is_reached(firm, records, chosen, scheme, on, to):
                    return chosen
    taken: list[FirmRecord] = []
    for record in candidates:
        if _is_reached(firm, records, taken, scheme, on, to):
            break
        taken.append(record)
    for record in list(taken):
        fewer = [one for one in taken if one is not record]
        if _is_reached(firm, records, fewer, scheme, on, to):
            taken = fewer
    return tuple(taken)
