"""Talks of three levels about grave hazards (重大安全隐患三级约谈).

A sub-district where hazards abound or people keep dying is called in by the office of the
council, by its deputy or by its head, puts in writing what it will do, does it, and is
checked.  Who must be called in is worked out from the records every month, so that a call
cannot be forgotten; how many accidents call for which level most texts leave open.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from luoshi.calendars import days, months, working_days
from luoshi.mechanism import (
    Bearer,
    Given,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    Slot,
    Who,
    every,
    provisional,
    slot,
    told_earlier,
)
from luoshi_policies.road_safety.events import (
    InterviewCalled,
    Interviewed,
    InterviewLevel,
    InterviewsConsidered,
    MeasuresAccepted,
    MeasuresCarriedOut,
    MeasuresPlanned,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED, THREE_TALKS
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
)
from luoshi_policies.road_safety.wording import here

LEVELS: tuple[InterviewLevel, ...] = ("first", "second", "third")
"""As texts list them: the head of the council first, its office last."""


def called_to(level: InterviewLevel) -> Given:
    """Calls to a talk of this level."""
    return lambda called, read: called.level == level


def office_in(levels: Slot) -> Who:
    """The office of the level to which somebody is called, as the text lists the levels."""

    def bearers(called: Any, read: Read) -> tuple[Bearer, ...]:
        offices = read.list(levels)
        place = min(LEVELS.index(called.level), len(offices) - 1)
        return (Bearer((offices[place],), called.about),)

    return bearers


def level_for(accidents: int, read: Read) -> InterviewLevel | None:
    """The level to which so many fatal accidents in the window call; None if to none."""
    for level in LEVELS:
        if accidents >= read.number(slot(level)):
            return level
    return None


THREE_LEVELS = Phrase("建立{levels:list}三级约谈[制度|机制]")
MEASURES = here("[制定并落实整改措施|落实整改措施|整改措施|整改]")

MECHANISM = Mechanism(
    name="hazard-interviews",
    title="重大安全隐患约谈",
    ordered_by=Phrase("[建立|健全|完善|落实]重大[安全|]隐患[三级|]约谈[机制|制度]"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="window",
            title="约谈统计时段",
            otherwise=provisional(months(12, rounding="down"), OURS),
            says=Phrase("{window:term}内发生"),
        ),
        Setting(
            name="third",
            title="由办公室主任约谈的死亡事故起数",
            otherwise=provisional(Decimal(2), OURS),
            unit="起",
            says=Phrase(
                "发生{third:number}起[死亡事故|][以上|及以上|]的，由{by:unit}办公室主任约谈"
            ),
        ),
        Setting(
            name="second",
            title="由副主任约谈的死亡事故起数",
            otherwise=provisional(Decimal(3), OURS),
            unit="起",
            says=Phrase("发生{second:number}起[死亡事故|][以上|及以上|]的，由{by:unit}副主任约谈"),
        ),
        Setting(
            name="first",
            title="由主任约谈的死亡事故起数",
            otherwise=provisional(
                Decimal(4), "某市2023年做法：列为重点后再发生4起以上的乡镇由市级约谈"
            ),
            unit="起",
            says=Phrase(
                "发生{first:number}起[死亡事故|][以上|及以上|]的，由{by:unit}[委|会]主任约谈"
            ),
        ),
        Setting(
            name="measures",
            title="制定并落实整改措施的期限",
            otherwise=provisional(days(30), OURS),
            says=Phrase("[被约谈|]单位[应|应当|要]在{measures:term}内制定"),
        ),
    ),
    rules=(
        Rule(
            says=THREE_LEVELS,
            on=every("month"),
            who=responsible(*POLICE),
            must="work out who must be called in",
            must_zh="研判应约谈的街道（镇）",
            within=provisional(working_days(5), OURS),
            until=InterviewsConsidered,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=THREE_LEVELS,
            on=InterviewCalled,
            who=office_in(slot("levels")),
            must="hold the talk",
            must_zh="约谈",
            within=provisional(working_days(5), OURS),
            until=Interviewed,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=MEASURES,
            on=Interviewed,
            who=told_earlier(InterviewCalled, "whom"),
            must="say in writing what will be done",
            must_zh="制定整改措施",
            within=provisional(working_days(7), OURS),
            until=MeasuresPlanned,
            otherwise=THREE_TALKS,
        ),
        Rule(
            says=MEASURES,
            on=Interviewed,
            who=told_earlier(InterviewCalled, "whom"),
            must="carry the measures out",
            must_zh="落实整改措施",
            within=slot("measures"),
            until=MeasuresCarriedOut,
            otherwise=THREE_TALKS,
        ),
        Rule(
            says=here("[消除安全隐患|消除隐患|整改措施|整改]"),
            on=MeasuresCarriedOut,
            who=responsible(*POLICE),
            must="check that the hazard is gone",
            must_zh="核查隐患消除情况",
            within=provisional(working_days(10), OURS),
            until=MeasuresAccepted,
            otherwise=REMINDED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“隐患突出、死亡事故多发”以何为准？",
            taken="By the number of fatal accidents in the window; texts that give none leave the "
            "numbers to a decision, which is tried on the records before it is taken.",
            taken_zh="以期间内死亡事故起数为准；原文未列数字的，由决定采纳，采纳前先用历史记录试算。",
        ),
        Reading(
            question="约谈由谁发起？",
            taken="The police work it out each month; the officer of the level reached must talk.",
            taken_zh="公安交警每月研判提出，由达到的层级的负责人约谈。",
        ),
    ),
)
