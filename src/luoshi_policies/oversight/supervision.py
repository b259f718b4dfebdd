"""Supervision by statute (政府督查): opened by a plan, concluded, corrected, checked, filed.

A text orders that something be supervised, and leaves to 政府督查工作条例 how that is done: Decree
No. 733 of the State Council.  The frame is that of the decree; its thirty days and its approvals
are its own, and where it sets no term the term is ours.
"""

from __future__ import annotations

from luoshi.calendars import days, months, working_days
from luoshi.mechanism import (
    Mechanism,
    Phrase,
    Reading,
    Rule,
    on_date,
    provisional,
    the_same_unit,
    told_earlier,
    told_in,
)
from luoshi_policies.follow_up import SLIPS
from luoshi_policies.oversight.supervision_events import (
    DAYS_TO_OBJECT,
    DECREE,
    ConclusionChanged,
    ConclusionDrawn,
    ConclusionObjectedTo,
    ConclusionReviewed,
    ConclusionRevoked,
    ConclusionServed,
    CorrectionFoundWanting,
    CorrectionVerified,
    MeasureApproved,
    MeasureCarriedOut,
    MeasureDecided,
    MeasureProposed,
    ShortcomingsCorrected,
    SupervisionDecided,
    SupervisionFiled,
    SupervisionFinished,
    SupervisionOpened,
)

SUPERVISED = Phrase(
    "[开展督查|组织督查|加强督查|强化督查|纳入督查|专项督查|综合督查|跟踪督查|定期督查|日常督查|实地督查"
    "|联合督查|督查检查|督查督办|督查考核|督查评估|督查问责|督查通报|督查力度|督查机制|督查制度|督查工作"
    "|督促检查|督导检查]",
    several=True,
)

OVERTURNED = (ConclusionChanged, ConclusionRevoked)

MECHANISM = Mechanism(
    name="supervision",
    title="政府督查",
    ordered_by=SUPERVISED,
    opens=(SupervisionDecided, SupervisionOpened),
    rules=(
        Rule(
            says=SUPERVISED,
            on=SupervisionDecided,
            who=told_in("office"),
            must="open the supervision by a plan",
            must_zh="制定督查方案并立项",
            within=provisional(working_days(5), source=f"{DECREE}第十一条、第十五条未定期限"),
            until=SupervisionOpened,
            otherwise=SLIPS,
            compares=True,
        ),
        Rule(
            says=SUPERVISED,
            on=SupervisionOpened,
            who=the_same_unit,
            must="look at what the plan names",
            must_zh="按方案完成督查",
            within=on_date("ends"),
            until=SupervisionFinished,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=SupervisionFinished,
            who=told_earlier(SupervisionOpened, "government"),
            must="draw the conclusion",
            must_zh="作出督查结论",
            within=provisional(working_days(10), source=f"{DECREE}第十六条未定期限"),
            until=ConclusionDrawn,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=ConclusionDrawn,
            who=told_earlier(SupervisionOpened, "unit"),
            must="serve the conclusion on the unit",
            must_zh="向督查对象反馈督查结论",
            within=provisional(working_days(5), source=f"{DECREE}第十六条未定期限"),
            until=ConclusionServed,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=ConclusionServed,
            who=the_same_unit,
            must="file the supervision",
            must_zh="督查归档",
            within=provisional(
                months(6, rounding="down"), source=f"{DECREE}未规定；须待第十七条异议期满"
            ),
            until=SupervisionFiled,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=ConclusionObjectedTo,
            who=told_earlier(SupervisionOpened, "government"),
            must="decide on the objection",
            must_zh="作出复核决定",
            within=provisional(days(DAYS_TO_OBJECT), source=f"{DECREE}第十七条"),
            until=ConclusionReviewed,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=ConclusionServed,
            given=lambda served, read: served.correct_by is not None,
            who=told_in("whose"),
            must="correct what the conclusion asks for",
            must_zh="按督查结论整改",
            within=on_date("correct_by"),
            until=ShortcomingsCorrected,
            otherwise=SLIPS,
            lapses_on=OVERTURNED,
        ),
        Rule(
            says=SUPERVISED,
            on=ConclusionChanged,
            given=lambda changed, read: changed.correct_by is not None,
            who=told_in("whose"),
            must="correct what the changed conclusion asks for",
            must_zh="按复核决定整改",
            within=on_date("correct_by"),
            until=ShortcomingsCorrected,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=ShortcomingsCorrected,
            who=told_earlier(SupervisionOpened, "unit"),
            must="check the correction",
            must_zh="核查整改情况",
            within=provisional(working_days(10), source=f"{DECREE}第十八条未定期限"),
            until=CorrectionVerified,
            otherwise=SLIPS,
            lapses_on=OVERTURNED,
        ),
        Rule(
            says=SUPERVISED,
            on=CorrectionFoundWanting,
            who=told_in("whose"),
            must="correct it again",
            must_zh="重新整改",
            within=on_date("correct_by"),
            until=ShortcomingsCorrected,
            otherwise=SLIPS,
            lapses_on=OVERTURNED,
        ),
        Rule(
            says=SUPERVISED,
            on=MeasureProposed,
            who=told_earlier(SupervisionOpened, "government"),
            must="decide on the proposal",
            must_zh="决定奖惩建议",
            within=provisional(working_days(10), source=f"{DECREE}第二十一条未定期限"),
            until=MeasureDecided,
            otherwise=SLIPS,
        ),
        Rule(
            says=SUPERVISED,
            on=MeasureApproved,
            who=told_earlier(SupervisionOpened, "unit"),
            must="carry out what was approved",
            must_zh="组织实施经批准的奖惩",
            within=provisional(working_days(10), source=f"{DECREE}第二十一条未定期限"),
            until=MeasureCarriedOut,
            otherwise=SLIPS,
        ),
    ),
    readings=(
        Reading(
            question="原文只要求督查，未规定督查的程序。",
            taken="The frame is the Regulations on Government Supervision, from 2021-02-01 on.",
            taken_zh="2021年2月1日以后立项的，按《政府督查工作条例》办理。",
        ),
        Reading(
            question="督查对象申请复核期间，整改是否停止？",
            taken="No: Article 17 does not say so. A decision may suspend the correction.",
            taken_zh="不停止：第十七条没有规定停止；确需停止的，由决定中止整改期限。",
        ),
        Reading(
            question="第十八条规定可以核查整改情况，是否每次都核查？",
            taken="Yes, so that no correction is left unseen; how closely is up to the office.",
            taken_zh="每次都核查，以免整改无人过问；核查到什么程度由督查部门掌握。",
        ),
        Reading(
            question="督查何时终结？",
            taken="When it is filed, which may not be before the time to object is over.",
            taken_zh="归档时终结；申请复核的期限届满前不得归档。",
        ),
    ),
)
