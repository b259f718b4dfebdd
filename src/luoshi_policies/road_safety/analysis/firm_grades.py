"""Transport firms graded red, yellow or blue, by points and by what makes them red at once.

What is on record against a firm gives points, so many for each kind; enough of them make
it yellow, more make it red.  Some things make it red directly.  Every point names its
record, and so does every trigger: a firm can see why it is red, and what would bring it
back to blue: which records it can put right itself, and which only time takes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal

from luoshi.calendars import SHANGHAI, add_months
from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.events import FirmColour
from luoshi_policies.road_safety.records import Firm, FirmRecord, FirmRecordKind

ORDER: Mapping[FirmColour, int] = {"blue": 0, "yellow": 1, "red": 2}

LIABLE = ("equal", "main", "full")
"""Equal liability or more."""


class ThresholdsReversed(LuoshiError):
    """Yellow from {yellow} points and red from {red}: red must be the higher, both above nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one kind of record gives.

    A record `lasts` so many months after it was made; one that lasts no months is a state
    of affairs, which counts until it has ended.  `most` caps what the kind gives in all.
    """

    each: Decimal
    lasts: int | None = None
    by_count: bool = False
    most: Decimal | None = None

    def of(self, record: FirmRecord) -> Decimal:
        """What the record gives, before any cap."""
        return self.each * record.count if self.by_count else self.each


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What makes a firm red directly: so many such records within so many months."""

    name: str
    kinds: tuple[FirmRecordKind, ...]
    at_least: int = 1
    months: int = 3
    deaths_at_least: int = 0
    liable: bool = False
    a_state: bool = False
    """Whether it holds as long as the record has not ended, however old."""

    def counts(self, record: FirmRecord) -> bool:
        """Whether a record is one of those that pull the trigger."""
        return (
            record.kind in self.kinds
            and record.deaths >= self.deaths_at_least
            and (not self.liable or record.liability in LIABLE)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A way to grade firms: points by kind, the two thresholds, and the direct triggers.

    The points are for a fleet of up to `fleet` vehicles.  A larger one has more of
    everything and gets as much less for each, or every large firm would be red and every
    small one blue.  Triggers are not shared out.
    """

    points: Mapping[FirmRecordKind, Points]
    yellow_from: Decimal
    red_from: Decimal
    triggers: tuple[Trigger, ...] = field(default=())
    fleet: int | None = None

    def share(self, firm: Firm) -> Decimal:
        """What part of the points of a record a firm of this size gets."""
        if self.fleet is None or firm.vehicles <= self.fleet:
            return Decimal(1)
        return Decimal(self.fleet) / firm.vehicles

    def __post_init__(self) -> None:
        if not 0 < self.yellow_from < self.red_from:
            raise ThresholdsReversed(yellow=self.yellow_from, red=self.red_from)


@dataclass(frozen=True, slots=True)
class PointsFrom:
    """The points that one record gives."""

    record: str
    kind: FirmRecordKind
    points: Decimal


@dataclass(frozen=True, slots=True)
class Pulled:
    """A trigger that was pulled, and the records that pulled it."""

    trigger: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmGrade:
    """A firm's colour at an instant, its points with their records, and the triggers pulled."""

    firm: str
    at: datetime
    colour: FirmColour
    points: Decimal
    from_records: tuple[PointsFrom, ...]
    pulled: tuple[Pulled, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """Every record that the colour stands on."""
        named = {one.record for one in self.from_records}
        return tuple(sorted(named.union(*(pulled.records for pulled in self.pulled))))


def grade_firm(
    firm: Firm, records: Iterable[FirmRecord], scheme: Scheme, *, at: datetime
) -> FirmGrade:
    """The colour of a firm at an instant."""
    own = sorted(
        (record for record in records if record.firm == firm.id and record.at <= at),
        key=lambda record: (record.at, record.id),
    )
    given = tuple(_points_from(own, scheme, scheme.share(firm), at))
    pulled = tuple(_pulled(own, scheme, at))
    total = sum((one.points for one in given), Decimal(0))
    return FirmGrade(
        firm=firm.id,
        at=at,
        colour=_colour(total, scheme, is_pulled=bool(pulled)),
        points=total,
        from_records=given,
        pulled=pulled,
    )


def _colour(points: Decimal, scheme: Scheme, *, is_pulled: bool) -> FirmColour:
    if is_pulled or points >= scheme.red_from:
        return "red"
    return "yellow" if points >= scheme.yellow_from else "blue"


def _points_from(
    records: Sequence[FirmRecord], scheme: Scheme, share: Decimal, at: datetime
) -> Iterable[PointsFrom]:
    given: dict[FirmRecordKind, Decimal] = {}
    for record in records:
        rule = scheme.points.get(record.kind)
        if rule is None or not lasts_at(record, rule.lasts, at):
            continue
        points, so_far = rule.of(record), given.get(record.kind, Decimal(0))
        if rule.most is not None:
            points = min(points, rule.most - so_far)
        if points > 0:
            given[record.kind] = so_far + points
            yield PointsFrom(record.id, record.kind, points * share)


def _pulled(records: Sequence[FirmRecord], scheme: Scheme, at: datetime) -> Iterable[Pulled]:
    for trigger in scheme.triggers:
        months = None if trigger.a_state else trigger.months
        found = [
            record.id
            for record in records
            if trigger.counts(record) and lasts_at(record, months, at)
        ]
        if len(found) >= trigger.at_least:
            yield Pulled(trigger.name, tuple(found))


def lasts_at(record: FirmRecord, months: int | None, at: datetime) -> bool:
    """Whether a record still counts at an instant."""
    if record.at > at or (record.ended is not None and record.ended <= at):
        return False
    return months is None or at < counts_until(record, months)


def counts_until(record: FirmRecord, months: int) -> datetime:
    """The midnight from which on a record counts no more.

    Where the last month has no such day its last day counts, as the Civil Code has it.
    """
    return datetime.combine(add_months(record.at.date(), months, "down"), time(), SHANGHAI)
