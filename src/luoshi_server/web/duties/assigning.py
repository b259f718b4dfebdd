"""What the office does with a duty: assign it, divide it, place it under another, strike it off."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.divide import add_part, make_part
from luoshi_server.duties.actions.strike import strike_off
from luoshi_server.duties.models import OPEN_STATES, Duty, DutyUnit, State
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.names import typed, written
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import (
    ActForm,
    Doing,
    Offer,
    unit_field,
    words_field,
)
from luoshi_server.web.duties.rows import units_in

RHYTHMS = [
    ("", gettext_lazy("不要求定期报告")),
    ("month", gettext_lazy("按月")),
    ("quarter", gettext_lazy("按季")),
]


class AssignForm(ActForm):
    """Who leads, by when, and how often he reports."""

    lead = unit_field(
        gettext_lazy("牵头单位"),
        hint=gettext_lazy("只能有一个；与原文不同或原文未写明的，须说明理由。"),
    )
    deadline = date_field(gettext_lazy("完成时限"))
    reports = forms.ChoiceField(
        label=gettext_lazy("进展报告"), required=False, choices=RHYTHMS, initial="month"
    )
    responsible = forms.CharField(
        label=gettext_lazy("责任单位"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("多个单位用顿号隔开；名称含顿号的，用分号隔开。"),
    )
    cooperating = forms.CharField(label=gettext_lazy("配合单位"), required=False, max_length=2000)
    liaison = forms.CharField(label=gettext_lazy("联系人"), required=False, max_length=100)
    reason = words_field(
        gettext_lazy("理由"),
        required=False,
        rows=2,
        hint=gettext_lazy("牵头单位或时限由此次确定、调整的必填，将记入台账。"),
    )

    def told_already(self) -> dict[str, Any]:
        """What the document says, or what was decided before."""
        return {
            "lead": self.duty.lead,
            "deadline": self.duty.deadline,
            "responsible": written(units_in(self.duty, DutyUnit.RESPONSIBLE)),
            "cooperating": written(units_in(self.duty, DutyUnit.COOPERATING)),
            "liaison": self.duty.liaison,
        }


def _assign(doing: Doing) -> str:
    told = doing.told
    assign(
        doing.duty,
        by=doing.by,
        lead=told["lead"],
        deadline=told["deadline"],
        reports=told["reports"] or None,
        responsible=typed(told["responsible"]),
        cooperating=typed(told["cooperating"]),
        liaison=told["liaison"],
        reason=told["reason"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已交办。")


class PartForm(ActForm):
    """A part's own words, and its weight."""

    title = words_field(gettext_lazy("分解任务"), rows=2)
    weight = forms.DecimalField(
        label=gettext_lazy("权重"),
        max_digits=8,
        decimal_places=3,
        initial=Decimal(1),
        help_text=gettext_lazy("本任务的进度是各分解任务进度按权重的平均数。"),
    )


def _add_part(doing: Doing) -> str:
    part = add_part(
        doing.duty,
        by=doing.by,
        title=doing.told["title"][:300],
        weight=doing.told["weight"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已分解，新任务编号为 %(key)s，请予交办。") % {"key": part.key}


class ParentForm(ActForm):
    """Of which duty it is a part, and with what weight."""

    parent = forms.CharField(
        label=gettext_lazy("上级任务编号"),
        max_length=80,
        help_text=gettext_lazy("任务页标题下方的编号。"),
    )
    weight = forms.DecimalField(
        label=gettext_lazy("权重"), max_digits=8, decimal_places=3, initial=Decimal(1)
    )

    def clean_parent(self) -> Duty:
        """The duty of this key, if the member may see it."""
        key = self.cleaned_data["parent"].strip()
        found = visible_to(self.member).filter(pk=key).first()
        if found is None:
            raise ValidationError(_("没有编号为“%(key)s”的任务。") % {"key": key})
        return found


def _make_part(doing: Doing) -> str:
    make_part(
        doing.duty,
        doing.told["parent"],
        by=doing.by,
        weight=doing.told["weight"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已列为“%(title)s”的分解任务。") % {"title": doing.told["parent"].title}


class StrikeForm(ActForm):
    """Why it should never have been set up."""

    reason = words_field(gettext_lazy("撤销理由"), rows=2)


def _strike(doing: Doing) -> str:
    strike_off(
        doing.duty,
        by=doing.by,
        reason=doing.told["reason"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已撤销立项，台账中的记录保留。")


OFFERS = (
    Offer(
        name="assign",
        title=gettext_lazy("交办"),
        submit=gettext_lazy("交办"),
        form=AssignForm,
        act=_assign,
        verb=Verb.ASSIGN,
        states=(State.FOUND,),
        is_next=True,
    ),
    Offer(
        name="reassign",
        title=gettext_lazy("重新交办"),
        submit=gettext_lazy("重新交办"),
        form=AssignForm,
        act=_assign,
        verb=Verb.ASSIGN,
        states=(State.ASSIGNED, State.SIGNED),
    ),
    Offer(
        name="part",
        title=gettext_lazy("分解任务"),
        submit=gettext_lazy("增加分解任务"),
        form=PartForm,
        act=_add_part,
        verb=Verb.ASSIGN,
        states=OPEN_STATES,
    ),
    Offer(
        name="parent",
        title=gettext_lazy("列入上级任务"),
        submit=gettext_lazy("列入"),
        form=ParentForm,
        act=_make_part,
        verb=Verb.ASSIGN,
        states=OPEN_STATES,
    ),
    Offer(
        name="strike",
        title=gettext_lazy("撤销立项"),
        submit=gettext_lazy("撤销立项"),
        form=StrikeForm,
        act=_strike,
        verb=Verb.ASSIGN,
        states=OPEN_STATES,
        leaves=True,
    ),
)
