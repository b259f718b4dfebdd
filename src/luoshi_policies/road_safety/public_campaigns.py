"""Safety is told where people work, learn and live (社会化宣传).

The places are the ones that the text lists (进企业、进学校……): each of them is owed its
campaign in every period.  Schools have lessons every term, and the national day is kept.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.calendars import end_of, end_of_day
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
)
from luoshi_policies.road_safety.events import Audience, CampaignHeld
from luoshi_policies.road_safety.ladders import OURS, REMINDED
from luoshi_policies.road_safety.responsible import (
    ALSO,
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    each_of,
    responsible_unit,
    so_many_times,
)
from luoshi_policies.road_safety.wording import here

NATIONAL_DAY = (12, 2)
"""全国交通安全日: the second of December, after 122, the number to call."""


def by_the_national_day(began: Any, read: Read) -> tuple[Bearer, ...]:
    """The police, by the end of the day itself."""
    by = end_of_day(date(began.at.year, *NATIONAL_DAY))
    return (Bearer((responsible_unit(read, *POLICE),), f"{began.about}/122", by),)


PLACES: dict[Audience, str] = {
    "firm": "进企业",
    "school": "进学校",
    "community": "进社区",
    "village": "进农村",
    "family": "进家庭",
}


def in_that_place(held: CampaignHeld, matter: str) -> bool:
    """Campaigns in the place that is meant."""
    return matter.endswith(f"/{PLACES[held.audience]}")


def in_schools(held: CampaignHeld, matter: str) -> bool:
    """Campaigns in schools."""
    return held.audience == "school"


def for_the_national_day(held: CampaignHeld, matter: str) -> bool:
    """Campaigns that say that they are for the day."""
    return "122" in held.topic


MECHANISM = Mechanism(
    name="public-campaigns",
    title="社会化宣传",
    ordered_by=Phrase("[丰富|建立|健全|完善|创新|落实]社会化宣传[教育|][机制|制度]"),
    settings=(
        RESPONSIBLE,
        ALSO,
        Setting(
            name="places",
            title="宣传进入的地方",
            otherwise=provisional(
                ("进企业", "进学校", "进社区", "进农村", "进家庭"), "“五进”宣传通称"
            ),
            says=Phrase("宣传“{places:list}”"),
        ),
        Setting(
            name="lessons",
            title="每学期每所学校交通安全教育次数",
            otherwise=provisional(Decimal(1), OURS),
            unit="次",
            says=Phrase("每学期每所学校[至少|][开展|组织]{lessons:number}次"),
        ),
    ),
    rules=(
        Rule(
            says=here("[交通安全宣传|安全宣传|宣传]"),
            on=provisional(every("quarter"), OURS),
            who=each_of("places"),
            must="tell of safety there",
            must_zh="开展宣传活动",
            within=provisional(end_of("quarter"), OURS),
            until=CampaignHeld,
            met_by=in_that_place,
            otherwise=REMINDED,
        ),
        Rule(
            says=Phrase("一老一小"),
            on=every("half-year"),
            who=so_many_times("lessons", "school", "教育", *POLICE),
            must="give the lessons on safety in every school",
            must_zh="开展学校交通安全教育",
            within=THE_BEARER_HAS_IT,
            until=CampaignHeld,
            met_by=in_schools,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=Phrase("[“|]122[“|”|]全国交通安全日"),
            on=every("year"),
            who=by_the_national_day,
            must="keep the national day of road safety",
            must_zh="开展122全国交通安全日活动",
            within=THE_BEARER_HAS_IT,
            until=CampaignHeld,
            met_by=for_the_national_day,
            otherwise=REMINDED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“进企业、进学校……”多久进一次？",
            taken="Each of the places once a quarter, where the text gives no number.",
            taken_zh="原文未列次数的，每类场所每季度一次。",
        ),
        Reading(
            question="学期从何时起算？",
            taken="A term is taken as a half-year; the lessons are owed by its end.",
            taken_zh="一学期按半年计，课程应在期末前完成。",
        ),
    ),
)
