"""Civil, administrative and criminal liability are pursued together (三责同追).

After an accident that the text singles out, a team investigates and reports, and each of
the three liabilities is followed to its end by the unit whose trade it is.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, end_of, months
from luoshi.mechanism import (
    Mechanism,
    MetBy,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    every,
    named_in,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    AccidentsOfNoteListed,
    FatalAccident,
    InvestigationOpened,
    InvestigationReported,
    LiabilityPursued,
)
from luoshi_policies.road_safety.ladders import OURS, SUPERVISED, THREE_TALKS
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
)


def is_of_note(accident: FatalAccident, read: Read) -> bool:
    """Fatal accidents at work, or with as many deaths as make them of note."""
    return accident.work_related or accident.deaths >= read.number(slot("of_note"))


def pursued(liability: str) -> MetBy:
    """The pursuit of this liability for the same accident."""
    return lambda done, matter: done.liability == liability and done.about == matter


TEAM = Phrase("由{who:unit}[成立|牵头成立|组织成立|组成][事故|]调查组")
THREE = Phrase("三责同追")

MECHANISM = Mechanism(
    name="threefold-accountability",
    title="三责同追",
    ordered_by=THREE,
    settings=(
        RESPONSIBLE,
        Setting(
            name="of_note",
            title="“有影响”的死亡人数",
            otherwise=provisional(Decimal(2), OURS),
            unit="人",
        ),
        Setting(
            name="reported",
            title="提交调查报告的期限",
            otherwise=provisional(days(60), "国务院令第493号第二十九条"),
            says=Phrase("调查报告自事故发生之日起{reported:term}内提交"),
        ),
    ),
    rules=(
        Rule(
            says=TEAM,
            on=FatalAccident,
            given=is_of_note,
            who=named_in(slot("who")),
            must="set up a team to investigate",
            must_zh="成立调查组",
            within=provisional(days(3), OURS),
            until=InvestigationOpened,
            otherwise=THREE_TALKS,
        ),
        Rule(
            says=TEAM,
            on=FatalAccident,
            given=is_of_note,
            who=named_in(slot("who")),
            must="have the report of the team",
            must_zh="提交调查报告",
            within=slot("reported"),
            until=InvestigationReported,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=THREE,
            on=InvestigationReported,
            who=responsible("交警"),
            must="pursue the civil liability",
            must_zh="追究民事责任",
            within=provisional(months(6, rounding="down"), OURS),
            until=LiabilityPursued,
            met_by=pursued("civil"),
            otherwise=SUPERVISED,
        ),
        Rule(
            says=THREE,
            on=InvestigationReported,
            who=responsible("应急", "安监"),
            must="pursue the administrative liability",
            must_zh="追究行政责任",
            within=provisional(months(6, rounding="down"), OURS),
            until=LiabilityPursued,
            met_by=pursued("administrative"),
            otherwise=SUPERVISED,
        ),
        Rule(
            says=THREE,
            on=InvestigationReported,
            who=responsible("公安", "检察"),
            must="pursue the criminal liability",
            must_zh="追究刑事责任",
            within=provisional(months(6, rounding="down"), OURS),
            until=LiabilityPursued,
            met_by=pursued("criminal"),
            otherwise=SUPERVISED,
        ),
        Rule(
            says=THREE,
            on=every("quarter"),
            who=responsible(*POLICE),
            must="say which accidents of the quarter call for it",
            must_zh="梳理应三责同追的事故",
            within=provisional(end_of("quarter"), OURS),
            until=AccidentsOfNoteListed,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="什么是“有影响”的死亡事故？",
            taken="A fatal accident at work, or one with as many deaths as the setting says.",
            taken_zh="生产经营性死亡事故，或者死亡人数达到参数所定的事故。",
        ),
        Reading(
            question="民事、行政、刑事三责各由谁追究？",
            taken="Traffic police the civil one by mediation, emergency management the "
            "administrative one, the police or the procuratorate the criminal one.",
            taken_zh="民事责任由公安交警调解，行政责任由应急管理部门追究，刑事责任由公安机关或检察机关追究。",
        ),
    ),
)
