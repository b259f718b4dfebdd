"""Drivers who need more care: those with a full count of points, those who drive for a living.

重点驾驶人管理.  Whoever reaches the full count is taught and examined again before driving
on; whoever holds a large licence and carries people or goods is reviewed in time, and the
firm is told of the violations.  The full count and the classes are read from the text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from luoshi.calendars import days, working_days
from luoshi.mechanism import (
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    every,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    DriverDelisted,
    DriverExamined,
    DriverPointsAdded,
    DriverRegistered,
    DriverRetrained,
    DriverReviewed,
    DriversTaught,
    FirmInformed,
    OverdueDriversListed,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_BEARER_HAS_IT,
    THE_FIRST_LEADS,
    police_by,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def holds_a_large_licence(event: Any, read: Read) -> bool:
    """Drivers with a licence of one of the classes that the text names: AB类 are A1 to B2."""
    return event.licence[0] in "".join(read.list(slot("classes")))


def has_a_full_count(added: DriverPointsAdded, read: Read) -> bool:
    """Drivers whose points have reached the full count."""
    return added.total >= read.number(slot("full"))


def drives_for_a_firm(added: DriverPointsAdded, read: Read) -> bool:
    """Drivers with a large licence who drive for a firm."""
    return bool(added.firm) and holds_a_large_licence(added, read)


def failed(examined: DriverExamined, read: Read) -> bool:
    """Drivers who failed."""
    return not examined.passed


REVIEW_DAYS = police_by(lambda event: event.review_due, lambda event: event.renewal_due)

FULL = Phrase("[记满|累积记分达到|累计记分达到|记分达到]{full:number}分")
CLASSES = Phrase("[持有|持]{classes:list}类[准驾车型|驾驶证|驾驶人]")

TAUGHT = here("[记满|累积记分达到|累计记分达到|记分达到|满分|再教育|学习考试]")
REVIEWED = here("[准驾车型|审验|换证]")

MECHANISM = Mechanism(
    name="key-drivers",
    title="重点驾驶人管理",
    ordered_by=Phrase("[强化|加强|严格|规范]重点驾驶人[管理|监管]"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="full",
            title="满分",
            otherwise=provisional(Decimal(12), "道路交通安全法实施条例"),
            unit="分",
            says=FULL,
        ),
        Setting(
            name="classes",
            title="重点准驾车型",
            otherwise=provisional(("AB",), "公安部令第163号"),
            says=CLASSES,
        ),
    ),
    rules=(
        Rule(
            says=TAUGHT,
            on=DriverPointsAdded,
            given=has_a_full_count,
            who=responsible(*POLICE),
            must="teach the driver again",
            must_zh="组织满分学习",
            within=provisional(days(30), "公安部令第163号第十八条：7日，大中型客货车驾驶人30日"),
            until=DriverRetrained,
            otherwise=REMINDED,
            lapses_on=(DriverDelisted,),
        ),
        Rule(
            says=TAUGHT,
            on=DriverRetrained,
            who=responsible(*POLICE),
            must="examine the driver",
            must_zh="组织满分考试",
            within=provisional(days(20), OURS),
            until=DriverExamined,
            otherwise=REMINDED,
            lapses_on=(DriverDelisted,),
        ),
        Rule(
            says=TAUGHT,
            on=DriverExamined,
            given=failed,
            who=responsible(*POLICE),
            must="teach and examine the driver once more",
            must_zh="再次学习考试",
            within=provisional(days(30), OURS),
            until=DriverExamined,
            otherwise=REMINDED,
            lapses_on=(DriverDelisted,),
        ),
        Rule(
            says=REVIEWED,
            on=DriverRegistered,
            given=holds_a_large_licence,
            who=REVIEW_DAYS,
            must="review or renew the licence in time",
            must_zh="按期审验、换证",
            within=THE_BEARER_HAS_IT,
            until=DriverReviewed,
            otherwise=REMINDED,
            lapses_on=(DriverDelisted,),
        ),
        Rule(
            says=REVIEWED,
            on=DriverReviewed,
            who=REVIEW_DAYS,
            must="review or renew the licence in time again",
            must_zh="再次按期审验、换证",
            within=THE_BEARER_HAS_IT,
            until=DriverReviewed,
            otherwise=REMINDED,
            lapses_on=(DriverDelisted,),
        ),
        Rule(
            says=REVIEWED,
            on=every("month"),
            who=responsible(*POLICE),
            must="list the drivers past review or renewal",
            must_zh="列出逾期未审验、未换证驾驶人",
            within=provisional(working_days(5), OURS),
            until=OverdueDriversListed,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=Phrase("[及时|]共享交通违法和事故信息"),
            on=DriverPointsAdded,
            given=drives_for_a_firm,
            who=responsible(*POLICE),
            must="tell the firm",
            must_zh="抄告企业",
            within=provisional(working_days(5), OURS),
            until=FirmInformed,
            otherwise=SUPERVISED,
            needed=False,
        ),
        Rule(
            says=Phrase("[开展|组织]警示教育"),
            on=provisional(every("quarter"), OURS),
            who=responsible(*POLICE),
            must="show key drivers what goes wrong",
            must_zh="开展警示教育和安全知识培训",
            within=provisional(days(80), OURS),
            until=DriversTaught,
            otherwise=REMINDED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="满分学习的期限：普通驾驶人与大中型客货车驾驶人不同。",
            taken="The longer one for all, until a decision parts them.",
            taken_zh="在决定区分之前，一律按较长的期限。",
        ),
        Reading(
            question="“AB类准驾车型”包括哪些？",
            taken="Every class whose letter is A or B: A1, A2, A3, B1, B2.",
            taken_zh="代号以A、B开头的全部车型：A1、A2、A3、B1、B2。",
        ),
    ),
)
