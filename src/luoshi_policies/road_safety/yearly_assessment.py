"""The work is scored by a sheet known beforehand, and the scores are published (考核评分).

A score is what the sheet adds up to from records.  Whoever comes last again and again
accounts for it in writing, where the text says so.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, working_days
from luoshi.mechanism import (
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
    told_in,
)
from luoshi_policies.road_safety.events import (
    RankedLast,
    ScoreSheetIssued,
    ScoresPublished,
    WeightSet,
    WrittenAccountGiven,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, THREE_TALKS
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def last_often_enough(ranked: RankedLast, read: Read) -> bool:
    """Units that came last as many times in a row as the text says."""
    return ranked.times >= read.number(slot("times"))


def weighs_too_little(weight: WeightSet, read: Read) -> bool:
    """Weights below the least that the text sets, or no heavier than before."""
    if weight.weight < read.number(slot("least")):
        return True
    return weight.before is not None and weight.weight <= weight.before


SCORED = here("[隐患排查整改|隐患排查治理|事故预防|管理力量建设|评分标准]")
WEIGHT = Phrase("安全生产考核中…权重")

MECHANISM = Mechanism(
    name="yearly-assessment",
    title="监督考核",
    ordered_by=Phrase("[健全|完善|建立|强化]监督考核[机制|制度]"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="often",
            title="考核结果公布周期",
            otherwise=provisional("year", OURS),
            says=Phrase("结果{often:period}[公布|通报]"),
        ),
        Setting(
            name="least",
            title="道路交通安全分值权重下限",
            otherwise=provisional(Decimal(0), "原文只要求增加权重，未定数值"),
            says=Phrase("权重不低于{least:share}"),
        ),
    ),
    rules=(
        Rule(
            says=SCORED,
            on=every("year"),
            who=responsible(*POLICE),
            must="say in writing what is scored, and with how many points",
            must_zh="印发评分标准",
            within=provisional(days(90), OURS),
            until=ScoreSheetIssued,
            otherwise=REMINDED,
        ),
        Rule(
            says=SCORED,
            on=slot("often"),
            who=responsible(*POLICE),
            must="score everybody and publish the scores",
            must_zh="考核评分并公布结果",
            within=slot("often"),
            until=ScoresPublished,
            otherwise=REMINDED,
        ),
        Rule(
            says=WEIGHT,
            on=every("year"),
            who=responsible("应急"),
            must="give road safety its weight in the assessment of work safety",
            must_zh="设定道路交通安全分值权重",
            within=provisional(days(90), OURS),
            until=WeightSet,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=WEIGHT,
            on=WeightSet,
            given=weighs_too_little,
            who=the_same_unit,
            must="give road safety more weight",
            must_zh="提高分值权重",
            within=provisional(working_days(20), OURS),
            until=WeightSet,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=Phrase("连续{times:number}次排名末位的[，|][要|应|应当|]作出书面检查"),
            on=RankedLast,
            given=last_often_enough,
            who=told_in("whom"),
            must="account for itself in writing",
            must_zh="作出书面检查",
            within=provisional(working_days(10), OURS),
            until=WrittenAccountGiven,
            otherwise=THREE_TALKS,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“增加分值权重”增加多少？",
            taken="More than the year before; where the text sets a least weight, no less than it.",
            taken_zh="高于上一年度；原文规定最低权重的，不低于最低权重。",
        ),
        Reading(
            question="评分标准见上级考核办法，原文未列分值。",
            taken="The sheet is issued each year as an event; its points are not taken from here.",
            taken_zh="每年印发的评分标准作为一个事项登记，分值不从原文取得。",
        ),
    ),
)
