"""Credit for keeping the rules of the road (交通安全诚信).

What is grave is entered in the record of the driver or the firm by whoever found it, and
whoever entered it answers for it: grades, publishes, decides on repair and appeal, and
takes it off when its time is over.  Some opinions only name this mechanism; then all of its
terms are provisional, and its page shows them so.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from luoshi.calendars import days, months, working_days
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
    told_earlier,
)
from luoshi_policies.road_safety.events import (
    AppealDecided,
    AppealLodged,
    CreditEntered,
    CreditGraded,
    CreditPublished,
    CreditWeighed,
    EntryRemoved,
    RepairDecided,
    RepairRequested,
    ViolationRecorded,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED

CREDIT_REPAIR = "国办发〔2019〕35号：失信行为由认定单位负责修复"


def is_grave(violation: ViolationRecorded, read: Read) -> bool:
    """Violations with as many points as make them grave, of somebody who is known."""
    known = violation.driver or violation.firm
    return bool(known) and violation.points >= read.number(slot("grave"))


def about_the_entry(event: Any, read: Read) -> tuple[Bearer, ...]:
    """The unit that acts, about one entry of a record: whose it is and what it stands on."""
    return (Bearer((event.unit,), f"{event.about}/{event.record}"),)


def is_poor(graded: CreditGraded, read: Read) -> bool:
    """Grades that are published: the lower two."""
    return graded.grade in ("C", "D")


def is_repaired(decided: RepairDecided, read: Read) -> bool:
    """Entries that are repaired."""
    return decided.repaired


def does_not_stand(decided: AppealDecided, read: Read) -> bool:
    """Entries that turned out to be wrong."""
    return not decided.upheld


CREDIT = Phrase("[建立|健全|完善|实施|落实|推行]…交通安全诚信[机制|体系|制度|管理]", several=True)

MECHANISM = Mechanism(
    name="safety-credit",
    title="交通安全诚信",
    ordered_by=CREDIT,
    settings=(
        Setting(
            name="grave",
            title="记入诚信档案的违法记分",
            otherwise=provisional(Decimal(12), OURS),
            unit="分",
        ),
        Setting(
            name="kept",
            title="失信记录保存期限",
            otherwise=provisional(months(24, rounding="down"), OURS),
            says=Phrase("失信记录保存期限为{kept:term}"),
        ),
        Setting(
            name="mended",
            title="申请信用修复的最短期限",
            otherwise=provisional(months(6, rounding="down"), OURS),
            says=Phrase("[主动|]纠正满{mended:term}[可以|可][申请|]信用修复"),
        ),
    ),
    rules=(
        Rule(
            says=CREDIT,
            on=ViolationRecorded,
            given=is_grave,
            who=the_same_unit,
            must="consider whether it belongs in the credit record",
            must_zh="研判是否记入诚信档案",
            within=provisional(working_days(10), OURS),
            until=CreditWeighed,
            otherwise=SUPERVISED,
            compares=True,
        ),
        Rule(
            says=CREDIT,
            on=CreditEntered,
            who=the_same_unit,
            must="grade whoever it is anew",
            must_zh="重新评定诚信等级",
            within=provisional(days(30), OURS),
            until=CreditGraded,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CREDIT,
            on=CreditEntered,
            who=about_the_entry,
            must="take the entry off when its time is over",
            must_zh="期满移除失信记录",
            within=slot("kept"),
            until=EntryRemoved,
            otherwise=REMINDED,
        ),
        Rule(
            says=CREDIT,
            on=CreditGraded,
            given=is_poor,
            who=the_same_unit,
            must="publish the grade",
            must_zh="公示诚信等级",
            within=provisional(working_days(7), OURS),
            until=CreditPublished,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CREDIT,
            on=RepairRequested,
            who=told_earlier(CreditEntered, "unit"),
            must="decide on the repair",
            must_zh="决定信用修复",
            within=provisional(working_days(10), CREDIT_REPAIR),
            until=RepairDecided,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CREDIT,
            on=RepairDecided,
            given=is_repaired,
            who=about_the_entry,
            must="take the repaired entry off",
            must_zh="移除已修复记录",
            within=provisional(working_days(5), OURS),
            until=EntryRemoved,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CREDIT,
            on=AppealLodged,
            who=told_earlier(CreditEntered, "unit"),
            must="decide whether the entry stands",
            must_zh="复核诚信异议",
            within=provisional(working_days(7), OURS),
            until=AppealDecided,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CREDIT,
            on=AppealDecided,
            given=does_not_stand,
            who=about_the_entry,
            must="take the wrong entry off",
            must_zh="移除错误记录",
            within=provisional(working_days(3), OURS),
            until=EntryRemoved,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        Reading(
            question="什么是“严重”交通违法？",
            taken="A violation with as many points as the setting says, by a known driver or firm.",
            taken_zh="记分达到参数所定分值、且驾驶人或企业明确的违法。",
        ),
        Reading(
            question="诚信等级、修复、异议由谁决定？原文未规定。",
            taken="Whoever entered it; nobody else can take it off.",
            taken_zh="谁认定、谁修复；其他单位不得移除。",
        ),
        Reading(
            question="何时可以申请修复？",
            taken="The shortest wait is a setting and is shown; an earlier request is decided like "
            "any other, and may be refused for that reason.",
            taken_zh="最短期限列为参数并公开；提前申请的同样作出决定，并可以此为由不予修复。",
        ),
    ),
)
