"""Volunteers at the crossing, and reports from the public (交通志愿队伍).

Volunteers serve in every month and are counted every year.  Whoever of the public reports
a violation gets an answer, and, where the text grants one, a reward if the report was true.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, end_of, working_days
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
    the_same_unit,
)
from luoshi_policies.road_safety.events import (
    ReportAnswered,
    RewardPaid,
    ViolationReported,
    VolunteersCounted,
    VolunteersServed,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    ALSO,
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    any_one,
    any_responsible,
    responsible,
)
from luoshi_policies.road_safety.wording import here


def was_true(answered: ReportAnswered, read: Read) -> bool:
    """Reports that were found true."""
    return answered.confirmed


def too_few(counted: VolunteersCounted, read: Read) -> bool:
    """Counts below the number that the text asks for."""
    return counted.registered < read.number(slot("volunteers"))


VOLUNTEERS = Phrase("[文明交通|交通安全|交通][志愿者|志愿服务|志愿]队伍")
REPORTS = here("鼓励[交通|]违法举报")

MECHANISM = Mechanism(
    name="volunteers",
    title="交通志愿队伍和群众举报",
    ordered_by=VOLUNTEERS,
    settings=(
        RESPONSIBLE,
        ALSO,
        Setting(
            name="volunteers",
            title="注册文明交通志愿者",
            otherwise=provisional(Decimal(1), OURS),
            unit="人",
            says=Phrase("文明交通志愿者达到{volunteers:number}[名|人]"),
        ),
    ),
    rules=(
        Rule(
            says=VOLUNTEERS,
            on=every("month"),
            who=any_responsible,
            must="have volunteers serve",
            must_zh="组织志愿服务",
            within=provisional(end_of("month"), OURS),
            until=VolunteersServed,
            met_by=any_one,
            otherwise=REMINDED,
        ),
        Rule(
            says=VOLUNTEERS,
            on=every("year"),
            who=responsible("文明办", "团"),
            must="count the registered volunteers",
            must_zh="统计注册志愿者",
            within=provisional(end_of("year"), OURS),
            until=VolunteersCounted,
            otherwise=REMINDED,
        ),
        Rule(
            says=VOLUNTEERS,
            on=VolunteersCounted,
            given=too_few,
            who=the_same_unit,
            must="win more volunteers, and count again",
            must_zh="发展志愿者并复核",
            within=provisional(days(90), OURS),
            until=VolunteersCounted,
            otherwise=REMINDED,
        ),
        Rule(
            says=REPORTS,
            on=ViolationReported,
            who=responsible(*POLICE),
            must="look into the report and answer it",
            must_zh="核查答复举报",
            within=provisional(working_days(15), OURS),
            until=ReportAnswered,
            otherwise=SUPERVISED,
            needed=False,
        ),
        Rule(
            says=Phrase("举报查实的[，|]每件奖励{reward:number}元"),
            on=ReportAnswered,
            given=was_true,
            who=the_same_unit,
            must="pay the reward",
            must_zh="发放举报奖励",
            within=provisional(days(30), OURS),
            until=RewardPaid,
            otherwise=SUPERVISED,
            needed=False,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="志愿者多久服务一次？",
            taken="Every month somebody serves, where the text gives no period.",
            taken_zh="原文未规定周期的，每月都有人服务。",
        ),
    ),
)
