"""Associations of transport trades govern themselves (运输行业协会自治).

The firms of a trade adopt a pact, check themselves, put right what they find, and their
association looks at how they do it.  The trades are the ones that the text lists; each has
its association, which owes the pact and the review whether a firm reports or not.
"""

from __future__ import annotations

from typing import Any

from luoshi.calendars import days, end_of, end_of_day, last_day_of, next_period
from luoshi.mechanism import (
    Bearer,
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
)
from luoshi_policies.road_safety.events import (
    FirmJoinedAssociation,
    FirmLeftAssociation,
    FirmRectified,
    MembersReviewed,
    PactAdopted,
    ResultsFiled,
    SelfCheckReported,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    THE_BEARER_HAS_IT,
    any_one,
    the_matter,
)
from luoshi_policies.road_safety.wording import here


def each_association(event: Any, read: Read) -> tuple[Bearer, ...]:
    """The association of each trade that the text lists."""
    return tuple(Bearer((f"{trade}行业协会",), event.about) for trade in read.list(slot("trades")))


def the_firm(checked: SelfCheckReported, read: Read) -> tuple[Bearer, ...]:
    """The firm that checked itself, about itself, whatever number the check has."""
    return (Bearer((checked.unit,), checked.unit),)


def the_firm_again(checked: SelfCheckReported, read: Read) -> tuple[Bearer, ...]:
    """The firm, by the end of the period after the one in which it checked itself."""
    period = read[slot("checked")]
    day = last_day_of(period, next_period(period, checked.at.date()))
    return (Bearer((checked.unit,), checked.unit, end_of_day(day)),)


def by_the_firm(checked: SelfCheckReported, matter: str) -> bool:
    """Checks of the firm that is meant."""
    return checked.unit == matter


def left_undone(checked: SelfCheckReported, read: Read) -> bool:
    """Whether the firm found more than it put right."""
    return checked.found > checked.corrected


CHECKS = here("[自查自纠|自查]")
ASSOCIATIONS = here("[自治公约|行业组织|行业协会]")

MECHANISM = Mechanism(
    name="association-self-government",
    title="运输行业协会自治",
    ordered_by=Phrase("[完善|建立|健全|推行|落实|推进]运输行业协会自治[机制|制度|]"),
    settings=(
        Setting(
            name="trades",
            title="组成协会的行业",
            otherwise=provisional(("客运", "货运", "渣土运输"), OURS),
            says=Phrase(
                "[利用现有|引导|依托|发挥|鼓励|推动]{trades:list}等行业[组织|组建|协会|成立|建立]"
            ),
        ),
        Setting(
            name="checked",
            title="自查周期",
            otherwise=provisional("month", OURS),
            says=Phrase("{checked:period}[开展|进行|组织]…自查"),
        ),
    ),
    rules=(
        Rule(
            says=ASSOCIATIONS,
            on=every("year"),
            who=each_association,
            must="adopt the pact on safety, or renew it",
            must_zh="订立或修订自治公约",
            within=provisional(days(90), OURS),
            until=PactAdopted,
            met_by=any_one,
            otherwise=REMINDED,
        ),
        Rule(
            says=ASSOCIATIONS,
            on=every("quarter"),
            who=each_association,
            must="look at how its members checked themselves",
            must_zh="考评会员自查情况",
            within=provisional(end_of("quarter"), OURS),
            until=MembersReviewed,
            met_by=any_one,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=CHECKS,
            on=FirmJoinedAssociation,
            who=the_matter,
            must="check itself",
            must_zh="开展自查",
            within=slot("checked"),
            until=SelfCheckReported,
            met_by=by_the_firm,
            otherwise=REMINDED,
            lapses_on=(FirmLeftAssociation,),
        ),
        Rule(
            says=CHECKS,
            on=SelfCheckReported,
            who=the_firm_again,
            must="check itself again",
            must_zh="再次开展自查",
            within=THE_BEARER_HAS_IT,
            until=SelfCheckReported,
            met_by=by_the_firm,
            otherwise=REMINDED,
            lapses_on=(FirmLeftAssociation,),
        ),
        Rule(
            says=CHECKS,
            on=SelfCheckReported,
            given=left_undone,
            who=the_firm,
            must="put right what it found",
            must_zh="整改自查问题",
            within=provisional(days(15), OURS),
            until=FirmRectified,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=Phrase("检查结果报{department:unit}备案"),
            on=MembersReviewed,
            who=the_same_unit,
            must="file what its members found with the department",
            must_zh="报备自查结果",
            within=provisional(days(10), OURS),
            until=ResultsFiled,
            otherwise=SUPERVISED,
            needed=False,
        ),
    ),
    readings=(
        Reading(
            question="协会如何称呼？原文只列行业。",
            taken="Each trade that the text lists has one association, called after the trade.",
            taken_zh="原文所列每个行业设一个协会，以行业名称称呼。",
        ),
        Reading(
            question="会员自查是否属实，由谁核对？",
            taken="The association's review; what police and platforms record is compared with it.",
            taken_zh="由协会考评；并与公安、监控平台的记录比对。",
        ),
    ),
)
