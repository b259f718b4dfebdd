"""The accidents of the year, what rescuers and officials do, and who dies later.

Seven tenths of them lie around twelve seeded black spots; the others lie anywhere, by the
length and the traffic of the roads.  Numbers a year are those of a district of a million:
6,000 accidents, 165 of them of the general procedure, 36 deaths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from luoshi.mechanism import Corrected
from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import (
    Chance,
    Teller,
    any_hour,
    how_many,
    office_hour,
)
from luoshi_policies.road_safety.simulation.district import District, Spot
from luoshi_policies.road_safety.simulation.fleet import Fleet
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import SeededBlackSpot, Truth
from luoshi_policies.road_safety.simulation.units import (
    BOARD,
    FIRE,
    GOVERNMENT,
    HEALTH,
    HOSPITAL,
    POLICE,
    TRANSPORT,
)

ACCIDENTS_A_YEAR = 6000
GENERAL_A_YEAR = 165
FATAL_A_YEAR = 33
BLACK_SPOTS = 12
IN_BLACK_SPOTS = 0.7
SPREAD_METRES = 70.0
DEATHS = ((1, 0.955), (2, 0.042), (3, 0.003))
DIES_WITHIN_7_DAYS = 0.10
DIES_WITHIN_30_DAYS = 0.02
CAUSES = (("机动车违法", 0.77), ("未按规定让行", 0.09), ("非机动车违法", 0.09), ("其他", 0.05))
LATE = 0.15


@dataclass(frozen=True, slots=True)
class _Toll:
    """How grave an accident is at first."""

    deaths: int
    injured: int
    general: bool
    dies_later: bool = False


def tell_accidents(
    settings: Settings,
    district: District,
    fleet: Fleet,
    chance: Chance,
    teller: Teller,
    truth: Truth,
) -> None:
    """Tell every accident of the year and what follows from it."""
    # The map of 100 sections has no room for twelve places that lie apart.
    centres = _centres(district, chance, min(BLACK_SPOTS, len(district.sections) // 40))
    seeded: list[list[str]] = [[] for _ in centres]
    gathered: list[list[str]] = [[] for _ in centres]
    for number in range(how_many(chance, ACCIDENTS_A_YEAR * settings.years)):
        at = settings.start + timedelta(days=chance.randint(0, settings.days - 1))
        at += any_hour(chance)
        spot, centre = _place(district, centres, chance)
        toll = _toll(chance)
        name = f"仿真事故{number:06}"
        if centre is not None:
            gathered[centre].append(name)
            if toll.general:
                seeded[centre].append(name)
        _tell(name, at, spot, toll, fleet, chance, teller)
    truth.black_spots = [
        SeededBlackSpot(
            road=centre.section.road,
            metres=centre.metres,
            spread_metres=SPREAD_METRES,
            general_accidents=tuple(sorted(general)),
            accidents=len(everything),
        )
        for centre, general, everything in zip(centres, seeded, gathered, strict=True)
    ]


def _centres(district: District, chance: Chance, count: int) -> list[Spot]:
    """Black spots on roads of their own, so that none runs into another."""
    centres: list[Spot] = []
    while len(centres) < count:
        spot = district.any_spot(chance)
        if all(spot.section.road != other.section.road for other in centres):
            centres.append(spot)
    return centres


def _place(district: District, centres: list[Spot], chance: Chance) -> tuple[Spot, int | None]:
    if centres and chance.random() < IN_BLACK_SPOTS:
        which = chance.randint(0, len(centres) - 1)
        near = district.near(centres[which], round(chance.gauss(0, SPREAD_METRES)))
        if near is not None:
            return near, which
    return district.any_spot(chance), None


def _toll(chance: Chance) -> _Toll:
    if chance.random() >= GENERAL_A_YEAR / ACCIDENTS_A_YEAR:
        return _Toll(0, 1 if chance.random() < 0.05 else 0, general=False)
    if chance.random() >= FATAL_A_YEAR / GENERAL_A_YEAR:
        return _Toll(0, 1 + how_many(chance, 0.3), general=True)
    deaths = chance.choices([count for count, _ in DEATHS], [share for _, share in DEATHS])[0]
    injured = how_many(chance, 0.6)
    if chance.random() < DIES_WITHIN_7_DAYS + DIES_WITHIN_30_DAYS:
        return _Toll(deaths - 1, injured + 1, general=True, dies_later=True)
    return _Toll(deaths, injured, general=True)


def _tell(
    name: str,
    at: datetime,
    spot: Spot,
    toll: _Toll,
    fleet: Fleet,
    chance: Chance,
    teller: Teller,
) -> None:
    owner = fleet.any_vehicle(chance) if toll.general and chance.random() < 0.25 else None
    report = {
        **spot.told,
        "subdistrict": spot.section.subdistrict,
        "injured": toll.injured,
        "procedure": "general" if toll.general else "simple",
        "cause": chance.choices([c for c, _ in CAUSES], [share for _, share in CAUSES])[0],
        "road_defect": toll.general and chance.random() < 0.1,
        "vehicles": () if owner is None else (owner.plate,),
        "firm": "" if owner is None else owner.firm,
        "liability": ""
        if owner is None
        else chance.choice(["none", "lesser", "equal", "main", "full"]),
        "work_related": owner is not None and bool(owner.firm),
    }
    if toll.deaths == 0:
        teller.tell(told.AccidentHappened, name, POLICE, at, **report)
    else:
        first = teller.tell(told.FatalAccident, name, POLICE, at, deaths=toll.deaths, **report)
        _tell_response(name, at, spot, toll.deaths, chance, teller)
    if toll.injured + toll.deaths:
        _tell_rescue(name, at, spot, toll, chance, teller)
    for _ in range(toll.deaths):
        certified = at + timedelta(hours=chance.uniform(1, 30))
        teller.tell(told.DeathCertified, name, HOSPITAL, certified)
    if toll.dies_later:
        died = at + _delay(chance)
        teller.tell(told.InjuredDied, name, HEALTH, died, happened=at)
        teller.tell(told.DeathCertified, name, HOSPITAL, died + timedelta(hours=3))
        known = died + timedelta(hours=5)
        if died - at > timedelta(days=7):
            return
        deaths, injured = toll.deaths + 1, toll.injured - 1
        report["injured"] = injured
        if toll.deaths == 0:
            teller.tell(told.FatalAccident, name, POLICE, known, deaths=1, happened=at, **report)
            _tell_response(name, known, spot, 1, chance, teller)
        else:
            assert isinstance(first, told.FatalAccident)
            now = replace(first, id="", deaths=deaths, injured=injured)
            teller.tell(Corrected, name, POLICE, known, of=first.id, now=now)


def _delay(chance: Chance) -> timedelta:
    early = chance.random() < DIES_WITHIN_7_DAYS / (DIES_WITHIN_7_DAYS + DIES_WITHIN_30_DAYS)
    return timedelta(days=chance.uniform(0.5, 6.9) if early else chance.uniform(8, 29))


def _tell_response(
    name: str, at: datetime, spot: Spot, deaths: int, chance: Chance, teller: Teller
) -> None:
    """Who was told, who came, and what became of it; a part of it late or never."""
    office = spot.section.subdistrict
    teller.tell(told.Notified, name, POLICE, at + timedelta(minutes=chance.uniform(5, 80)))
    for unit in (office, GOVERNMENT) if deaths >= 2 else (office,):
        minutes = chance.uniform(30, 110) if chance.random() > LATE else chance.uniform(125, 600)
        arrived = at + timedelta(minutes=minutes)
        teller.tell(told.Attended, name, unit, arrived)
        days = chance.uniform(5, 28) if chance.random() > LATE else chance.uniform(31, 60)
        corrected = arrived + timedelta(days=days)
        teller.tell(told.HazardCorrected, name, unit, corrected)
        accepted = corrected + timedelta(days=chance.uniform(1, 9))
        teller.tell(told.CorrectionAccepted, name, BOARD, accepted)
        held = arrived + timedelta(days=chance.uniform(20, 58))
        teller.tell(told.HeldToAccount, name, unit, held)


def _tell_rescue(
    name: str, at: datetime, spot: Spot, toll: _Toll, chance: Chance, teller: Teller
) -> None:
    found = at + timedelta(minutes=chance.expovariate(1 / 4))
    casualties = toll.injured + toll.deaths
    teller.tell(
        told.EmergencyDiscovered,
        name,
        POLICE,
        found,
        subdistrict=spot.section.subdistrict,
        casualties=casualties,
        **spot.told,
    )
    arrivals = [(POLICE, "police", 12.0), (HEALTH, "ambulance", 14.0)]
    if chance.random() < 0.2:
        arrivals.append((FIRE, "fire brigade", 16.0))
    if chance.random() < 0.1:
        arrivals.append((TRANSPORT, "road works", 40.0))
    for unit, rescuer, minutes in arrivals:
        after = timedelta(minutes=minutes * chance.lognormvariate(0, 0.4))
        teller.tell(told.RescuerArrived, name, unit, found + after, rescuer=rescuer)
    for _ in range(toll.injured):
        admitted = found + timedelta(minutes=chance.uniform(25, 80))
        teller.tell(told.CasualtyAdmitted, name, HEALTH, admitted, hospital=HOSPITAL)
    if chance.random() < 0.9:
        warned = found + timedelta(minutes=chance.uniform(3, 25))
        teller.tell(told.RoadWarningPublished, name, POLICE, warned, warning="closure")
    cleared = found + timedelta(minutes=chance.uniform(40, 180))
    teller.tell(told.RoadCleared, name, POLICE, cleared)
    if chance.random() < 0.08:
        paid = at.replace(hour=0, minute=0, second=0) + timedelta(days=chance.randint(3, 20))
        paid += office_hour(chance)
        teller.tell(told.ReliefPaid, name, HEALTH, paid, yuan=chance.randint(10, 90) * 1000)
