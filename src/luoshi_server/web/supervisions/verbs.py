"""Every verb that the page of a supervision offers, in the order of the decree."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.supervisions.actions.carry_out_measure import carry_out_measure
from luoshi_server.supervisions.actions.check_correction import check_correction
from luoshi_server.supervisions.actions.conclude import conclude
from luoshi_server.supervisions.actions.decide_measure import decide_measure
from luoshi_server.supervisions.actions.decide_plan import decide_plan
from luoshi_server.supervisions.actions.file import file_supervision
from luoshi_server.supervisions.actions.finish import finish
from luoshi_server.supervisions.actions.object import object_to_conclusion
from luoshi_server.supervisions.actions.open import open_supervision
from luoshi_server.supervisions.actions.propose_measure import propose_measure
from luoshi_server.supervisions.actions.report_correction import report_correction
from luoshi_server.supervisions.actions.review import review
from luoshi_server.supervisions.actions.serve import serve
from luoshi_server.supervisions.models import Step
from luoshi_server.web.acts import Act, by_name
from luoshi_server.web.supervisions.forms import (
    ApproveForm,
    CheckForm,
    ConcludeForm,
    CorrectionForm,
    DecideForm,
    MeasureForm,
    ReasonForm,
    ReviewForm,
    ServeForm,
)


def _may(verb: Verb) -> Any:
    return lambda member, row: may(member, verb)


def _is_whose(verb: Verb) -> Any:
    return lambda member, row: may(member, verb, of=[row.whose])


def _at(step: Step) -> Any:
    return lambda row: row.step == step


ACTS = by_name(
    (
        Act(
            name="decide",
            title=gettext_lazy("审批督查方案（第十一条）"),
            submit=gettext_lazy("提交决定"),
            done=gettext_lazy("已作出决定。"),
            do=decide_plan,
            who=_may(Verb.APPROVE),
            when=_at(Step.PROPOSED),
            form=DecideForm,
            is_next=True,
        ),
        Act(
            name="open",
            title=gettext_lazy("督查立项（第十五条）"),
            submit=gettext_lazy("立项"),
            done=gettext_lazy("已立项。"),
            do=open_supervision,
            who=_may(Verb.SUPERVISE),
            when=_at(Step.APPROVED),
            is_next=True,
        ),
        Act(
            name="finish",
            title=gettext_lazy("督查实施完毕"),
            submit=gettext_lazy("实施完毕"),
            done=gettext_lazy("已记录，请作出督查结论。"),
            do=finish,
            who=_may(Verb.SUPERVISE),
            when=_at(Step.OPEN),
            is_next=True,
        ),
        Act(
            name="conclude",
            title=gettext_lazy("作出督查结论（第十六条）"),
            submit=gettext_lazy("作出结论"),
            done=gettext_lazy("已作出结论，请反馈督查对象。"),
            do=conclude,
            who=_may(Verb.SUPERVISE),
            when=_at(Step.FINISHED),
            form=ConcludeForm,
            is_next=True,
        ),
        Act(
            name="serve",
            title=gettext_lazy("反馈结论、责令整改（第十六条、第十八条）"),
            submit=gettext_lazy("反馈督查对象"),
            done=gettext_lazy("已反馈，督查对象可在三十日内申请复核。"),
            do=serve,
            who=_may(Verb.SUPERVISE),
            when=_at(Step.CONCLUDED),
            form=ServeForm,
            is_next=True,
        ),
        Act(
            name="correct",
            title=gettext_lazy("报告整改情况（第十八条）"),
            submit=gettext_lazy("报告整改"),
            done=gettext_lazy("已报告，等待核查。"),
            do=report_correction,
            who=_is_whose(Verb.REPORT),
            when=lambda row: row.step == Step.SERVED and row.corrected in ("ordered", "wanting"),
            form=CorrectionForm,
            is_next=True,
        ),
        Act(
            name="object",
            title=gettext_lazy("申请复核（第十七条）"),
            submit=gettext_lazy("申请复核"),
            done=gettext_lazy("已申请复核，三十日内作出决定。"),
            do=object_to_conclusion,
            who=_is_whose(Verb.OBJECT),
            when=lambda row: row.may_object,
            form=ReasonForm,
        ),
        Act(
            name="review",
            title=gettext_lazy("作出复核决定（第十七条）"),
            submit=gettext_lazy("作出决定"),
            done=gettext_lazy("已作出复核决定。"),
            do=review,
            who=_may(Verb.DECIDE),
            when=lambda row: row.objected is not None and row.reviewed is None,
            form=ReviewForm,
            is_next=True,
        ),
        Act(
            name="check",
            title=gettext_lazy("核查整改（第十八条）"),
            submit=gettext_lazy("提交核查结果"),
            done=gettext_lazy("已核查。"),
            do=check_correction,
            who=_may(Verb.CHECK),
            when=lambda row: row.corrected == "reported",
            form=CheckForm,
            is_next=True,
        ),
        Act(
            name="decide-measure",
            title=gettext_lazy("批准表扬或批评（第二十一条）"),
            submit=gettext_lazy("提交决定"),
            done=gettext_lazy("已作出决定。"),
            do=decide_measure,
            who=_may(Verb.APPROVE),
            when=lambda row: row.measure_state == "proposed",
            form=ApproveForm,
            is_next=True,
        ),
        Act(
            name="carry-out",
            title=gettext_lazy("实施经批准的奖惩（第二十一条）"),
            submit=gettext_lazy("已实施"),
            done=gettext_lazy("已记录。"),
            do=carry_out_measure,
            who=_may(Verb.SUPERVISE),
            when=lambda row: row.measure_state == "approved",
            is_next=True,
        ),
        Act(
            name="propose-measure",
            title=gettext_lazy("提出表扬或批评建议（第二十一条）"),
            submit=gettext_lazy("提出建议"),
            done=gettext_lazy("已提出建议，等待批准。"),
            do=propose_measure,
            who=_may(Verb.SUPERVISE),
            when=lambda row: (
                row.step in (Step.CONCLUDED, Step.SERVED)
                and row.measure_state not in ("proposed", "approved")
            ),
            form=MeasureForm,
        ),
        Act(
            name="file",
            title=gettext_lazy("督查归档"),
            submit=gettext_lazy("归档"),
            done=gettext_lazy("已归档。"),
            do=file_supervision,
            who=_may(Verb.SUPERVISE),
            when=_at(Step.SERVED),
        ),
    )
)
"""By the name that stands in addresses."""
