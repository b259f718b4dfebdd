"""Departments enforce together, and one act is answered for once by all who must (联合执法).

Three campaigns, kept apart as texts keep them: overloads and coaches, spoil trucks, smoke.
Operations start from the calendar.  An overload is followed to each of the four who answer
for it (一超四罚): the vehicle, its driver, its firm and the yard that loaded it; what is owed is
owed for each of them, so that the one who is missing shows.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from luoshi.calendars import working_days
from luoshi.mechanism import (
    Bearer,
    Mechanism,
    MetBy,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    Who,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    BlackSmokeFound,
    JointOperationHeld,
    OperationKind,
    OverloadFound,
    Penalised,
    PenaltyImposed,
    SpoilViolationFound,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    TRANSPORT,
    responsible_unit,
    so_many_times,
)
from luoshi_policies.road_safety.wording import here

FOUR: tuple[Penalised, ...] = ("vehicle", "driver", "firm", "source")


def all_four(found: OverloadFound, read: Read) -> tuple[Bearer, ...]:
    """Transport punishes each of the four, the driver it or the police; the yard where known.

    公路安全保护条例第六十六条 gives all of them to transport; the police enter the points.
    """
    transport, police = responsible_unit(read, *TRANSPORT), responsible_unit(read, *POLICE)
    return tuple(
        Bearer((transport, police) if whom == "driver" else (transport,), f"{found.about}/{whom}")
        for whom in FOUR
        if whom != "source" or found.source
    )


def punishes(whom: Penalised, *signs: str) -> Who:
    """The unit of this trade, for the one of the four who answers."""

    def bearers(found: Any, read: Read) -> tuple[Bearer, ...]:
        return (Bearer((responsible_unit(read, *signs),), f"{found.about}/{whom}"),)

    return bearers


def frequency(name: str, title: str, what: str) -> tuple[Setting, Setting]:
    """How many operations of a kind in which period."""
    says = Phrase(
        f"{{{name}_often:period}}[至少|][开展|组织]{{{name}_times:number}}次{what}", here=True
    )
    return (
        Setting(
            name=f"{name}_often",
            title=f"{title}联合执法周期",
            otherwise=provisional("month", OURS),
            says=says,
        ),
        Setting(
            name=f"{name}_times",
            title=f"{title}联合执法次数",
            otherwise=provisional(Decimal(1), OURS),
            unit="次",
            says=says,
        ),
    )


def of_kind(*kinds: OperationKind) -> MetBy:
    """Operations of one of these kinds, whatever their number."""
    return lambda held, matter: held.operation in kinds


def for_that_one(imposed: PenaltyImposed, matter: str) -> bool:
    """Penalties for the act that fall on the one of the four who is meant."""
    return matter in (imposed.about, f"{imposed.about}/{imposed.on}")


OVERLOADS = here("[超限超载|超限|超载]")
SPOIL = here("渣土[车|运输车辆|运输车]")
SMOKE = here("[冒黑烟|交通环保联合整治|尾气]")

MECHANISM = Mechanism(
    name="joint-enforcement",
    title="重点领域联合执法",
    ordered_by=Phrase("[健全|完善|建立|落实]重点领域联合执法[机制|制度]"),
    settings=(
        RESPONSIBLE,
        *frequency("overload", "超限超载", "[货车|]超限超载"),
        *frequency("spoil", "渣土车", "渣土车"),
        *frequency("smoke", "交通环保", "[联合路检|交通环保|路检]"),
    ),
    rules=(
        Rule(
            says=OVERLOADS,
            on=slot("overload_often"),
            who=so_many_times("overload_times", "overload", *POLICE),
            must="hold a joint operation against overloads",
            must_zh="开展超限超载联合执法",
            within=THE_BEARER_HAS_IT,
            until=JointOperationHeld,
            met_by=of_kind("overload", "coaches"),
            otherwise=REMINDED,
        ),
        Rule(
            says=Phrase("一超四罚"),
            on=OverloadFound,
            who=all_four,
            must="punish whoever answers for the overload",
            must_zh="落实一超四罚",
            within=provisional(working_days(20), OURS),
            until=PenaltyImposed,
            met_by=for_that_one,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=SPOIL,
            on=slot("spoil_often"),
            who=so_many_times("spoil_times", "spoil trucks", *POLICE),
            must="hold a joint operation against spoil trucks",
            must_zh="开展渣土车联合执法",
            within=THE_BEARER_HAS_IT,
            until=JointOperationHeld,
            met_by=of_kind("spoil trucks"),
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=SPOIL,
            on=SpoilViolationFound,
            who=punishes("vehicle", "城管", "城市管理", *POLICE),
            must="punish what the spoil truck did",
            must_zh="查处渣土车违法",
            within=provisional(working_days(15), OURS),
            until=PenaltyImposed,
            met_by=for_that_one,
            otherwise=SUPERVISED,
            needed=False,
        ),
        Rule(
            says=SMOKE,
            on=slot("smoke_often"),
            who=so_many_times("smoke_times", "emissions", "生态环境", "环保"),
            must="hold a joint check of emissions at the road",
            must_zh="开展联合路检",
            within=THE_BEARER_HAS_IT,
            until=JointOperationHeld,
            met_by=of_kind("emissions"),
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=SMOKE,
            on=BlackSmokeFound,
            who=punishes("vehicle", "生态环境", "环保", *POLICE),
            must="punish the smoking vehicle",
            must_zh="查处冒黑烟车辆",
            within=provisional(working_days(15), OURS),
            until=PenaltyImposed,
            met_by=for_that_one,
            otherwise=SUPERVISED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“常态化”“定期”以多久为准？",
            taken="One operation a month of each kind, where the text gives no number.",
            taken_zh="原文未列次数的，每类行动每月一次。",
        ),
        Reading(
            question="一超四罚由谁罚？",
            taken="Transport for all four, the driver also the police; an act is one case, so "
            "nobody is punished twice for it.",
            taken_zh="四类对象均由交通运输部门处罚，对驾驶人公安机关也可处罚；一次违法为一案，不重复处罚。",
        ),
    ),
)
