"""Key transport firms are graded red, yellow or blue, told, talked to, and stopped (三色预警).

Each grade comes with the records it stands on.  A red firm is told and talked to, puts
things right and is checked; if it does not, the ladder ends with its business stopped.
A major hazard makes a firm red at once, whether or not the round of the month has come.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, working_days
from luoshi.mechanism import (
    ITSELF,
    Given,
    Ladder,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Rung,
    Setting,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    FirmColour,
    FirmDelisted,
    FirmGraded,
    FirmInformed,
    FirmRectified,
    FirmStopped,
    FirmTalkedTo,
    MajorHazardFound,
    RectificationAccepted,
    WarningListPublished,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
    the_matter,
)
from luoshi_policies.road_safety.wording import here


def graded(*colours: FirmColour) -> Given:
    """Firms of these colours."""
    return lambda firm, read: firm.colour in colours


def colour_of_rate(rate: Decimal, read: Read) -> FirmColour:
    """The colour of a firm of whose vehicles such a share broke the rules in the period."""
    if rate > read.number(slot("red")):
        return "red"
    return "yellow" if rate > read.number(slot("yellow")) else "blue"


STOPPING = Phrase("[停业整顿|停运整顿|暂停营运|停产停业]")

STOPPED = Ladder(
    says=STOPPING,
    rungs=(
        Rung(before=provisional(days(3), OURS), to=ITSELF, means="提醒"),
        Rung(to=ITSELF, means="约谈"),
        Rung(after=provisional(days(10), OURS), to="行业主管部门", means="停业整顿"),
    ),
    instead=REMINDED,
)

COLOURS = Phrase("[红黄蓝|红、黄、蓝|红橙黄蓝|][三色|四色]预警")

MECHANISM = Mechanism(
    name="firm-warning",
    title="重点运输企业三色预警",
    ordered_by=COLOURS,
    settings=(
        RESPONSIBLE,
        Setting(
            name="often",
            title="评定周期",
            otherwise=provisional("month", OURS),
            says=Phrase("{often:period}[评定|评级|评价]", here=True),
        ),
        Setting(
            name="red",
            title="列为红色的违法率",
            otherwise=provisional(Decimal("0.10"), OURS),
            says=Phrase("[违法率|]超过{red:share}的[，|]列为红色", here=True),
        ),
        Setting(
            name="yellow",
            title="列为黄色的违法率",
            otherwise=provisional(Decimal("0.05"), OURS),
            says=Phrase("[违法率|]超过{yellow:share}的[，|]列为黄色", here=True),
        ),
    ),
    rules=(
        Rule(
            says=COLOURS,
            on=slot("often"),
            who=responsible(*POLICE),
            must="grade the key firms and list those in red and yellow",
            must_zh="评定重点企业、发布预警名单",
            within=slot("often"),
            until=WarningListPublished,
            otherwise=REMINDED,
        ),
        Rule(
            says=COLOURS,
            on=MajorHazardFound,
            who=responsible(*POLICE),
            must="grade the firm again at once",
            must_zh="即时重新评定",
            within=provisional(
                working_days(2),
                "多地公安机关高风险企业判定标准：重大隐患直接列红（2023、2024）",
            ),
            until=FirmGraded,
            otherwise=SUPERVISED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=here("抄告"),
            on=FirmGraded,
            given=graded("red", "yellow"),
            who=responsible(*POLICE),
            must="send its violations to the firm and to the department above it",
            must_zh="抄告违法情况",
            within=provisional(working_days(3), OURS),
            until=FirmInformed,
            otherwise=SUPERVISED,
            needed=False,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=here("约谈"),
            on=FirmGraded,
            given=graded("red"),
            who=responsible(*POLICE),
            must="call the head of the firm to a talk",
            must_zh="约谈企业负责人",
            within=provisional(working_days(5), OURS),
            until=FirmTalkedTo,
            otherwise=SUPERVISED,
            needed=False,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=here("约谈"),
            on=FirmTalkedTo,
            who=the_matter,
            must="put right what it was told to",
            must_zh="整改",
            within=provisional(days(30), OURS),
            until=FirmRectified,
            otherwise=STOPPED,
            needed=False,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=STOPPING,
            on=FirmStopped,
            who=the_matter,
            must="put right what it was stopped for",
            must_zh="停业期间整改",
            within=provisional(days(30), OURS),
            until=FirmRectified,
            otherwise=REMINDED,
            needed=False,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=COLOURS,
            on=FirmRectified,
            who=responsible(*POLICE),
            must="check what the firm put right",
            must_zh="验收企业整改",
            within=provisional(working_days(10), OURS),
            until=RectificationAccepted,
            otherwise=SUPERVISED,
            lapses_on=(FirmDelisted,),
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="红、黄、蓝以何评定？原文只定颜色或只定违法率。",
            taken="By the share of vehicles that broke the rules where the text gives it; else by "
            "points from records, each traced, as the analysis of firms works them out.",
            taken_zh="原文规定违法率的，按违法车辆占比评定；未规定的，按企业分析所列记录计分，每一分都能追溯。",
        ),
        Reading(
            question="停运整顿由谁决定？",
            taken="The department above the trade, as the last rung for a firm that does not mend.",
            taken_zh="由行业主管部门决定，作为对拒不整改企业的最后一步。",
        ),
    ),
)
