"""The council for road safety meets, and tells everybody how things stand (议事协调)."""

from __future__ import annotations

from luoshi.mechanism import (
    Bearer,
    Event,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import BulletinIssued, CouncilMet
from luoshi_policies.road_safety.ladders import OURS, REMINDERS
from luoshi_policies.road_safety.responsible import any_one
from luoshi_policies.road_safety.wording import here

COORDINATION = Phrase("[加强|健全|完善|建立|强化]议事协调")


def council(event: Event, read: Read) -> tuple[Bearer, ...]:
    """The council, which may act through its office."""
    name = read.unit(slot("council"))
    return (Bearer((name, f"{name}办公室"), event.about),)


COUNCIL = Phrase("（以下简称{council:unit}）", here=True)

MECHANISM = Mechanism(
    name="coordination",
    title="议事协调",
    ordered_by=COORDINATION,
    settings=(
        Setting(
            name="council",
            title="议事协调机构",
            otherwise=provisional("道路交通安全委员会", "通称"),
            says=COUNCIL,
        ),
        Setting(
            name="meets",
            title="联席会议周期",
            otherwise=provisional("quarter", OURS),
            says=Phrase("{meets:period}[至少|][召开|开]…[联席|全体|成员]会议", here=True),
        ),
        Setting(
            name="tells",
            title="通报周期",
            otherwise=provisional("quarter", OURS),
            says=Phrase("{tells:period}[定期|]通报", here=True),
        ),
    ),
    rules=(
        Rule(
            says=COORDINATION,
            on=slot("meets"),
            who=council,
            must="meet and settle what crosses departments",
            must_zh="召开联席会议",
            within=slot("meets"),
            until=CouncilMet,
            met_by=any_one,
            otherwise=REMINDERS,
        ),
        Rule(
            says=here("通报"),
            on=slot("tells"),
            who=council,
            must="tell everybody how things stand",
            must_zh="通报道路交通安全情况",
            within=slot("tells"),
            until=BulletinIssued,
            met_by=any_one,
            otherwise=REMINDERS,
            needed=False,
        ),
    ),
    readings=(
        Reading(
            question="“定期通报”以多久为准？",
            taken="Every quarter, where the text gives no period.",
            taken_zh="原文未规定周期的，每季度通报一次。",
        ),
        Reading(
            question="议事协调机构如何称呼？",
            taken="By the short name that the text gives it; it answers through its office.",
            taken_zh="用原文的简称；由其办公室负责办理。",
        ),
    ),
)
