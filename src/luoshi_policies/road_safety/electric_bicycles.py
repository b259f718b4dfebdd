"""Electric bicycles: certified when sold, registered when ridden (电动自行车生产销售监督)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from luoshi.calendars import days, end_of, working_days
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
    BicyclesCounted,
    BicycleSellerChecked,
    BicycleSellerCorrected,
    SellersSwept,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def sells_uncertified(checked: BicycleSellerChecked, read: Read) -> bool:
    """Sellers with bicycles that nobody certified."""
    return checked.uncertified > 0


def too_few_bear_a_plate(counted: BicyclesCounted, read: Read) -> bool:
    """Counts below the share that must bear a plate."""
    return counted.share < read.number(slot("plated"))


def the_seller_or_the_inspector(checked: Any, read: Read) -> tuple[Bearer, ...]:
    """The unit that checked sees to it; the seller may report it done."""
    return (Bearer((checked.unit, checked.about), checked.about),)


CERTIFIED = here("[强制性产品认证|产品认证|3C认证|CCC认证]")
REGISTERED = here("[电动自行车登记|登记上牌|上牌|登记]")

MECHANISM = Mechanism(
    name="electric-bicycles",
    title="电动自行车生产销售监督和安全管理",
    ordered_by=Phrase(
        "[加强|强化|严格]电动自行车[生产销售|生产、销售|销售|全链条][监督|监管|管理]"
    ),
    settings=(
        RESPONSIBLE,
        Setting(
            name="plated",
            title="登记上牌率",
            otherwise=provisional(Decimal("0.95"), OURS),
            says=Phrase("[登记|]上牌率达到{plated:share}"),
        ),
    ),
    rules=(
        Rule(
            says=CERTIFIED,
            on=every("quarter"),
            who=responsible("市场监管"),
            must="go through the makers and sellers",
            must_zh="检查生产销售单位",
            within=provisional(end_of("quarter"), OURS),
            until=SellersSwept,
            otherwise=REMINDED,
        ),
        Rule(
            says=CERTIFIED,
            on=BicycleSellerChecked,
            given=sells_uncertified,
            who=the_seller_or_the_inspector,
            must="see uncertified bicycles taken off sale",
            must_zh="下架未认证产品",
            within=provisional(working_days(5), OURS),
            until=BicycleSellerCorrected,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=REGISTERED,
            on=every("half-year"),
            who=responsible(*POLICE),
            must="count how many bear a plate",
            must_zh="统计登记上牌率",
            within=provisional(end_of("half-year"), OURS),
            until=BicyclesCounted,
            otherwise=REMINDED,
        ),
        Rule(
            says=REGISTERED,
            on=BicyclesCounted,
            given=too_few_bear_a_plate,
            who=the_same_unit,
            must="register those without a plate, and count again",
            must_zh="补登记上牌并复核",
            within=provisional(days(90), OURS),
            until=BicyclesCounted,
            otherwise=REMINDED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="上牌率的分母：现有电动自行车数如何得来？",
            taken="As the police count it; how they count is not checked here.",
            taken_zh="以公安机关统计为准；统计方法不在此核对。",
        ),
    ),
)
