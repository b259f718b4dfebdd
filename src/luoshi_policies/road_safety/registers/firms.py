"""The registers of key firms, key vehicles and key drivers."""

from __future__ import annotations

from dataclasses import replace

from luoshi.registers import Register
from luoshi_policies.road_safety.events import (
    DriverDelisted,
    DriverPeriodEnded,
    DriverPointsAdded,
    DriverRegistered,
    DriverReviewed,
    FirmDelisted,
    FirmFleetChanged,
    FirmGraded,
    FirmRegistered,
    IllegalRefitFound,
    LabelWithheld,
    VehicleInspected,
    VehicleRegistered,
    VehicleRestored,
    VehicleScrapped,
)
from luoshi_policies.road_safety.records import Driver, Firm, Vehicle


def gone(entry: object, event: object) -> None:
    """Nothing: it is taken off the register."""


def firm(entry: Firm | None, event: FirmRegistered) -> Firm:
    """A firm as it was registered; a new registration leaves its colour as it is."""
    return Firm(
        id=event.about,
        kind=event.firm_kind,
        subdistrict=event.subdistrict,
        vehicles=event.vehicles,
        heavy_trucks=event.heavy_trucks,
        colour=entry.colour if entry else None,
    )


def fleet(entry: Firm | None, event: FirmFleetChanged) -> Firm | None:
    """The firm with as many vehicles as it now has."""
    return entry and replace(entry, vehicles=event.vehicles, heavy_trucks=event.heavy_trucks)


def coloured(entry: Firm | None, event: FirmGraded) -> Firm | None:
    """The firm with its grade."""
    return entry and replace(entry, colour=event.colour)


FIRMS: Register[Firm] = Register(
    name="firms",
    title="重点运输企业",
    of=Firm,
    steps={
        FirmRegistered: firm,
        FirmFleetChanged: fleet,
        FirmGraded: coloured,
        FirmDelisted: gone,
    },
)


def vehicle(entry: Vehicle | None, event: VehicleRegistered) -> Vehicle:
    """A vehicle of a key class."""
    return Vehicle(
        plate=event.about,
        vehicle_class=event.vehicle_class,
        firm=event.firm,
        inspection_due=event.inspection_due,
        scrapping_due=event.scrapping_due,
    )


def inspected(entry: Vehicle | None, event: VehicleInspected) -> Vehicle | None:
    """The vehicle after an inspection: a pass holds until a day, a failure changes nothing."""
    if entry is None or not event.passed:
        return entry
    return replace(entry, inspection_due=event.valid_until, label_withheld=False)


def refused(entry: Vehicle | None, event: LabelWithheld) -> Vehicle | None:
    """The vehicle without its label."""
    return entry and replace(entry, label_withheld=True)


def altered(entry: Vehicle | None, event: IllegalRefitFound) -> Vehicle | None:
    """The vehicle, found not to be as it was licensed."""
    return entry and replace(entry, altered=event.kind_found != "past scrapping")


def restored(entry: Vehicle | None, event: VehicleRestored) -> Vehicle | None:
    """The vehicle as it was licensed."""
    return entry and replace(entry, altered=False)


VEHICLES: Register[Vehicle] = Register(
    name="vehicles",
    title="重点车辆",
    of=Vehicle,
    steps={
        VehicleRegistered: vehicle,
        VehicleInspected: inspected,
        LabelWithheld: refused,
        IllegalRefitFound: altered,
        VehicleRestored: restored,
        VehicleScrapped: gone,
    },
)


def driver(entry: Driver | None, event: DriverRegistered) -> Driver:
    """A key driver."""
    return Driver(
        number=event.about,
        licence=event.licence,
        firm=event.firm,
        points=event.points,
        review_due=event.review_due,
        renewal_due=event.renewal_due,
    )


def with_points(entry: Driver | None, event: DriverPointsAdded) -> Driver | None:
    """The driver with what the running period adds up to."""
    return entry and replace(entry, points=event.total)


def begun_again(entry: Driver | None, event: DriverPeriodEnded) -> Driver | None:
    """The driver with no points."""
    return entry and replace(entry, points=0)


def reviewed(entry: Driver | None, event: DriverReviewed) -> Driver | None:
    """The driver with the days until which the licence now holds."""
    if entry is None:
        return None
    return replace(
        entry,
        review_due=event.review_due or entry.review_due,
        renewal_due=event.renewal_due or entry.renewal_due,
    )


DRIVERS: Register[Driver] = Register(
    name="drivers",
    title="重点驾驶人",
    of=Driver,
    steps={
        DriverRegistered: driver,
        DriverPointsAdded: with_points,
        DriverPeriodEnded: begun_again,
        DriverReviewed: reviewed,
        DriverDelisted: gone,
    },
)
