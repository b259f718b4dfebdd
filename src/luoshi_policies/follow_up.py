"""The follow-up of any duty (督查督办): assigned, signed for, reported on, done, checked, closed.

A document asks a unit for something by a day; an office asks the unit whether it was
done.  The steps are the same whatever the duty is, so this is the mechanism for every
task that no mechanism of its own takes up.  Texts order the checking and leave the
terms and the colours of the slips to the office.
"""

from __future__ import annotations

from datetime import date

from luoshi.calendars import Period, end_of_day, last_day_of, working_days
from luoshi.mechanism import (
    ITSELF,
    Bearer,
    Ladder,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Rung,
    on_date,
    provisional,
    told_earlier,
    told_in,
)
from luoshi_policies.duty_events import (
    Accepted,
    Assigned,
    Checked,
    Completed,
    DutyFound,
    ProgressReported,
    SentBack,
    Signed,
)

__all__ = [
    "MECHANISM",
    "SLIPS",
    "Accepted",
    "Assigned",
    "Checked",
    "Completed",
    "DutyFound",
    "ProgressReported",
    "SentBack",
    "Signed",
    "report_days",
]


def report_days(every: Period, start: date, deadline: date) -> tuple[date, ...]:
    """The last day of each period from `start` on that lies before the deadline."""
    days = []
    day = last_day_of(every, start)
    while day < deadline:
        days.append(day)
        day = last_day_of(every, date.fromordinal(day.toordinal() + 1))
    return tuple(days)


def a_report_for_each_day(assigned: Assigned, read: Read) -> tuple[Bearer, ...]:
    """The lead unit, once for each day by which progress must be reported."""
    return tuple(
        Bearer((assigned.lead,), f"{assigned.about}/{day}", end_of_day(day))
        for day in assigned.reports_by
    )


SLIPS = Ladder(
    rungs=(
        Rung(before=provisional(working_days(3)), to=ITSELF, means="提醒"),
        Rung(to=ITSELF, means="蓝色督办单"),
        Rung(after=provisional(working_days(3)), to="分管负责人", means="黄色督办单"),
        Rung(after=provisional(working_days(7)), to="主要负责人", means="红色督办单"),
        Rung(after=provisional(working_days(12)), to="各单位", means="通报"),
        Rung(after=provisional(working_days(20)), to="主要负责人", means="约谈"),
    ),
)

FOLLOWED_UP = Phrase(
    "[任务台账|工作台账|督查考核|督查督办|督查评估|督促检查|跟踪督办|跟踪问效|督导考核]",
    several=True,
)

MECHANISM = Mechanism(
    name="follow-up",
    title="督查督办",
    ordered_by=FOLLOWED_UP,
    rules=(
        Rule(
            says=FOLLOWED_UP,
            on=DutyFound,
            who=told_in("office"),
            must="assign the duty",
            must_zh="交办任务",
            within=provisional(working_days(5)),
            until=Assigned,
            otherwise=SLIPS,
            compares=True,
        ),
        Rule(
            says=FOLLOWED_UP,
            on=Assigned,
            who=told_in("lead"),
            must="sign for the duty",
            must_zh="签收任务",
            within=provisional(working_days(2)),
            until=Signed,
            otherwise=SLIPS,
            lapses_on=(Accepted,),
        ),
        Rule(
            says=FOLLOWED_UP,
            on=Assigned,
            who=a_report_for_each_day,
            must="report progress",
            must_zh="报告进展",
            within=on_date("deadline"),
            until=ProgressReported,
            otherwise=SLIPS,
            lapses_on=(Accepted,),
        ),
        Rule(
            says=FOLLOWED_UP,
            on=Assigned,
            who=told_in("lead"),
            must="complete the duty",
            must_zh="完成任务并报告办结",
            within=on_date("deadline"),
            until=Completed,
            otherwise=SLIPS,
        ),
        Rule(
            says=FOLLOWED_UP,
            on=Completed,
            who=told_earlier(Assigned, "unit"),
            must="check what was done",
            must_zh="核查办理结果",
            within=provisional(working_days(5)),
            until=Checked,
            otherwise=SLIPS,
        ),
        Rule(
            says=FOLLOWED_UP,
            on=SentBack,
            who=told_earlier(Assigned, "lead"),
            must="complete the duty after it was sent back",
            must_zh="重新办理并报告办结",
            within=provisional(working_days(10)),
            until=Completed,
            otherwise=SLIPS,
        ),
    ),
    readings=(
        Reading(
            question="原文要求督查督办，但未规定签收、核查的期限和督办单的颜色、级次。",
            taken="All terms and slips are provisional until the office adopts its own.",
            taken_zh="各项期限和督办单在本单位采纳自己的规定之前，均为暂定。",
        ),
        Reading(
            question="只有交办才立案，如何发现漏交办的任务？",
            taken="Each duty confirmed in a document charges the office with assigning it.",
            taken_zh="文件中每确认一项任务，督查部门即负交办之责，漏交办也会逾期。",
        ),
    ),
)
