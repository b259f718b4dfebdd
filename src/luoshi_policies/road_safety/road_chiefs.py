"""Road chiefs of three levels (路长制).

Each section of road, each area and each district of a township has somebody by name who
goes along it, talks people out of what is forbidden, and reports what is dangerous.  A
patrol owes the next one: so a road nobody goes along any more shows, which a count of
patrols would not.  Patrols are measured from the track, not from a check at one point.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from luoshi.calendars import days, end_of_day, working_days
from luoshi.mechanism import (
    Bearer,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    provisional,
    slot,
    the_same_unit,
    told_in,
)
from luoshi_policies.road_safety.events import (
    ChiefLevel,
    HazardAssigned,
    HazardReported,
    RoadChiefAppointed,
    RoadChiefLeft,
    RoadSectionRegistered,
    SectionClosed,
    SectionPatrolled,
)
from luoshi_policies.road_safety.ladders import OURS, SUPERVISED, THREE_TALKS
from luoshi_policies.road_safety.responsible import THE_BEARER_HAS_IT
from luoshi_policies.road_safety.wording import here

DAYS_IN = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half-year": 182, "year": 365}


def next_patrol(event: Any, read: Read) -> tuple[Bearer, ...]:
    """Whoever told of the patrol owes the next one, as often as the level goes."""
    often = DAYS_IN[read[slot(f"{event.level}_often")]]
    times = read.number(slot(f"{event.level}_times"))
    wait = timedelta(days=max(1, int(often / times)))
    return (Bearer((event.unit,), event.about, end_of_day(event.at.date() + wait)),)


def too_little_covered(patrol: SectionPatrolled, read: Read) -> bool:
    """Whether the track leaves out more of the section than may be left out."""
    return patrol.share < read.number(slot("covered"))


def by_a_road_chief(hazard: HazardReported, read: Read) -> bool:
    """Hazards that a road chief reported."""
    return hazard.by == "road chief"


def often(level: ChiefLevel, chinese: str, period: str) -> tuple[Setting, Setting]:
    """How often the chiefs of a level patrol: so many times in such a period."""
    return (
        Setting(
            name=f"{level}_often",
            title=f"{chinese}路长巡查周期",
            otherwise=provisional(period, OURS),
            says=Phrase(f"{chinese}路长{{{level}_often:period}}"),
        ),
        Setting(
            name=f"{level}_times",
            title=f"{chinese}路长每周期巡查次数",
            otherwise=provisional(Decimal(1), OURS),
            unit="次",
            says=Phrase(
                f"{chinese}路长{{period:period}}[至少|不少于|][巡查|]{{{level}_times:number}}次"
            ),
        ),
    )


THREE_LEVELS = here("[路段、片区、辖区三级路长|三级路长|各级路长|路长]")
PATROLS = here("[道路巡查|巡查]")

MECHANISM = Mechanism(
    name="road-chiefs",
    title="路长制",
    ordered_by=Phrase("[推进|推行|建立|健全|完善|落实|实行]路长制"),
    opens=(RoadSectionRegistered, RoadChiefAppointed, HazardReported),
    settings=(
        *often("section", "路段", "week"),
        *often("area", "片区", "month"),
        *often("district", "辖区", "quarter"),
        Setting(
            name="covered",
            title="一次巡查须覆盖路段的比例",
            otherwise=provisional(Decimal("0.8"), OURS),
        ),
        Setting(
            name="passed_on",
            title="发现问题转办期限",
            otherwise=provisional(working_days(2), OURS),
            says=Phrase("发现的问题在{passed_on:term}内转办"),
        ),
    ),
    rules=(
        Rule(
            says=THREE_LEVELS,
            on=RoadSectionRegistered,
            who=told_in("subdistrict"),
            must="appoint a road chief for the section",
            must_zh="明确路长",
            within=provisional(days(15), OURS),
            until=RoadChiefAppointed,
            otherwise=THREE_TALKS,
            compares=True,
        ),
        Rule(
            says=THREE_LEVELS,
            on=RoadChiefLeft,
            who=the_same_unit,
            must="appoint a successor",
            must_zh="补任路长",
            within=provisional(days(10), OURS),
            until=RoadChiefAppointed,
            otherwise=THREE_TALKS,
            lapses_on=(SectionClosed,),
        ),
        Rule(
            says=PATROLS,
            on=RoadChiefAppointed,
            who=next_patrol,
            must="go along the section for the first time",
            must_zh="首次巡查",
            within=THE_BEARER_HAS_IT,
            until=SectionPatrolled,
            otherwise=SUPERVISED,
            lapses_on=(RoadChiefLeft, SectionClosed),
        ),
        Rule(
            says=PATROLS,
            on=SectionPatrolled,
            who=next_patrol,
            must="go along the section again",
            must_zh="再次巡查",
            within=THE_BEARER_HAS_IT,
            until=SectionPatrolled,
            otherwise=SUPERVISED,
            lapses_on=(RoadChiefLeft, SectionClosed),
        ),
        Rule(
            says=PATROLS,
            on=SectionPatrolled,
            given=too_little_covered,
            who=the_same_unit,
            must="go along what the track left out",
            must_zh="补巡未覆盖路段",
            within=provisional(days(2), OURS),
            until=SectionPatrolled,
            otherwise=SUPERVISED,
            lapses_on=(RoadChiefLeft, SectionClosed),
        ),
        Rule(
            says=here("[隐患排查|排查隐患|隐患]"),
            on=HazardReported,
            given=by_a_road_chief,
            who=told_in("subdistrict"),
            must="pass the hazard on to whoever must put it right",
            must_zh="转办隐患",
            within=slot("passed_on"),
            until=HazardAssigned,
            otherwise=THREE_TALKS,
            # Whoever else gave it to somebody has passed it on.
            lapses_on=(HazardAssigned,),
            needed=False,
        ),
    ),
    readings=(
        Reading(
            question="三级路长各应多久巡查一次？",
            taken="Section chiefs every week, area chiefs every month, district chiefs every "
            "quarter, where the text gives nothing else; several times are spread evenly.",
            taken_zh="原文未规定的，路段路长每周、片区路长每月、辖区路长每季度一次；多次的，均匀安排。",
        ),
        Reading(
            question="如何认定巡查了路段？",
            taken="By how much of the section's line the track covers, never by a check-in point.",
            taken_zh="以轨迹覆盖路段的长度认定，不以打卡认定。",
        ),
        Reading(
            question="路长制由谁负责？原文：街道办事处负责。",
            taken="The sub-district answers for its chiefs, whoever they are at the time.",
            taken_zh="由街道办事处对其路长负责，不论路长是谁。",
        ),
    ),
)
