"""What a unit does when it takes up a duty: it signs for it, and says who is to be asked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.sign import name_liaison, sign
from luoshi_server.duties.models import State
from luoshi_server.web.duties.offers import ActForm, Doing, Offer


class SignForm(ActForm):
    """Who is to be asked."""

    liaison = forms.CharField(
        label=gettext_lazy("联络员"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("不填则为签收人本人。"),
    )


def _sign(doing: Doing) -> str:
    liaison = doing.told["liaison"]
    sign(doing.duty, by=doing.by, liaison=liaison, seen=doing.seen, request=doing.request)
    return _("已签收。")


class LiaisonForm(ActForm):
    """Who is to be asked from now on."""

    liaison = forms.CharField(label=gettext_lazy("联络员"), max_length=100)


def _name_liaison(doing: Doing) -> str:
    liaison = doing.told["liaison"]
    name_liaison(doing.duty, by=doing.by, liaison=liaison, seen=doing.seen, request=doing.request)
    return _("已确定联络员。")


OFFERS = (
    Offer(
        name="sign",
        title=gettext_lazy("签收"),
        submit=gettext_lazy("签收"),
        form=SignForm,
        act=_sign,
        verb=Verb.SIGN,
        whose="the lead's",
        states=(State.ASSIGNED,),
        is_next=True,
    ),
    Offer(
        name="liaison",
        title=gettext_lazy("更换联络员"),
        submit=gettext_lazy("确定"),
        form=LiaisonForm,
        act=_name_liaison,
        verb=Verb.SIGN,
        whose="the lead's",
        states=(State.SIGNED, State.COMPLETED, State.RETURNED),
    ),
)
