"""Let a member sign in no more, or again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Role, Verb
from luoshi_server.platform.errors import Refused


@transaction.atomic
def deactivate_member(member: Member, *, by: Member, request: str = "") -> None:
    """End the member's sessions and tokens at once; what was done under the name stays."""
    require(by, Verb.KEEP_MEMBERS)
    if member.pk == by.pk:
        raise Refused(_("不能停用自己的账号。"), advice=_("请由另一位管理员办理。"))
    if not member.is_active:
        raise Refused(_("账号已经停用。"))
    require_another_administrator(member)
    _set(member, False, "deactivated", by, request)


@transaction.atomic
def reactivate_member(member: Member, *, by: Member, request: str = "") -> None:
    """Let the member sign in again, with the password of before."""
    require(by, Verb.KEEP_MEMBERS)
    if member.is_active:
        raise Refused(_("账号没有停用。"))
    _set(member, True, "reactivated", by, request)


def require_another_administrator(member: Member) -> None:
    """Somebody must be left who can keep members."""
    others = Member.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=member.pk)
    if member.role == Role.ADMINISTRATOR and not others.exists():
        raise Refused(_("这是唯一的系统管理员。"), field="role", advice=_("请先指定另一位管理员。"))


def _set(member: Member, is_active: bool, what: str, by: Member, request: str) -> None:
    member.is_active = is_active
    member.save(update_fields=["is_active"])
    tell(Change(member, what, by, {}, {}, request))
