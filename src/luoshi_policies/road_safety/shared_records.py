"""Departments share what they know of vehicles, drivers and firms (重点运输领域数据共享).

Records are sent in every period and each delivery is answered: what did the other
department do with it.  Where two departments say different things of the same vehicle or
driver they settle what is so, either of them for both.
"""

from __future__ import annotations

from typing import Any

from luoshi.calendars import working_days
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
    told_in,
)
from luoshi_policies.road_safety.events import (
    DifferenceFound,
    DifferenceResolved,
    ReceiptGiven,
    RecordsShared,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import RESPONSIBLE, any_one, each_responsible
from luoshi_policies.road_safety.wording import here


def either(found: Any, read: Read) -> tuple[Bearer, ...]:
    """Either of the two departments, for both."""
    return (Bearer((found.unit, found.other), found.about),)


KINDS_OF_RECORDS = here("[严重交通违法|交通违法|违法|责任事故|事故|从业]信息")

MECHANISM = Mechanism(
    name="shared-records",
    title="重点运输领域数据共享",
    ordered_by=Phrase("[健全|完善|建立|落实]重点运输领域[数据|信息]共享[机制|制度]"),
    opens=(RecordsShared, DifferenceFound),
    settings=(
        RESPONSIBLE,
        Setting(
            name="often",
            title="共享周期",
            otherwise=provisional("month", OURS),
            says=Phrase("{often:period}[交换|共享|通报|推送]", here=True),
        ),
        Setting(
            name="answered",
            title="反馈处理结果的期限",
            otherwise=provisional(working_days(10), OURS),
            says=Phrase("收到信息的[部门|单位]在{answered:term}内反馈"),
        ),
    ),
    rules=(
        Rule(
            says=KINDS_OF_RECORDS,
            on=slot("often"),
            who=each_responsible,
            must="send the others its records",
            must_zh="推送共享信息",
            within=slot("often"),
            until=RecordsShared,
            met_by=any_one,
            otherwise=REMINDED,
        ),
        Rule(
            says=KINDS_OF_RECORDS,
            on=RecordsShared,
            who=told_in("to"),
            must="say what it did with the records",
            must_zh="反馈处理结果",
            within=slot("answered"),
            until=ReceiptGiven,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=KINDS_OF_RECORDS,
            on=DifferenceFound,
            who=either,
            must="settle what is so",
            must_zh="核对不一致数据",
            within=provisional(working_days(10), OURS),
            until=DifferenceResolved,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        Reading(
            question="谁向谁共享？原文只列部门与信息种类。",
            taken="Each responsible unit sends what it holds once a period at least; a delivery "
            "names whom it goes to, and whoever gets it answers.",
            taken_zh="各责任单位每期至少报送一次所掌握的信息；每次报送写明接收单位，由接收单位反馈。",
        ),
        Reading(
            question="个人信息能否共享？",
            taken="A delivery names its purpose; columns that show a person stay with the sender "
            "unless the purpose needs them.",
            taken_zh="每次报送写明用途；与用途无关的个人栏目不得报送。",
        ),
    ),
)
