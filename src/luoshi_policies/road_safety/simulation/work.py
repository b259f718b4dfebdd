"""What departments and firms do by their calendars: operations, drills, campaigns, checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import get_args

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import Chance, Teller, how_many, office_hour
from luoshi_policies.road_safety.simulation.district import District
from luoshi_policies.road_safety.simulation.fleet import HEAVY_FLEET, MUST_MONITOR, Fleet
from luoshi_policies.road_safety.simulation.owned import Owned
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.units import (
    BOARD,
    CITY_MANAGEMENT,
    ECOLOGY,
    EDUCATION,
    EMERGENCY,
    FIRE,
    HEALTH,
    MARKET,
    POLICE,
    SUBDISTRICTS,
    TRANSPORT,
    WEATHER,
)

OPERATIONS: tuple[tuple[told.OperationKind, tuple[str, str]], ...] = (
    ("coaches", (POLICE, TRANSPORT)),
    ("overload", (POLICE, TRANSPORT)),
    ("spoil trucks", (POLICE, CITY_MANAGEMENT)),
    ("emissions", (ECOLOGY, POLICE)),
)
AUDIENCES = get_args(told.Audience)
CHANNELS = get_args(told.Channel)
WARNINGS = ("fog", "ice", "rain", "wind", "snow")


def tell_work(
    settings: Settings, district: District, fleet: Fleet, chance: Chance, teller: Teller
) -> None:
    """Tell what is done every week, every month and every quarter."""
    _tell_stations(settings, teller)
    for week in _days(settings, 7, chance):
        for kind, units in OPERATIONS:
            _tell_operation(kind, units, week, district, fleet, chance, teller)
    for month in _days(settings, 30, chance):
        _tell_month(month, fleet, chance, teller)
    for quarter in _days(settings, 91, chance):
        name = f"仿真演练{quarter:%Y%m%d}"
        people = chance.randint(20, 90)
        teller.tell(
            told.DrillHeld,
            name,
            EMERGENCY,
            quarter,
            units=(EMERGENCY, POLICE, HEALTH, FIRE),
            people=people,
        )
        teller.tell(told.DrillReviewed, name, EMERGENCY, quarter + timedelta(days=6))
        for subdistrict in SUBDISTRICTS:
            teller.tell(
                told.SubdistrictScored,
                f"仿真考核{quarter:%Y%m%d}{subdistrict}",
                EMERGENCY,
                quarter + timedelta(days=10),
                whom=subdistrict,
                score=Decimal(chance.randint(700, 1000)) / 10,
            )
    for _ in range(how_many(chance, 40 * settings.years)):
        _tell_weather(settings, chance, teller)


def _days(settings: Settings, step: int, chance: Chance) -> Iterator[datetime]:
    """An office hour in every so many days."""
    for first in range(0, settings.days, step):
        day = min(settings.days - 1, first + chance.randint(0, step - 1))
        yield settings.start + timedelta(days=day) + office_hour(chance)


def _tell_operation(
    kind: told.OperationKind,
    units: tuple[str, str],
    at: datetime,
    district: District,
    fleet: Fleet,
    chance: Chance,
    teller: Teller,
) -> None:
    name = f"仿真{kind}行动{at:%Y%m%d}"
    checked, spot = chance.randint(20, 120), district.any_spot(chance)
    found = min(checked, how_many(chance, 3.0))
    teller.tell(
        told.JointOperationHeld,
        name,
        units[0],
        at,
        operation=kind,
        units=units,
        checked=checked,
        found=found,
        at_night=chance.random() < 0.3,
        **spot.told,
    )
    trucks = [vehicle for vehicle in fleet.vehicles if vehicle.heavy and vehicle.firm]
    spoil = [vehicle for vehicle in trucks if vehicle.spoil]
    for number in range(found):
        act = f"{name}第{number + 1}起"
        after = at + timedelta(minutes=10 * (number + 1))
        if kind == "overload":
            truck = chance.choice(trucks)
            limit = 49_000
            teller.tell(
                told.OverloadFound,
                act,
                POLICE,
                after,
                vehicle=truck.plate,
                driver=truck.driver,
                firm=truck.firm,
                source=f"仿真料场{chance.randint(1, 12):02}",
                mass_kg=limit + chance.randint(500, 30_000),
                limit_kg=limit,
                **spot.told,
            )
            for on in get_args(told.Penalised):
                if chance.random() < 0.9:
                    teller.tell(
                        told.PenaltyImposed,
                        f"{act}/{on}",
                        TRANSPORT,
                        after + timedelta(days=chance.uniform(1, 40)),
                        on=on,
                        whom=_penalised(on, truck),
                        fine_yuan=chance.randint(5, 300) * 100,
                    )
        elif kind == "spoil trucks":
            truck = chance.choice(spoil or trucks)
            teller.tell(
                told.SpoilViolationFound,
                act,
                CITY_MANAGEMENT,
                after,
                vehicle=truck.plate,
                firm=truck.firm,
                conduct=chance.choice(["闯红灯", "违反路线", "车身不净", "扬尘撒漏"]),
                **spot.told,
            )
            _tell_penalty(act, CITY_MANAGEMENT, truck, after, chance, teller)
        elif kind == "emissions":
            truck = chance.choice(trucks)
            teller.tell(
                told.BlackSmokeFound,
                act,
                ECOLOGY,
                after,
                vehicle=truck.plate,
                firm=truck.firm,
                **spot.told,
            )
            _tell_penalty(act, ECOLOGY, truck, after, chance, teller)


def _tell_penalty(
    act: str, unit: str, truck: Owned, at: datetime, chance: Chance, teller: Teller
) -> None:
    """The vehicle is punished within a month or so, nine times in ten."""
    if chance.random() < 0.9:
        teller.tell(
            told.PenaltyImposed,
            f"{act}/vehicle",
            unit,
            at + timedelta(days=chance.uniform(1, 40)),
            on="vehicle",
            whom=truck.plate,
            fine_yuan=chance.randint(2, 20) * 100,
        )


def _penalised(on: told.Penalised, truck: Owned) -> str:
    match on:
        case "vehicle":
            return truck.plate
        case "driver":
            return truck.driver
        case "firm":
            return truck.firm
        case "source":
            return "仿真料场"


def _stations(subdistrict: str) -> tuple[str, ...]:
    return tuple(f"{subdistrict}仿真劝导站{number}" for number in (1, 2))


def _tell_stations(settings: Settings, teller: Teller) -> None:
    for subdistrict in SUBDISTRICTS:
        for station in _stations(subdistrict):
            teller.tell(
                told.StationOpened,
                station,
                subdistrict,
                settings.start,
                station="dissuasion",
                subdistrict=subdistrict,
            )
            teller.tell(
                told.StationOfficerAppointed,
                station,
                subdistrict,
                settings.start,
                person=f"{station}安全员",
                role="officer",
            )


def _tell_month(at: datetime, fleet: Fleet, chance: Chance, teller: Teller) -> None:
    month = f"{at:%Y%m%d}"
    for firm in fleet.firms:
        own = fleet.of[firm.name]
        found = how_many(chance, 1.0)
        teller.tell(
            told.SelfCheckReported,
            f"仿真自查{month}{firm.name}",
            firm.name,
            at,
            vehicles_checked=len(own),
            found=found,
            corrected=found,
        )
        if firm.kind in MUST_MONITOR or sum(vehicle.heavy for vehicle in own) >= HEAVY_FLEET:
            teller.tell(
                told.PlatformChecked,
                firm.name,
                TRANSPORT,
                at + timedelta(hours=1),
                online_share=_share(0.995, chance),
                complete_share=_share(0.994, chance),
                qualified_share=_share(0.998, chance),
                staff=max(2, len(own) // 100),
                vehicles=len(own),
            )
    for subdistrict in SUBDISTRICTS:
        teller.tell(
            told.CampaignHeld,
            f"仿真宣传{month}{subdistrict}",
            subdistrict,
            at,
            audience=chance.choice(AUDIENCES),
            subdistrict=subdistrict,
            reached=chance.randint(30, 900),
            old_or_young=chance.random() < 0.4,
        )
        teller.tell(
            told.VolunteersServed,
            f"仿真志愿{month}{subdistrict}",
            subdistrict,
            at + timedelta(hours=2),
            subdistrict=subdistrict,
            volunteers=chance.randint(3, 40),
            hours=Decimal(chance.randint(2, 8)),
        )
        for station in _stations(subdistrict):
            teller.tell(
                told.StationDutyRecorded,
                station,
                subdistrict,
                at + timedelta(hours=3),
                people_on_duty=chance.randint(1, 4),
                dissuaded=chance.randint(0, 30),
            )
    for channel in CHANNELS:
        name = f"仿真作品{month}{channel}"
        views = chance.randint(200, 90_000)
        teller.tell(told.WorkPublished, name, POLICE, at, channel=channel, viewed=views)
    for to in (TRANSPORT, EMERGENCY, EDUCATION):
        name = f"仿真共享{month}{to}"
        records = chance.randint(50, 900)
        teller.tell(
            told.RecordsShared, name, POLICE, at, to=to, records_of="violations", records=records
        )
        if chance.random() < 0.9:
            given = at + timedelta(days=chance.uniform(1, 12))
            teller.tell(told.ReceiptGiven, name, to, given, effect="已督促企业整改")
    shop = f"仿真车行{chance.randint(1, 40):02}"
    bad = how_many(chance, 0.4)
    teller.tell(told.BicycleSellerChecked, shop, MARKET, at, checked=30, uncertified=bad)
    if bad:
        teller.tell(told.BicycleSellerCorrected, shop, shop, at + timedelta(days=6))
    teller.tell(told.BulletinIssued, f"仿真通报{month}", BOARD, at)


def _share(mean: float, chance: Chance) -> Decimal:
    return Decimal(f"{min(1.0, max(0.0, chance.gauss(mean, 0.004))):.4f}")


def _tell_weather(settings: Settings, chance: Chance, teller: Teller) -> None:
    at = settings.start + timedelta(days=chance.uniform(0, settings.days))
    warning = chance.choice(WARNINGS)
    colour = chance.choices(["blue", "yellow", "orange", "red"], [5, 3, 1.5, 0.5])[0]
    name = f"仿真预警{at:%Y%m%d%H%M}"
    teller.tell(told.WeatherWarned, name, WEATHER, at, warning=warning, colour=colour)
    published = at + timedelta(minutes=chance.expovariate(1 / 40))
    teller.tell(told.RoadWarningPublished, name, POLICE, published, warning=warning)
