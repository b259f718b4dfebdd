"""What is on record against each firm at an instant, gathered from its vehicles and drivers.

States of affairs (a vehicle past inspection, a driver with nine points) are read from the
registers as they stand; what happened (accidents, a drunk driver, violations, alarms that
nobody answered) is read from the events.  Each record bears the name of the matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from luoshi.calendars import SHANGHAI
from luoshi.mechanism import Event
from luoshi_policies.road_safety.events import (
    AlarmAnswered,
    AlarmRaised,
    DriverPointsAdded,
    DrunkDrivingFound,
    ViolationRecorded,
    ViolationSettled,
)
from luoshi_policies.road_safety.records import Driver, FirmRecord, FirmRecordKind, Vehicle
from luoshi_policies.road_safety.registers import ACCIDENTS, DRIVERS, VEHICLES

OPEN_VIOLATIONS = 3
"""From so many violations of one vehicle that nobody has settled, the vehicle counts."""

GRAVE_ALARMS = ("overspeed", "fatigue")

POINTS: tuple[tuple[int, FirmRecordKind], ...] = (
    (12, "driver at 12 points"),
    (9, "driver at 9 points"),
    (6, "driver at 6 points"),
)


def firm_records(events: Iterable[Event], *, at: datetime) -> tuple[FirmRecord, ...]:
    """Every record against any firm at an instant, by firm, time and name."""
    told = [event for event in events if event.at <= at]
    records = [
        *_of_vehicles(VEHICLES.roll(told).values(), at),
        *_of_drivers(DRIVERS.roll(told).values(), told, at),
        *_of_accidents(told),
        *_of_violations(told),
        *_of_alarms(told),
        *_of_drunk_drivers(told),
    ]
    return tuple(sorted(records, key=lambda record: (record.firm, record.at, record.id)))


def _day_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def _of_vehicles(vehicles: Iterable[Vehicle], at: datetime) -> Iterator[FirmRecord]:
    for vehicle in vehicles:
        if not vehicle.firm:
            continue
        ends: tuple[tuple[date | None, FirmRecordKind], ...] = (
            (vehicle.inspection_due, "vehicle past inspection"),
            (vehicle.scrapping_due, "vehicle past scrapping"),
        )
        for due, kind in ends:
            if due is not None and _day_after(due) <= at:
                yield FirmRecord(
                    id=f"{vehicle.plate} {kind}", firm=vehicle.firm, kind=kind, at=_day_after(due)
                )


def _of_drivers(
    drivers: Iterable[Driver], events: Iterable[Event], at: datetime
) -> Iterator[FirmRecord]:
    last = {event.about: event.at for event in events if isinstance(event, DriverPointsAdded)}
    for driver in drivers:
        if not driver.firm:
            continue
        ends: tuple[tuple[date | None, FirmRecordKind], ...] = (
            (driver.review_due, "driver past review"),
            (driver.renewal_due, "driver past renewal"),
        )
        for due, kind in ends:
            if due is not None and _day_after(due) <= at:
                yield FirmRecord(
                    id=f"{driver.number} {kind}", firm=driver.firm, kind=kind, at=_day_after(due)
                )
        for points, kind in POINTS:
            if driver.points >= points:
                yield FirmRecord(
                    id=f"{driver.number} {kind}",
                    firm=driver.firm,
                    kind=kind,
                    at=last.get(driver.number, at),
                )
                break


def _of_accidents(events: Iterable[Event]) -> Iterator[FirmRecord]:
    for accident in ACCIDENTS.roll(events).values():
        if accident.firm and accident.liability not in ("", "none"):
            yield FirmRecord(
                id=accident.id,
                firm=accident.firm,
                kind="accident",
                at=accident.at,
                deaths=accident.deaths,
                liability=accident.liability,
            )


def _of_violations(events: Iterable[Event]) -> Iterator[FirmRecord]:
    violations = {e.about: e for e in events if isinstance(e, ViolationRecorded) and e.firm}
    unsettled = dict(violations)
    for event in events:
        if isinstance(event, ViolationSettled):
            unsettled.pop(event.about, None)
    for violation in violations.values():
        yield FirmRecord(id=violation.about, firm=violation.firm, kind="violation", at=violation.at)
    count = Counter(violation.vehicle for violation in unsettled.values())
    for vehicle, open_ones in count.items():
        if open_ones >= OPEN_VIOLATIONS:
            of_it = [one for one in unsettled.values() if one.vehicle == vehicle]
            yield FirmRecord(
                id=f"{vehicle} vehicle with open violations",
                firm=of_it[0].firm,
                kind="vehicle with open violations",
                at=sorted(one.at for one in of_it)[OPEN_VIOLATIONS - 1],
                count=open_ones,
            )


def _of_alarms(events: Iterable[Event]) -> Iterator[FirmRecord]:
    answered = {event.about for event in events if isinstance(event, AlarmAnswered)}
    for event in events:
        if (
            isinstance(event, AlarmRaised)
            and event.firm
            and event.alarm in GRAVE_ALARMS
            and event.about not in answered
        ):
            yield FirmRecord(id=event.about, firm=event.firm, kind="alarm unanswered", at=event.at)


def _of_drunk_drivers(events: Iterable[Event]) -> Iterator[FirmRecord]:
    for event in events:
        if isinstance(event, DrunkDrivingFound) and event.firm:
            yield FirmRecord(
                id=f"{event.about} {event.at:%Y-%m-%d}",
                firm=event.firm,
                kind="drunk driver",
                at=event.at,
            )
