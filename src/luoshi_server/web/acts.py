"""A verb as the page of a bulletin or a supervision offers it: to whom, when, by which form.

Who may and what must hold is decided by the action; here it is only asked beforehand, so that
nobody is offered what would be refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.platform.errors import Forbidden, NotThere, Refused
from luoshi_server.web.doors import number_of
from luoshi_server.web.duties.offers import ActForm


@dataclass(frozen=True, kw_only=True)
class Act:
    """A verb: `who` may do it at all, `when` it is possible, `do` calls the action.

    `do` is given what it is done with, by whom, and what the form told, with `seen` and
    `request`.
    """

    name: str
    title: Any
    submit: Any
    done: Any
    do: Callable[..., Any]
    who: Callable[[Member, Any], bool]
    when: Callable[[Any], bool]
    form: type[ActForm] = ActForm
    is_next: bool = False

    def is_possible(self, member: Member, thing: Any) -> bool:
        """Whether the member could do this now."""
        return self.when(thing) and self.who(member, thing)

    def form_for(self, thing: Any, member: Member, *args: Any) -> ActForm:
        """The form of this verb, its fields named so that several stand on one page."""
        return self.form(thing, member, *args, auto_id=f"{self.name}-%s")


def by_name(acts: Iterable[Act]) -> dict[str, Act]:
    """The verbs by the names that stand in addresses."""
    return {act.name: act for act in acts}


def offers(
    acts: Mapping[str, Act],
    member: Member,
    thing: Any,
    refused: tuple[Act, ActForm] | None = None,
) -> list[dict[str, Any]]:
    """What the member may do now, each with its form; a refused one is open with its reasons."""
    shown = [act for act in acts.values() if act.is_possible(member, thing)]
    if refused is not None and refused[0] not in shown:
        shown.insert(0, refused[0])
    return [
        {
            "act": act,
            "form": refused[1]
            if refused is not None and refused[0] is act
            else act.form_for(thing, member),
            "is_open": act.is_next or (refused is not None and refused[0] is act),
        }
        for act in shown
    ]


def try_act(
    request: HttpRequest, acts: Mapping[str, Act], verb: str, thing: Any, member: Member
) -> tuple[Act, ActForm, int] | None:
    """Do what the form asks; gives the verb, its form and the status if it was refused."""
    act = acts.get(verb)
    if act is None:
        raise NotThere(_("没有这个页面。"))
    if not act.who(member, thing):
        raise Forbidden(_("您的角色无权办理此事项。"), advice=_("请由有权限的同志办理。"))
    form = act.form_for(thing, member, request.POST)
    status = 422
    if form.is_valid():
        told = dict(form.cleaned_data)
        try:
            act.do(thing, by=member, request=number_of(request), **told)
        except Refused as refusal:
            if refusal.status not in (409, 422):
                raise
            form.refuse(refusal)
            status = refusal.status
        else:
            messages.success(request, act.done)
            return None
    return act, form, status
