"""What devices and platforms tell: alarms, violations, passages of sections, failures.

Spoil trucks raise 86 alarms a year each; platforms join those of one episode and pass on a
quarter, and of all that are raised one in two hundred leads to anything.  Other vehicles
overspeed 0.16 times a month.  Nine violations in ten come from a camera.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import (
    Chance,
    Teller,
    any_hour,
    how_many,
    office_hour,
)
from luoshi_policies.road_safety.simulation.district import District
from luoshi_policies.road_safety.simulation.fleet import Fleet
from luoshi_policies.road_safety.simulation.owned import Owned
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import Truth
from luoshi_policies.road_safety.simulation.units import CITY_MANAGEMENT, POLICE, TRANSPORT

ALARMS_A_SPOIL_TRUCK = 86.0
PASSED_ON = 0.25
OVERSPEED_A_VEHICLE = 0.16 * 12
ANSWERED = 0.93
CASES, CORRECTIONS = 0.001 / PASSED_ON, 0.004 / PASSED_ON
VIOLATIONS_A_VEHICLE = 0.8
ON_THE_SPOT = 0.09
DEVICES_A_SECTION = 0.1
PASSAGES_A_YEAR = 1500
FAULTS_A_DEVICE = 0.4
CLOCK_SECONDS = 0.4
SPOIL_ALARMS: tuple[told.AlarmKind, ...] = ("off route", "cover open", "overspeed", "offline")
CONDUCTS = (("超速20%以上未达50%", 6), ("闯红灯", 6), ("违反禁令标志", 1), ("不按规定车道", 1))


def tell_monitoring(
    settings: Settings,
    district: District,
    fleet: Fleet,
    chance: Chance,
    teller: Teller,
    truth: Truth,
) -> None:
    """Tell the alarms and violations of all vehicles, and what devices did."""
    for vehicle in fleet.vehicles:
        mean = ALARMS_A_SPOIL_TRUCK * PASSED_ON if vehicle.spoil else OVERSPEED_A_VEHICLE
        for _ in range(how_many(chance, mean * settings.years)):
            _tell_alarm(settings, district, vehicle, chance, teller)
        for _ in range(how_many(chance, VIOLATIONS_A_VEHICLE * settings.years)):
            _tell_violation(settings, district, vehicle, chance, teller)
    _tell_devices(settings, district, chance, teller, truth)
    _tell_passages(settings, district, fleet, chance, teller, truth)


def _tell_alarm(
    settings: Settings, district: District, vehicle: Owned, chance: Chance, teller: Teller
) -> None:
    at = settings.start + timedelta(days=chance.randint(0, settings.days - 1)) + any_hour(chance)
    kind: told.AlarmKind = "overspeed"
    if vehicle.spoil:
        kind = chance.choice(SPOIL_ALARMS)
    elif chance.random() < 0.05:
        kind = "fatigue"
    limit = chance.choice([40, 60, 80])
    name = f"仿真报警{teller.prefix}-{len(teller.events):06}"
    teller.tell(
        told.AlarmRaised,
        name,
        CITY_MANAGEMENT if vehicle.spoil else TRANSPORT,
        at,
        vehicle=vehicle.plate,
        alarm=kind,
        firm=vehicle.firm,
        speed=Decimal(limit + chance.randint(3, 30)) if kind == "overspeed" else None,
        limit=Decimal(limit) if kind == "overspeed" else None,
        seconds=chance.randint(5, 120),
        **district.any_spot(chance).told,
    )
    drawn = chance.random()
    if drawn >= ANSWERED:
        return
    result = "driver warned"
    if vehicle.spoil:
        result = "false alarm"
        if drawn < CASES + CORRECTIONS:
            result = "case opened" if drawn < CASES else "corrected"
    answered = at + timedelta(hours=chance.uniform(0.2, 20))
    teller.tell(told.AlarmAnswered, name, vehicle.firm or TRANSPORT, answered, result=result)


def _tell_violation(
    settings: Settings, district: District, vehicle: Owned, chance: Chance, teller: Teller
) -> None:
    at = settings.start + timedelta(days=chance.randint(0, settings.days - 1)) + any_hour(chance)
    conduct, points = chance.choices(CONDUCTS, [1, 1, 5, 5])[0]
    name = f"仿真违法{teller.prefix}-{len(teller.events):06}"
    teller.tell(
        told.ViolationRecorded,
        name,
        POLICE,
        at,
        vehicle=vehicle.plate,
        driver=vehicle.driver,
        conduct=conduct,
        firm=vehicle.firm,
        points=points,
        on_the_spot=chance.random() < ON_THE_SPOT,
        **district.any_spot(chance).told,
    )
    if chance.random() < 0.97:
        settled = at + timedelta(days=chance.expovariate(1 / 12))
        teller.tell(told.ViolationSettled, name, POLICE, settled)


def _tell_devices(
    settings: Settings, district: District, chance: Chance, teller: Teller, truth: Truth
) -> None:
    for number in range(round(DEVICES_A_SECTION * len(district.sections))):
        name = f"仿真设备{number:04}"
        kind = chance.choice(("signal", "section speed", "camera", "red light", "guidance board"))
        spot = district.any_spot(chance)
        teller.tell(
            told.DeviceInstalled,
            name,
            POLICE,
            settings.start,
            device=kind,
            subdistrict=spot.section.subdistrict,
            **spot.told,
        )
        if kind == "section speed":
            teller.tell(
                told.DeviceCalibrated,
                name,
                POLICE,
                settings.start + timedelta(days=chance.uniform(0, min(20, settings.days))),
                clock_error_seconds=Decimal(str(CLOCK_SECONDS)),
            )
        for _ in range(how_many(chance, FAULTS_A_DEVICE * settings.years)):
            at = settings.start + timedelta(days=chance.uniform(0, settings.days))
            fault = chance.choice(["断电", "断网", "镜头遮挡", "时钟失准"])
            failed = teller.tell(told.DeviceFailed, name, POLICE, at, device=kind, fault=fault)
            truth.device_faults[failed.id] = fault
            repaired = at + timedelta(days=chance.expovariate(1 / 2.5))
            teller.tell(told.DeviceRepaired, name, POLICE, repaired)


def _tell_passages(
    settings: Settings,
    district: District,
    fleet: Fleet,
    chance: Chance,
    teller: Teller,
    truth: Truth,
) -> None:
    """Passages of long sections near the limit, seen by two clocks that are a little off."""
    roads = [road for road, along in sorted(district.along.items()) if len(along) >= 4]
    for _ in range(how_many(chance, PASSAGES_A_YEAR * settings.years)):
        along = district.along[chance.choice(roads)]
        first = chance.randint(0, len(along) - 4)
        start, last = along[first], along[first + 3]
        length = last.end_metres - start.start_metres
        limit = chance.choice([60, 80])
        speed = max(20.0, chance.gauss(limit, 8))
        at = settings.start + timedelta(days=chance.randint(0, settings.days - 1))
        at += office_hour(chance)
        seconds = length / (speed / 3.6)
        entered = chance.uniform(-CLOCK_SECONDS, CLOCK_SECONDS)
        left = seconds + chance.uniform(-CLOCK_SECONDS, CLOCK_SECONDS)
        event = teller.tell(
            told.SectionPassed,
            f"仿真区间{start.id}",
            POLICE,
            at + timedelta(seconds=seconds + 60),
            vehicle=fleet.any_vehicle(chance).plate,
            entered=at + timedelta(milliseconds=round(entered * 1000)),
            left=at + timedelta(milliseconds=round(left * 1000)),
            length_metres=Decimal(length),
            limit=Decimal(limit),
            road=start.road,
            metres=start.start_metres,
            longitude=start.line[0].longitude,
            latitude=start.line[0].latitude,
        )
        truth.speeds[event.id] = round(speed, 2)
