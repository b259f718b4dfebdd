"""The hazards of the year: reported, some of them twice, graded, corrected, back again.

Twelve in a hundred are put right too late, five come back, and eight are reported by
another person as well, a few dozen metres off.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import Chance, Teller, how_many, office_hour
from luoshi_policies.road_safety.simulation.district import District, Spot, moved
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import Truth
from luoshi_policies.road_safety.simulation.units import BOARD, POLICE, TRANSPORT

HAZARDS_A_YEAR = 2400
OVERDUE = 0.12
REOPENED = 0.05
DUPLICATED = 0.08
REJECTED = 0.06
KINDS = ("坑洞", "标线不清", "护栏缺失", "视线遮挡", "信号灯故障", "规划不合理", "占道经营")
SURROUNDINGS = get_args(told.Surroundings)[1:]
REPORTERS: tuple[tuple[told.ReporterKind, float], ...] = (
    ("citizen", 0.35),
    ("road chief", 0.45),
    ("police", 0.1),
    ("inspector", 0.1),
)
GRADES: tuple[tuple[told.HazardGrade, float, int], ...] = (
    ("major", 0.02, 60),
    ("larger", 0.08, 30),
    ("general", 0.5, 15),
    ("low", 0.4, 7),
)


def tell_hazards(
    settings: Settings, district: District, chance: Chance, teller: Teller, truth: Truth
) -> None:
    """Tell every hazard of the year from its report to its end."""
    for number in range(how_many(chance, HAZARDS_A_YEAR * settings.years)):
        at = settings.start + timedelta(days=chance.randint(0, settings.days - 1))
        _tell(f"仿真隐患{number:05}", at + office_hour(chance), district, chance, teller, truth)
    # What happens after the last day is not told, and so it was not seeded either.
    told_in_time = {event.about for event in teller.events if event.at < settings.end}
    for double in [one for one in truth.duplicates if one not in told_in_time]:
        del truth.duplicates[double]


def _tell(
    name: str, at: datetime, district: District, chance: Chance, teller: Teller, truth: Truth
) -> None:
    spot = district.any_spot(chance)
    kind = chance.choice(KINDS)
    by = chance.choices([who for who, _ in REPORTERS], [share for _, share in REPORTERS])[0]
    surroundings = chance.choice(SURROUNDINGS)
    _report(name, at, spot, kind, by, surroundings, 0.0, chance, teller)
    grade, _, days = chance.choices(GRADES, [share for _, share, _ in GRADES])[0]
    responsible = spot.section.subdistrict if chance.random() < 0.7 else TRANSPORT
    graded = at + timedelta(hours=chance.uniform(1, 30))
    teller.tell(
        told.HazardGraded,
        name,
        POLICE,
        graded,
        grade=grade,
        method="LS",
        responsible=responsible,
    )
    due = (graded + timedelta(days=days)).date()
    teller.tell(
        told.HazardAssigned,
        name,
        spot.section.subdistrict if by == "road chief" else BOARD,
        graded + timedelta(minutes=30),
        responsible=responsible,
        due=due,
    )
    late = chance.random() < OVERDUE
    took = chance.uniform(days + 1, days * 2.5) if late else chance.uniform(1, days - 0.5)
    corrected = graded + timedelta(days=took)
    if late:
        truth.overdue_hazards.append(name)
    teller.tell(told.HazardCorrected, name, responsible, corrected)
    _tell_checks(name, corrected, responsible, chance, teller, truth)
    if chance.random() < DUPLICATED / (1 - DUPLICATED):
        double = f"{name}再"
        after = timedelta(days=chance.uniform(0.05, min(20.0, took * 0.9)))
        _report(double, at + after, spot, kind, "citizen", surroundings, 25.0, chance, teller)
        truth.duplicates[double] = name


def _report(
    name: str,
    at: datetime,
    spot: Spot,
    kind: str,
    by: told.ReporterKind,
    surroundings: told.Surroundings,
    off: float,
    chance: Chance,
    teller: Teller,
) -> None:
    point = moved(spot.point, chance.gauss(0, off + 5), chance.gauss(0, off + 5))
    teller.tell(
        told.HazardReported,
        name,
        POLICE if by == "police" else spot.section.subdistrict,
        at,
        subdistrict=spot.section.subdistrict,
        hazard=kind,
        by=by,
        reporter=f"仿真{by}{chance.randint(0, 9999):04}",
        surroundings=surroundings,
        road=spot.section.road,
        metres=spot.metres,
        longitude=point.longitude,
        latitude=point.latitude,
    )


def _tell_checks(
    name: str,
    corrected: datetime,
    responsible: str,
    chance: Chance,
    teller: Teller,
    truth: Truth,
) -> None:
    checked = corrected + timedelta(days=chance.uniform(0.5, 8))
    if chance.random() < REJECTED:
        teller.tell(
            told.CorrectionRejected,
            name,
            POLICE,
            checked,
            reason="整改不彻底",
            responsible=responsible,
        )
        again = checked + timedelta(days=chance.uniform(1, 8))
        teller.tell(told.HazardCorrected, name, responsible, again)
        checked = again + timedelta(days=chance.uniform(0.5, 8))
    teller.tell(told.CorrectionAccepted, name, POLICE, checked)
    if chance.random() < REOPENED:
        back = checked + timedelta(days=chance.uniform(5, 60))
        teller.tell(
            told.HazardReopened, name, POLICE, back, reason="回头看发现", responsible=responsible
        )
        truth.reopened_hazards.append(name)
        again = back + timedelta(days=chance.uniform(1, 6))
        teller.tell(told.HazardCorrected, name, responsible, again)
        teller.tell(told.CorrectionAccepted, name, POLICE, again + timedelta(days=2))
