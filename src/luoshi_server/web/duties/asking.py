"""What somebody may ask to be changed, each by a form that asks only what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.ask import IN_WORK, ask_for_change
from luoshi_server.duties.events import Asking
from luoshi_server.duties.models import Duty, Request
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import ActForm, Doing, Offer, unit_field, words_field


class AskForm(ActForm):
    """Why, and on whose decision."""

    reason = words_field(gettext_lazy("申请理由"), rows=2)
    decision = forms.CharField(
        label=gettext_lazy("依据"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("如上级批复、会议纪要的名称和文号。"),
    )


class ExtensionForm(AskForm):
    """Until when."""

    deadline = date_field(gettext_lazy("延期至"))
    field_order = ("deadline", "reason", "decision")


class OtherUnitForm(AskForm):
    """To whom."""

    lead = unit_field(gettext_lazy("调整后的牵头单位"))
    field_order = ("lead", "reason", "decision")


class OtherTargetForm(AskForm):
    """To how much."""

    target = forms.DecimalField(label=gettext_lazy("调整后的目标"), max_digits=30, decimal_places=8)
    field_order = ("target", "reason", "decision")


def _ask(what: Asking) -> Callable[[Doing], str]:
    def act(doing: Doing) -> str:
        told = doing.told
        ask_for_change(
            doing.duty,
            what,
            by=doing.by,
            reason=told["reason"],
            decision=told["decision"],
            deadline=told.get("deadline"),
            lead=told.get("lead", ""),
            target=told.get("target"),
            seen=doing.seen,
            request=doing.request,
        )
        return _("申请已提交，审批前原要求不变。")

    return act


KINDS: dict[Asking, tuple[Any, type[AskForm], Callable[[Duty], bool]]] = {
    "extension": (
        gettext_lazy("申请延期"),
        ExtensionForm,
        lambda duty: duty.deadline is not None,
    ),
    "suspension": (gettext_lazy("申请中止"), AskForm, lambda duty: not duty.suspended),
    "resumption": (gettext_lazy("申请恢复"), AskForm, lambda duty: duty.suspended),
    "unit": (gettext_lazy("申请调整单位"), OtherUnitForm, lambda duty: True),
    "target": (
        gettext_lazy("申请调整目标"),
        OtherTargetForm,
        lambda duty: duty.target is not None,
    ),
}


def _offer(what: Asking) -> Offer:
    title, form, makes_sense = KINDS[what]

    def is_not_asked(duty: Duty) -> bool:
        # The requests of a duty's page are fetched once, for all five kinds.
        return makes_sense(duty) and not any(
            one.what == what and one.state == Request.OPEN for one in duty.requests.all()
        )

    return Offer(
        name=f"ask-{what}",
        title=title,
        submit=gettext_lazy("提交申请"),
        form=form,
        act=_ask(what),
        verb=Verb.ASK,
        whose="the lead's",
        states=IN_WORK,
        also=is_not_asked,
    )


OFFERS = tuple(_offer(what) for what in KINDS)


class DecideForm(ActForm):
    """The answer to a request; which of two buttons was pressed says yes or no."""

    reason = forms.CharField(
        label=gettext_lazy("审批意见"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("不同意的必须说明理由。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
