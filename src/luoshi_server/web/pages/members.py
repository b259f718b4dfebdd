"""Members, whom the administrator keeps; and the tokens that everybody keeps for himself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi_server.accounts.actions.change_member import change_member
from luoshi_server.accounts.actions.deactivate_member import deactivate_member, reactivate_member
from luoshi_server.accounts.actions.link_for_password import link_for_password
from luoshi_server.accounts.actions.make_member import make_member
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.forms.members import (
    MemberFilter,
    MemberForm,
    NewMemberForm,
    scope_names,
    unit_names,
)


@inside(Verb.KEEP_MEMBERS)
def members(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The list of members."""
    filters = MemberFilter(request.GET or None)
    rows = Member.objects.order_by("-is_active", "role", "unit", "username")
    if filters.is_valid():
        told = filters.cleaned_data
        if told["q"]:
            words = told["q"].replace("\0", "")
            rows = rows.filter(
                Q(name__icontains=words) | Q(username__icontains=words) | Q(unit__icontains=words)
            )
        if told["role"]:
            rows = rows.filter(role=told["role"])
        if told["state"]:
            rows = rows.filter(is_active=told["state"] == "active")
    context = {"filters": filters, "rows": paged(request, rows)}
    return page(request, "members/members.html", context)


@inside(Verb.KEEP_MEMBERS)
def new_member(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The form with which a member is made."""
    form = NewMemberForm(request.POST or None, initial={"role": "liaison"})
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]

        def make() -> None:
            make_member(username, form.particulars(), by=member, request=number_of(request))

        done = _("已新建用户“%(username)s”。请生成设密链接交给本人。") % {"username": username}
        if try_action(request, form, make, done):
            return redirect("member", username=username)
    context = {"form": form, "units": unit_names(), "who": None}
    return page(request, "members/member.html", context, status=_status(form))


@never_cache
@inside(Verb.KEEP_MEMBERS)
def one_member(request: HttpRequest, username: str, *, member: Member) -> HttpResponse:
    """One member, with what may be changed."""
    who = _member(username)
    now = {name: getattr(who, name) for name in ("role", "unit", "post", "name", "email")}
    form = MemberForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():

        def change() -> None:
            change_member(who, form.particulars(), by=member, request=number_of(request))

        if try_action(request, form, change, _("用户信息已更新。")):
            return redirect("member", username=who.username)
    return _page_of(request, who, form)


@never_cache
@inside(Verb.KEEP_MEMBERS)
@require_POST
def password_link(request: HttpRequest, username: str, *, member: Member) -> HttpResponse:
    """Make a link for choosing a password; it is shown on this page and nowhere else."""
    who = _member(username)
    made: list[str] = []

    def make() -> None:
        link = link_for_password(who, by=member, request=number_of(request))
        made.append(request.build_absolute_uri(reverse("set_password", kwargs=link._asdict())))

    if not try_action(request, None, make, ""):
        return redirect("member", username=username)
    now = {name: getattr(who, name) for name in ("role", "unit", "post", "name", "email")}
    return _page_of(request, who, MemberForm(initial=now), link=made[0])


@inside(Verb.KEEP_MEMBERS)
@require_POST
def deactivate(request: HttpRequest, username: str, *, member: Member) -> HttpResponse:
    """Let a member sign in no more."""
    who = _member(username)
    act = lambda: deactivate_member(who, by=member, request=number_of(request))  # noqa: E731
    try_action(request, None, act, _("账号已停用。"))
    return redirect("member", username=username)


@inside(Verb.KEEP_MEMBERS)
@require_POST
def reactivate(request: HttpRequest, username: str, *, member: Member) -> HttpResponse:
    """Let a member sign in again."""
    who = _member(username)
    act = lambda: reactivate_member(who, by=member, request=number_of(request))  # noqa: E731
    try_action(request, None, act, _("账号已恢复。"))
    return redirect("member", username=username)


def _page_of(
    request: HttpRequest, who: Member, form: MemberForm, *, link: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "who": who,
        "form": form,
        "units": unit_names(),
        "link": link,
        "scope_names": scope_names,
        "tokens": who.tokens.filter(withdrawn=None, expires__gt=clock.now()).order_by("-made"),
    }
    if link:
        messages.info(request, _("链接三日内有效，只能使用一次。"))
    return page(request, "members/member.html", context, status=_status(form))


def _status(form: MemberForm) -> int:
    return 422 if form.is_bound and form.errors else 200


def _member(username: str) -> Member:
    who = Member.objects.filter(username=username).first()
    if who is None:
        raise NotThere(_("没有用户“%(username)s”。") % {"username": username})
    return who


urlpatterns = [
    path("members/", members, name="members"),
    path("members/new/", new_member, name="new_member"),
    path("members/of/<str:username>/", one_member, name="member"),
    path("members/of/<str:username>/password/", password_link, name="member_password"),
    path("members/of/<str:username>/deactivate/", deactivate, name="deactivate_member"),
    path("members/of/<str:username>/reactivate/", reactivate, name="reactivate_member"),
]
