"""Members, for the administrator's programs."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import Field

from luoshi_server.accounts.actions.change_member import change_member
from luoshi_server.accounts.actions.deactivate_member import deactivate_member, reactivate_member
from luoshi_server.accounts.actions.link_for_password import link_for_password
from luoshi_server.accounts.actions.make_member import make_member
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.particulars import Particulars
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records.members import (
    MemberGiven,
    MemberMade,
    MemberRow,
    PasswordLinkMade,
    RoleName,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.organisations.naming import unit_named
from luoshi_server.platform.errors import Forbidden, NotThere

router = Router(tags=["members"])


class MemberFilters(Slice):
    """Which members are asked for."""

    role: RoleName | None = None
    unit: Name | None = None
    is_active: bool | None = None


@router.get("/members", response=Page[MemberRow], openapi_extra={"x-members-only": True})
def list_members(request: HttpRequest, filters: Query[MemberFilters]) -> dict[str, Any]:
    """All members; for the administrator."""
    caller_of(request).who_may(Verb.KEEP_MEMBERS)
    wanted = filters.dict(include={"role", "unit", "is_active"}, exclude_none=True)
    return page_of(Member.objects.filter(**wanted).order_by("username"), filters, MemberRow.of)


@router.post("/members", response={201: MemberRow})
def add_member(request: HttpRequest, told: MemberMade) -> Status[MemberRow]:
    """Make a member; a link lets him choose a password."""
    by = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    member = make_member(told.username, _particulars(told), by=by, request=number_of(request))
    return Status(201, MemberRow.of(member))


@router.post("/members/{username}/change", response=MemberRow)
def change_one_member(
    request: HttpRequest, username: Annotated[Key, Field(max_length=150)], told: MemberGiven
) -> MemberRow:
    """Change role, unit, post, name or mail."""
    by = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    member = _member(username)
    change_member(member, _particulars(told), by=by, request=number_of(request))
    return MemberRow.of(member)


@router.post("/members/{username}/deactivate", response=MemberRow)
def deactivate_one_member(request: HttpRequest, username: Key) -> MemberRow:
    """Let a member sign in no more."""
    by = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    member = _member(username)
    deactivate_member(member, by=by, request=number_of(request))
    return MemberRow.of(member)


@router.post("/members/{username}/reactivate", response=MemberRow)
def reactivate_one_member(request: HttpRequest, username: Key) -> MemberRow:
    """Let a member sign in again."""
    by = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    member = _member(username)
    reactivate_member(member, by=by, request=number_of(request))
    return MemberRow.of(member)


@router.post("/members/{username}/password-link", response={201: PasswordLinkMade})
def make_password_link(
    request: HttpRequest, response: HttpResponse, username: Key
) -> Status[dict[str, str]]:
    """Make a link with which a member chooses a password; it holds once, for three days.

    A program cannot make one, since it would outlive its token: that takes the session of the
    pages.
    """
    caller = caller_of(request)
    by = caller.who_may(Verb.KEEP_MEMBERS)
    member = _member(username)
    if caller.token is not None:
        raise Forbidden(_("令牌不能生成设置密码的链接。"), advice=_("请登录后在用户页生成。"))
    link = link_for_password(member, by=by, request=number_of(request))
    path = reverse("set_password", kwargs=link._asdict())
    response["Cache-Control"] = "no-store"
    return Status(201, {"address": request.build_absolute_uri(path)})


def _member(username: str) -> Member:
    member = Member.objects.filter(username=username).first()
    if member is None:
        raise NotThere(_("没有用户“%(username)s”。") % {"username": username})
    return member


def _particulars(told: MemberGiven) -> Particulars:
    unit = unit_named(told.unit, field="unit") if told.unit.strip() else ""
    return Particulars(told.role, unit, told.post, told.name, told.email)
