"""What the office does with what was done: accept it or send it back, publish or withhold it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.publish import publish, withhold
from luoshi_server.duties.models import State
from luoshi_server.web.duties.offers import ActForm, Doing, Offer, words_field

SHOWN_STATES = tuple(state for state in State if state != State.WITHDRAWN)


class AcceptForm(ActForm):
    """What the check has found."""

    words = words_field(gettext_lazy("核查意见"), required=False, rows=2)


def _accept(doing: Doing) -> str:
    accept_completion(
        doing.duty,
        by=doing.by,
        words=doing.told["words"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("核查通过，任务已销号。")


class SendBackForm(ActForm):
    """What is missing."""

    words = words_field(gettext_lazy("退回理由"), rows=2)


def _send_back(doing: Doing) -> str:
    send_back(
        doing.duty,
        by=doing.by,
        words=doing.told["words"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已退回，重新办理的时限从今日起算。")


def _publish(doing: Doing) -> str:
    publish(doing.duty, by=doing.by, seen=doing.seen, request=doing.request)
    return _("已公开。")


class WithholdForm(ActForm):
    """Why the public no longer sees it."""

    reason = words_field(gettext_lazy("不公开的理由"), rows=2)


def _withhold(doing: Doing) -> str:
    withhold(
        doing.duty,
        by=doing.by,
        reason=doing.told["reason"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已撤下公开页。")


OFFERS = (
    Offer(
        name="accept",
        title=gettext_lazy("核查通过"),
        submit=gettext_lazy("通过并销号"),
        form=AcceptForm,
        act=_accept,
        verb=Verb.CHECK,
        states=(State.COMPLETED,),
        is_next=True,
    ),
    Offer(
        name="return",
        title=gettext_lazy("退回重办"),
        submit=gettext_lazy("退回"),
        form=SendBackForm,
        act=_send_back,
        verb=Verb.CHECK,
        states=(State.COMPLETED,),
    ),
    Offer(
        name="publish",
        title=gettext_lazy("公开"),
        submit=gettext_lazy("公开此任务"),
        form=ActForm,
        act=_publish,
        verb=Verb.RELEASE,
        states=SHOWN_STATES,
        also=lambda duty: not duty.public,
    ),
    Offer(
        name="withhold",
        title=gettext_lazy("撤下公开"),
        submit=gettext_lazy("撤下"),
        form=WithholdForm,
        act=_withhold,
        verb=Verb.RELEASE,
        states=SHOWN_STATES,
        also=lambda duty: duty.public,
    ),
)
