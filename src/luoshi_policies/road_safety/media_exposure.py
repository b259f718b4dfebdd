"""What all media carry, and whose names they print (融媒体宣传与曝光).

A name is printed only after somebody else has checked that it may be: the police propose,
a reviewer allows or refuses, the media centre publishes.
"""

from __future__ import annotations

from luoshi.calendars import end_of, working_days
from luoshi.mechanism import (
    Mechanism,
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
    Channel,
    ExposureProposed,
    ExposurePublished,
    ExposureReviewed,
    WorkPublished,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    ALSO,
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    any_one,
    each_of,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def allowed(reviewed: ExposureReviewed, read: Read) -> bool:
    """Names that may be published."""
    return reviewed.allowed


CALLED: dict[Channel, str] = {
    "newspaper": "报",
    "web": "网",
    "app": "端",
    "microblog": "微",
    "screen": "屏",
    "broadcast": "广播",
}


def on_that_channel(work: WorkPublished, matter: str) -> bool:
    """Works on the channel that is meant."""
    return matter.endswith(f"/{CALLED[work.channel]}")


EXPOSED = here("曝光[严重违法驾驶人和运输企业|严重|典型|]")

MECHANISM = Mechanism(
    name="media-exposure",
    title="融媒体宣传与曝光",
    ordered_by=Phrase("[融媒体|全媒体|新媒体]宣传"),
    opens=(ExposureProposed,),
    settings=(
        RESPONSIBLE,
        ALSO,
        Setting(
            name="often",
            title="曝光周期",
            otherwise=provisional("month", OURS),
            says=Phrase("{often:period}[集中|]曝光", here=True),
        ),
        Setting(
            name="reviewer",
            title="曝光审核单位",
            otherwise=provisional("司法行政部门", OURS),
            says=Phrase("曝光前由{reviewer:unit}审核"),
        ),
    ),
    rules=(
        Rule(
            says=Phrase("融合“{channels:list}”"),
            on=provisional(every("month"), OURS),
            who=each_of("channels"),
            must="publish a work on this channel",
            must_zh="发布宣传作品",
            within=provisional(end_of("month"), OURS),
            until=WorkPublished,
            met_by=on_that_channel,
            otherwise=REMINDED,
            needed=False,
        ),
        Rule(
            says=EXPOSED,
            on=slot("often"),
            who=responsible(*POLICE),
            must="propose whose names to publish",
            must_zh="提出曝光建议",
            within=slot("often"),
            until=ExposureProposed,
            met_by=any_one,
            otherwise=REMINDED,
        ),
        Rule(
            says=EXPOSED,
            on=ExposureProposed,
            who=named_in(slot("reviewer")),
            must="say whether the name may be published",
            must_zh="审核曝光内容",
            within=provisional(working_days(3), OURS),
            until=ExposureReviewed,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=EXPOSED,
            on=ExposureReviewed,
            given=allowed,
            who=responsible("融媒体", "媒体", "广播电视", *POLICE),
            must="publish the name",
            must_zh="公开曝光",
            within=provisional(working_days(5), OURS),
            until=ExposurePublished,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="能否公布个人姓名？",
            taken="Only after a review by a unit that did not propose it; a refusal ends it.",
            taken_zh="须经提出单位以外的单位审核；审核不同意的，不予公布。",
        ),
    ),
)
