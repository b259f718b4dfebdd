"""Heads of units answer for road safety, by name (党政同责、一岗双责).

The head answers for all of it, the deputy in charge for the work, the others for their own
field.  So each unit says at the beginning of the year who these are, and has road safety on
the agenda of its leadership in every period.
"""

from __future__ import annotations

from luoshi.calendars import days
from luoshi.mechanism import (
    Mechanism,
    Phrase,
    Reading,
    Rule,
    Setting,
    every,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import LeadersNamed, SafetyStudied
from luoshi_policies.road_safety.ladders import OURS, REMINDED
from luoshi_policies.road_safety.responsible import (
    ALSO,
    RESPONSIBLE,
    everyone_responsible,
)

THE_HEAD = Phrase("主要负责人[为|是|作为]…第一责任人")

MECHANISM = Mechanism(
    name="leadership-duties",
    title="党政领导责任",
    ordered_by=Phrase("党政同责、一岗双责"),
    settings=(
        RESPONSIBLE,
        ALSO,
        Setting(
            name="often",
            title="专题研究周期",
            otherwise=provisional("half-year", OURS),
            says=Phrase("{often:period}[至少|][专题|]研究[道路|]交通安全", here=True),
        ),
    ),
    rules=(
        Rule(
            says=THE_HEAD,
            on=every("year"),
            who=everyone_responsible,
            must="name those who answer for road safety",
            must_zh="明确责任人",
            within=provisional(days(31), OURS),
            until=LeadersNamed,
            otherwise=REMINDED,
        ),
        Rule(
            says=THE_HEAD,
            on=slot("often"),
            who=everyone_responsible,
            must="have road safety on the agenda of its leadership",
            must_zh="专题研究道路交通安全工作",
            within=slot("often"),
            until=SafetyStudied,
            otherwise=REMINDED,
        ),
    ),
    readings=(
        Reading(
            question="“各街道办事处”“有关部门”具体是哪些单位？",
            taken="Those whom the list behind the task names; the register of units knows which "
            "others belong to a group that is named as such.",
            taken_zh="以任务后所列单位为准；所列为统称的，由单位名录确定其所属单位。",
        ),
        Reading(
            question="三类领导责任以何证明？",
            taken="By the names given each year and by what the leadership took up in each period.",
            taken_zh="以每年明确的责任人名单和各期的研究记录证明。",
        ),
    ),
)
