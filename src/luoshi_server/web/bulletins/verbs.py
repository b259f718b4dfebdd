"""Every verb that the page of a bulletin offers, in the order in which it offers them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.actions.answer import answer
from luoshi_server.bulletins.actions.approve import approve
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.publish import publish
from luoshi_server.bulletins.actions.revise import revise
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.actions.void import void
from luoshi_server.bulletins.models import Bulletin, Sort, State
from luoshi_server.web.acts import Act, by_name
from luoshi_server.web.bulletins.forms import ReviseForm
from luoshi_server.web.duties.offers import ActForm, words_field


class AnswerForm(ActForm):
    """What a unit answers."""

    words = words_field(
        gettext_lazy("反馈内容"),
        rows=5,
        hint=gettext_lazy("写明办理进展、逾期原因、整改措施和完成时间。"),
    )


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=500)


def _may(verb: Verb) -> Any:
    return lambda member, bulletin: may(member, verb)


def _answers(member: Member, bulletin: Bulletin) -> bool:
    return bulletin.sort == Sort.SLIP and may(member, Verb.REPORT, of=bulletin.unit_names)


def _revise(bulletin: Bulletin, *, by: Member, seen: int, request: str, **told: Any) -> None:
    form = told.pop("wording")
    revise(bulletin, by=by, wording=form, title=told.get("title", ""), seen=seen, request=request)


class Revising(ReviseForm):
    """The form, whose words are told as one."""

    def clean(self) -> dict[str, Any]:
        """What the action asks for."""
        told = super().clean() or self.cleaned_data
        if not self.errors:
            told = {
                "wording": self.wording(),
                "title": told.get("title", ""),
                "seen": told["seen"],
            }
        return dict(told)


ACTS = by_name(
    (
        Act(
            name="answer",
            title=gettext_lazy("反馈办理情况"),
            submit=gettext_lazy("反馈"),
            done=gettext_lazy("已反馈。"),
            do=answer,
            who=_answers,
            when=lambda one: one.sort == Sort.SLIP and one.is_sent,
            form=AnswerForm,
            is_next=True,
        ),
        Act(
            name="approve",
            title=gettext_lazy("批准表扬和批评"),
            submit=gettext_lazy("批准"),
            done=gettext_lazy("已批准文稿中的表扬和批评。"),
            do=approve,
            who=_may(Verb.APPROVE),
            when=lambda one: one.needs_approval and one.state in (State.DRAFTED, State.SIGNED),
            is_next=True,
        ),
        Act(
            name="sign",
            title=gettext_lazy("签发"),
            submit=gettext_lazy("签发"),
            done=gettext_lazy("已签发，可以印发。"),
            do=sign,
            who=_may(Verb.SIGN_BULLETIN),
            when=lambda one: one.state == State.DRAFTED,
            is_next=True,
        ),
        Act(
            name="issue",
            title=gettext_lazy("印发"),
            submit=gettext_lazy("印发"),
            done=gettext_lazy("已印发，有关单位已收到消息。"),
            do=issue,
            who=_may(Verb.WRITE_BULLETIN),
            when=lambda one: one.state == State.SIGNED,
            is_next=True,
        ),
        Act(
            name="publish",
            title=gettext_lazy("向社会公开"),
            submit=gettext_lazy("公开"),
            done=gettext_lazy("已公开。"),
            do=lambda one, **told: publish(one, public=True, **told),
            who=_may(Verb.RELEASE),
            when=lambda one: one.is_sent and not one.public,
        ),
        Act(
            name="withhold",
            title=gettext_lazy("撤回公开"),
            submit=gettext_lazy("撤回公开"),
            done=gettext_lazy("已撤回公开。"),
            do=lambda one, **told: publish(one, public=False, **told),
            who=_may(Verb.RELEASE),
            when=lambda one: one.public,
            form=ReasonForm,
        ),
        Act(
            name="revise",
            title=gettext_lazy("修改文稿"),
            submit=gettext_lazy("保存修改"),
            done=gettext_lazy("已修改。"),
            do=_revise,
            who=_may(Verb.WRITE_BULLETIN),
            when=lambda one: one.state == State.DRAFTED,
            form=Revising,
        ),
        Act(
            name="void",
            title=gettext_lazy("作废"),
            submit=gettext_lazy("作废"),
            done=gettext_lazy("已作废，文号不再使用。"),
            do=void,
            who=_may(Verb.WRITE_BULLETIN),
            when=lambda one: one.state in (State.DRAFTED, State.SIGNED),
            form=ReasonForm,
        ),
    )
)
"""By the name that stands in addresses."""
