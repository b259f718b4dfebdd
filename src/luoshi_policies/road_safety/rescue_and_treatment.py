"""Found, reached, in hospital, paid for: the four steps that save a life (四位一体).

Each step has its own clock and its own unit.  An accident with injured people is the second
source: whoever recorded it must have told the rescuers.  Rescue points and hospitals are
counted every year against the numbers that the text gives.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from luoshi.calendars import days, hours, months, working_days
from luoshi.mechanism import (
    Bearer,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    every,
    provisional,
    slot,
    the_same_unit,
)
from luoshi_policies.road_safety.events import (
    AccidentHappened,
    CasualtyAdmitted,
    EmergencyDiscovered,
    ReliefPaid,
    ReliefRequested,
    RescuePointsCounted,
    RescuerArrived,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    listed,
    responsible,
)

RESCUERS = ("消防", "卫生健康", "急救")


def people_were_hurt(accident: AccidentHappened, read: Read) -> bool:
    """Accidents in which somebody was injured."""
    return accident.injured > 0


def people_need_help(found: EmergencyDiscovered, read: Read) -> bool:
    """Emergencies with people to be saved."""
    return found.casualties > 0


def came_by_ambulance(arrived: RescuerArrived, read: Read) -> bool:
    """Arrivals of an ambulance."""
    return arrived.rescuer == "ambulance"


def too_few(counted: RescuePointsCounted, read: Read) -> bool:
    """Counts below what the text asks for."""
    points, hospitals = read.number(slot("points")), read.number(slot("hospitals"))
    return counted.points < points or counted.hospitals < hospitals


def any_rescuer(found: Any, read: Read) -> tuple[Bearer, ...]:
    """Any one of fire brigade and ambulance, within the minutes after the call."""
    by = found.at + timedelta(minutes=int(read.number(slot("minutes"))))
    units = tuple(unit for unit in listed(read) if any(sign in unit for sign in RESCUERS))
    return (Bearer(units or listed(read)[:1], found.about, by),)


FOUR_STEPS = Phrase("[快速发现、及时救援、有效救治、妥善救助|救援救治|救治救助]")
POINTS = Phrase("[布建|建设|设立][交通|][交通事故|事故|]救援点")

MECHANISM = Mechanism(
    name="rescue-and-treatment",
    title="交通事故救援救治",
    ordered_by=FOUR_STEPS,
    opens=(AccidentHappened, EmergencyDiscovered, RescuerArrived, ReliefRequested),
    settings=(
        RESPONSIBLE,
        Setting(
            name="minutes",
            title="救援到场时间",
            otherwise=provisional(Decimal(30), OURS),
            unit="分钟",
            says=Phrase("接警后{minutes:number}分钟内到达"),
        ),
        Setting(
            name="points",
            title="事故救援点",
            otherwise=provisional(Decimal(1), OURS),
            unit="处",
            says=Phrase("救援点{points:number}处"),
        ),
        Setting(
            name="hospitals",
            title="专业定点医院",
            otherwise=provisional(Decimal(1), OURS),
            unit="家",
            says=Phrase("定点医院{hospitals:number}家"),
        ),
    ),
    rules=(
        Rule(
            says=FOUR_STEPS,
            on=AccidentHappened,
            given=people_were_hurt,
            who=responsible(*POLICE),
            must="tell the rescuers of the injured",
            must_zh="通报伤员险情",
            within=provisional(hours(1), OURS),
            until=EmergencyDiscovered,
            otherwise=SUPERVISED,
            compares=True,
        ),
        Rule(
            says=FOUR_STEPS,
            on=EmergencyDiscovered,
            given=people_need_help,
            who=any_rescuer,
            must="reach the scene",
            must_zh="到达现场救援",
            within=THE_BEARER_HAS_IT,
            until=RescuerArrived,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=FOUR_STEPS,
            on=RescuerArrived,
            given=came_by_ambulance,
            who=the_same_unit,
            must="bring the injured to a hospital",
            must_zh="送医救治",
            within=provisional(hours(1), OURS),
            until=CasualtyAdmitted,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=FOUR_STEPS,
            on=ReliefRequested,
            who=responsible(*POLICE),
            must="settle what the relief fund pays",
            must_zh="办理救助基金垫付",
            within=provisional(working_days(5), OURS),
            until=ReliefPaid,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=POINTS,
            on=every("year"),
            who=responsible("卫生健康", "应急"),
            must="count the rescue points and the hospitals",
            must_zh="统计救援点和定点医院",
            within=provisional(months(6, rounding="down"), OURS),
            until=RescuePointsCounted,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=POINTS,
            on=RescuePointsCounted,
            given=too_few,
            who=the_same_unit,
            must="set up those that are missing, and count again",
            must_zh="补建救援点、定点医院并复核",
            within=provisional(days(180), OURS),
            until=RescuePointsCounted,
            otherwise=REMINDED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“接警后……分钟内到达现场”由谁到达？",
            taken="Whichever rescuer comes first; the police open the road by another mechanism.",
            taken_zh="最先到达的救援力量即可；恢复通行另由其他机制管理。",
        ),
        Reading(
            question="每名伤员都要垫付救助基金吗？",
            taken="Only where it is asked for; what is asked for is settled, and may be nought.",
            taken_zh="提出申请的才办理；提出即须办结，结果可以为零。",
        ),
    ),
)
