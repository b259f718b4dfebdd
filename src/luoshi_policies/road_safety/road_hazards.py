"""Hazards of roads are searched for, graded, put right and checked (动态排查整治).

“动态” is what the loop is for: a hazard that comes back, or whose correction does not
hold, is owed again.  The search starts from the calendar, so that a month in which nobody
looked is late; reports of the public and of road chiefs come beside it.
"""

from __future__ import annotations

from typing import Any

from luoshi.calendars import days, end_of_day, working_days
from luoshi.mechanism import (
    ITSELF,
    Bearer,
    Ladder,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Rung,
    Setting,
    every,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    BlackSpotFound,
    BlackSpotTreated,
    CorrectionAccepted,
    CorrectionRejected,
    DuplicateFound,
    HazardAssigned,
    HazardCorrected,
    HazardGraded,
    HazardReopened,
    HazardReported,
    HazardsSearched,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    ALSO,
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    everyone_responsible,
    responsible,
    responsible_unit,
)
from luoshi_policies.road_safety.wording import here


def whoever_must_correct(event: Any, read: Read) -> tuple[Bearer, ...]:
    """The unit that the grading names; where it names none, the unit that leads."""
    return (Bearer((event.responsible or responsible_unit(read),), event.about),)


def by_the_day_given(assigned: Any, read: Read) -> tuple[Bearer, ...]:
    """The unit that was given the hazard, by the day it was given, if there is one."""
    if assigned.due is None:
        return ()
    return (Bearer((assigned.responsible,), assigned.about, end_of_day(assigned.due)),)


def grave(graded: HazardGraded, read: Read) -> bool:
    """Major and larger hazards."""
    return graded.grade in ("major", "larger")


def slight(graded: HazardGraded, read: Read) -> bool:
    """General and low hazards."""
    return not grave(graded, read)


LISTED = Ladder(
    says=Phrase("逾期未[改|整改|整改到位]的[，|]由{whose:unit}挂牌督办"),
    rungs=(
        Rung(before=provisional(days(3), OURS), to=ITSELF, means="提醒"),
        Rung(to=slot("whose"), means="挂牌督办"),
        Rung(after=provisional(days(15), OURS), to=slot("whose"), means="约谈"),
    ),
    instead=REMINDED,
)

PLACES = here("[重点排查|全面排查|动态排查|动态整治]")

MECHANISM = Mechanism(
    name="road-hazards",
    title="道路安全隐患动态排查整治",
    ordered_by=Phrase("[落实|建立|健全|完善]道路[交通|]安全隐患[动态|]排查[整治|治理][机制|制度]"),
    settings=(
        RESPONSIBLE,
        ALSO,
        Setting(
            name="places",
            title="重点部位",
            otherwise=provisional(("学校周边", "农村集市", "城乡结合部", "穿村公路"), OURS),
            says=Phrase("围绕{places:list}[等部位|等重点部位|等|]，重点排查"),
        ),
        Setting(
            name="general",
            title="一般隐患整改期限",
            otherwise=provisional(days(15), OURS),
            says=Phrase("一般隐患[在|应在|]{general:term}内整改"),
        ),
        Setting(
            name="major",
            title="重大隐患整改期限",
            otherwise=provisional(days(60), OURS),
            says=Phrase("重大隐患[在|应在|]{major:term}内整改"),
        ),
    ),
    rules=(
        Rule(
            says=PLACES,
            on=every("month"),
            who=everyone_responsible,
            must="search its roads for hazards",
            must_zh="排查道路隐患",
            within=provisional(days(25), OURS),
            until=HazardsSearched,
            otherwise=REMINDED,
        ),
        Rule(
            says=PLACES,
            on=HazardReported,
            who=responsible(*POLICE),
            must="grade the hazard and say who must put it right",
            must_zh="评定隐患等级、明确整改单位",
            within=provisional(working_days(3), OURS),
            until=HazardGraded,
            otherwise=SUPERVISED,
            lapses_on=(DuplicateFound,),
        ),
        Rule(
            says=PLACES,
            on=HazardGraded,
            given=grave,
            who=whoever_must_correct,
            must="put the grave hazard right",
            must_zh="整改重大隐患",
            within=slot("major"),
            until=HazardCorrected,
            otherwise=LISTED,
        ),
        Rule(
            says=PLACES,
            on=HazardGraded,
            given=slight,
            who=whoever_must_correct,
            must="put the hazard right",
            must_zh="整改一般隐患",
            within=slot("general"),
            until=HazardCorrected,
            otherwise=LISTED,
        ),
        Rule(
            says=PLACES,
            on=HazardAssigned,
            who=by_the_day_given,
            must="put the hazard right by the day it was given",
            must_zh="按交办期限整改",
            within=THE_BEARER_HAS_IT,
            until=HazardCorrected,
            otherwise=LISTED,
        ),
        Rule(
            says=PLACES,
            on=HazardCorrected,
            who=responsible(*POLICE),
            must="check the correction",
            must_zh="复核销号",
            within=provisional(working_days(5), OURS),
            until=CorrectionAccepted,
            otherwise=SUPERVISED,
            lapses_on=(CorrectionRejected,),
        ),
        Rule(
            says=PLACES,
            on=CorrectionRejected,
            who=whoever_must_correct,
            must="put right what was found wanting",
            must_zh="重新整改",
            within=provisional(days(10), OURS),
            until=HazardCorrected,
            otherwise=LISTED,
        ),
        Rule(
            says=PLACES,
            on=HazardReopened,
            who=whoever_must_correct,
            must="put right what has come back",
            must_zh="整改复发隐患",
            within=provisional(days(10), OURS),
            until=HazardCorrected,
            otherwise=LISTED,
        ),
        Rule(
            says=PLACES,
            on=BlackSpotFound,
            who=responsible("交通运输", "公路", "住房城乡", "水务"),
            must="treat the black spot",
            must_zh="治理事故黑点",
            within=provisional(days(180), OURS),
            until=BlackSpotTreated,
            otherwise=LISTED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="隐患等级如何划分？原文只分一般、重大或不分。",
            taken="Major and larger hazards have the long term, general and low ones the short; "
            "the grade comes from a method that is named (LEC or LS).",
            taken_zh="重大、较大隐患适用较长的期限，一般、低隐患适用较短的期限；等级按写明的方法（LEC或LS）评定。",
        ),
        Reading(
            question="排查多久一次？“动态”未定周期。",
            taken="Every month by each responsible unit, beside whatever is reported meanwhile.",
            taken_zh="各责任单位每月排查一次，其间上报的随时办理。",
        ),
    ),
)
