"""On-site supervision of fatal road accidents (死亡事故现场督导).

The higher the toll, the higher the official who must stand at the scene; then the
hazard is put right, those responsible are held to account, and the work is checked.
Tolls and offices are read from the texts.  Most give no times, so a term that is not
read is provisional until a decision adopts one.
"""

from __future__ import annotations

from luoshi.calendars import days, hours
from luoshi.mechanism import (
    Given,
    Mechanism,
    Phrase,
    Reading,
    Rule,
    Slot,
    head_of,
    named_in,
    provisional,
    slot,
    the_same_unit,
)
from luoshi_policies.road_safety.events import (
    Attended,
    CorrectionAccepted,
    DeathCertified,
    FatalAccident,
    HazardCorrected,
    HeldToAccount,
    Notified,
    SupervisionReported,
)
from luoshi_policies.road_safety.ladders import OURS, THREE_TALKS


def deaths(*, at_least: Slot) -> Given:
    """Accidents with at least as many deaths as the text names."""
    return lambda accident, read: accident.deaths >= read.number(at_least)


TOLD_BY = Phrase("[发生|]死亡事故[发生|]后，由{who:unit}通知")
TOLD_IN_TIME_BY = Phrase("[发生|]死亡事故[发生|]后，由{who:unit}在{within:term}内通知")

MECHANISM = Mechanism(
    name="fatal-accident-supervision",
    title="死亡事故现场督导",
    ordered_by=Phrase("[建立|健全|完善|落实]死亡事故现场督导[机制|制度]"),
    rules=(
        Rule(
            says=Phrase(
                "[发生|]死亡{deaths:number}人[以上|及以上|]事故的，"
                "{whose:unit}负责人[必须|应当|应|要]到现场督导"
            ),
            on=FatalAccident,
            given=deaths(at_least=slot("deaths")),
            who=head_of(slot("whose"), nearby="subdistrict"),
            must="attend the scene",
            must_zh="到现场督导",
            within=provisional(hours(2), OURS),
            until=Attended,
            otherwise=THREE_TALKS,
        ),
        Rule(
            says=Phrase("推动隐患整改"),
            on=Attended,
            who=the_same_unit,
            must="see the hazard put right",
            must_zh="推动隐患整改",
            within=provisional(days(30), OURS),
            until=HazardCorrected,
            otherwise=THREE_TALKS,
            needed=False,
        ),
        Rule(
            says=Phrase("[严格|严肃]追责问责"),
            on=Attended,
            who=the_same_unit,
            must="report who has been held to account",
            must_zh="报告追责问责情况",
            within=provisional(days(60), OURS),
            until=HeldToAccount,
            otherwise=THREE_TALKS,
            needed=False,
        ),
        Rule(
            says=TOLD_BY,
            on=FatalAccident,
            who=named_in(slot("who")),
            must="notify the offices that must attend",
            must_zh="通知应到场的单位",
            within=provisional(hours(1), OURS),
            until=Notified,
            otherwise=THREE_TALKS,
            needed=False,
        ),
        Rule(
            says=TOLD_IN_TIME_BY,
            on=FatalAccident,
            who=named_in(slot("who")),
            must="notify the offices that must attend, in the time that the text sets",
            must_zh="限时通知应到场的单位",
            within=slot("within"),
            until=Notified,
            otherwise=THREE_TALKS,
            needed=False,
        ),
        Rule(
            says=Phrase("在{within:term}内形成现场督导报告"),
            on=Attended,
            who=the_same_unit,
            must="report on the supervision",
            must_zh="提交现场督导报告",
            within=slot("within"),
            until=SupervisionReported,
            otherwise=THREE_TALKS,
            needed=False,
        ),
        Rule(
            says=Phrase("死亡事故[发生|]后，由{who:unit}[通知|在]"),
            on=DeathCertified,
            who=named_in(slot("who")),
            must="report the accident in which a death was certified",
            must_zh="报告死亡登记所示的事故",
            within=provisional(days(1), OURS),
            until=FatalAccident,
            otherwise=THREE_TALKS,
            needed=False,
            compares=True,
        ),
        Rule(
            says=Phrase("{who:unit}[要|应|应当|]加强工作调度和督导检查"),
            on=HazardCorrected,
            who=named_in(slot("who")),
            must="check the correction and accept it",
            must_zh="检查验收整改",
            within=provisional(days(10), OURS),
            until=CorrectionAccepted,
            otherwise=THREE_TALKS,
            needed=False,
        ),
    ),
    readings=(
        Reading(
            question="死亡人数超过原文所列最高一档时由谁到场？原文未规定。",
            taken="Every tier that is reached applies: the lower offices attend as well.",
            taken_zh="达到的各档同时适用，下级也应到场。",
        ),
        Reading(
            question="“推动隐患整改，严格追责问责”由谁负责？",
            taken="Each unit that attended, so that an accident of the lowest tier is followed up.",
            taken_zh="凡到场督导的单位都负责，最低一档的事故也有人跟踪。",
        ),
        Reading(
            question="三级约谈能否用于本机制的逾期？",
            taken="Yes, as the ladder of every late obligation, from the lowest level up.",
            taken_zh="可以，作为各项逾期责任的升级办法，由低到高。",
        ),
        Reading(
            question="只有报告才立案，如何发现未报告的事故？",
            taken="Certified deaths are the second source; whoever must notify must report.",
            taken_zh="以死亡登记为第二来源；应通知的单位负有报告责任。",
        ),
    ),
)
