"""Emergencies on the road: practised, warned of, cleared (道路应急处置)."""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import hours, working_days
from luoshi.mechanism import (
    Mechanism,
    Phrase,
    Reading,
    Rule,
    Setting,
    provisional,
    slot,
    the_same_unit,
)
from luoshi_policies.road_safety.events import (
    DrillHeld,
    DrillReviewed,
    EmergencyDiscovered,
    RoadCleared,
    RoadWarningPublished,
    WeatherWarned,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    any_one,
    responsible,
    so_many_times,
)
from luoshi_policies.road_safety.wording import here

DRILLS = here("[应急演练|演练]")
WARNINGS = here("[发布道路预警信息|道路预警信息|预警信息]")
HOW_MANY = Phrase("{drills_often:period}[至少|][组织|开展]应急演练[不少于|至少|]{drills:number}次")

MECHANISM = Mechanism(
    name="emergency-response",
    title="道路应急处置",
    ordered_by=Phrase("[健全|完善|建立|落实]道路[交通|]应急处置[联动|][机制|制度]"),
    opens=(WeatherWarned, EmergencyDiscovered, DrillHeld),
    settings=(
        RESPONSIBLE,
        Setting(
            name="drills_often",
            title="应急演练周期",
            otherwise=provisional("year", OURS),
            says=HOW_MANY,
        ),
        Setting(
            name="drills",
            title="应急演练次数",
            otherwise=provisional(Decimal(1), OURS),
            unit="次",
            says=HOW_MANY,
        ),
        Setting(
            name="ahead",
            title="恶劣天气预警提前量",
            otherwise=provisional(hours(1), OURS),
            says=Phrase("提前{ahead:term}发布道路预警信息"),
        ),
    ),
    rules=(
        Rule(
            says=DRILLS,
            on=slot("drills_often"),
            who=so_many_times("drills", "drill", "应急"),
            must="hold a drill",
            must_zh="组织应急演练",
            within=THE_BEARER_HAS_IT,
            until=DrillHeld,
            met_by=any_one,
            otherwise=REMINDED,
        ),
        Rule(
            says=DRILLS,
            on=DrillHeld,
            who=the_same_unit,
            must="write down what the drill showed to be wanting",
            must_zh="评估演练",
            within=provisional(working_days(15), OURS),
            until=DrillReviewed,
            otherwise=REMINDED,
        ),
        Rule(
            says=WARNINGS,
            on=WeatherWarned,
            who=responsible(*POLICE),
            must="warn drivers of the weather",
            must_zh="发布恶劣天气道路预警",
            within=provisional(hours(1), OURS),
            until=RoadWarningPublished,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=WARNINGS,
            on=EmergencyDiscovered,
            who=responsible(*POLICE),
            must="warn drivers of the danger",
            must_zh="发布险情道路预警",
            within=provisional(hours(1), OURS),
            until=RoadWarningPublished,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=Phrase("二次交通事故"),
            on=EmergencyDiscovered,
            who=responsible(*POLICE),
            must="open the road again",
            must_zh="恢复通行",
            within=provisional(hours(6), OURS),
            until=RoadCleared,
            otherwise=SUPERVISED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“提前3小时发布”从何时起算？气象预警未必给出开始时间。",
            taken="The hours are kept as a setting; until a warning gives the hour at which the "
            "weather comes, drivers must be warned within an hour of it.",
            taken_zh="小时数列为参数；气象预警未给出开始时间的，收到预警后一小时内发布。",
        ),
    ),
)
