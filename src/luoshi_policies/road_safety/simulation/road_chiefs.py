"""Sections, their three levels of road chiefs, and a patrol of each chief every week.

One patrol in ten stops short and leaves a stretch unseen; some tracks have a fix that
drifted.  Three posts fall vacant in the year, and two are filled twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.records import RoadSection
from luoshi_policies.road_safety.simulation.chance import Chance, Teller, office_hour
from luoshi_policies.road_safety.simulation.district import District, moved, spot_on
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import Truth
from luoshi_policies.road_safety.simulation.units import POLICE

SECTIONS_A_CHIEF = 15
STOPS_SHORT = 0.10
DRIFTS = 0.01
DRIFT_DEGREES = Decimal("0.008")
FIX_SECONDS = 30
STEP_METRES = 80
VACANT = 3
DOUBLED = 2


def tell_road_chiefs(
    settings: Settings, district: District, chance: Chance, teller: Teller, truth: Truth
) -> None:
    """Register the sections and their chiefs, and tell the patrols of the year."""
    for section in district.sections:
        teller.tell(
            told.RoadSectionRegistered,
            section.id,
            POLICE,
            settings.start,
            road=section.road,
            subdistrict=section.subdistrict,
            start_metres=section.start_metres,
            end_metres=section.end_metres,
            line=section.line,
            area=section.area,
            vehicles_a_day=section.vehicles_a_day,
        )
    rounds = [
        district.sections[first : first + SECTIONS_A_CHIEF]
        for first in range(0, len(district.sections), SECTIONS_A_CHIEF)
    ]
    for number, own in enumerate(rounds):
        for section in own:
            _appoint(f"仿真路长{number:04}", "section", section.id, section, settings, teller)
    areas = {section.area: section for section in reversed(district.sections)}
    for number, (area, section) in enumerate(sorted(areas.items())):
        _appoint(f"仿真片区路长{number:03}", "area", area, section, settings, teller)
    districts = {section.subdistrict: section for section in reversed(district.sections)}
    for number, (subdistrict, section) in enumerate(sorted(districts.items())):
        _appoint(f"仿真辖区路长{number:02}", "district", subdistrict, section, settings, teller)
    left = _tell_changes(settings, rounds, chance, teller, truth)
    for number, own in enumerate(rounds):
        person = f"仿真路长{number:04}"
        for week in range(0, settings.days, 7):
            day = min(settings.days - 1, week + chance.randint(0, 6))
            at = settings.start + timedelta(days=day) + office_hour(chance)
            section = own[week // 7 % len(own)]
            if at < left.get(section.id, settings.end):
                _tell_patrol(person, section, at, chance, teller, truth)


def _appoint(
    person: str,
    level: told.ChiefLevel,
    covers: str,
    section: RoadSection,
    settings: Settings,
    teller: Teller,
) -> None:
    teller.tell(
        told.RoadChiefAppointed,
        covers,
        section.subdistrict,
        settings.start,
        person=person,
        level=level,
        subdistrict=section.subdistrict,
    )


def _tell_changes(
    settings: Settings,
    rounds: list[tuple[RoadSection, ...]],
    chance: Chance,
    teller: Teller,
    truth: Truth,
) -> dict[str, datetime]:
    """Chiefs who leave without a successor, and successors who come before they are needed."""
    left = {}
    chosen = chance.sample(range(len(rounds)), min(len(rounds), VACANT + DOUBLED))
    for order, number in enumerate(chosen):
        section = rounds[number][0]
        at = settings.start + timedelta(days=settings.days * chance.uniform(0.2, 0.8))
        if order < VACANT:
            teller.tell(
                told.RoadChiefLeft,
                section.id,
                section.subdistrict,
                at,
                person=f"仿真路长{number:04}",
                level="section",
            )
            left[section.id] = at
            truth.vacant_posts.append(section.id)
        else:
            teller.tell(
                told.RoadChiefAppointed,
                section.id,
                section.subdistrict,
                at,
                person=f"仿真新路长{number:04}",
                level="section",
                subdistrict=section.subdistrict,
            )
            truth.doubled_posts.append(section.id)
    return left


def _tell_patrol(
    person: str, section: RoadSection, at: datetime, chance: Chance, teller: Teller, truth: Truth
) -> None:
    share = chance.uniform(0.4, 0.9) if chance.random() < STOPS_SHORT else 1.0
    walked = round(section.metres * share)
    steps = max(1, -(-walked // STEP_METRES))
    track = []
    for step in range(steps + 1):
        on_the_way = section.start_metres + round(walked * step / steps)
        point = moved(spot_on(section, on_the_way).point, chance.gauss(0, 4), chance.gauss(0, 4))
        track.append(told.Fix(step * FIX_SECONDS, point.longitude, point.latitude))
    if chance.random() < DRIFTS:
        step = chance.randint(0, steps)
        drifted = track[step]
        track[step] = told.Fix(drifted.seconds, drifted.longitude, drifted.latitude + DRIFT_DEGREES)
    event = teller.tell(
        told.PatrolTracked,
        section.id,
        section.subdistrict,
        at,
        person=person,
        level="section",
        track=tuple(track),
        dissuaded=chance.choices([0, 1, 2, 5], [6, 2, 1, 1])[0],
    )
    truth.patrolled_shares[event.id] = round(share, 4)
