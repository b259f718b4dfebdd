"""Whether a member may do something, asked in one place by every door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from luoshi_server.accounts.roles import ALLOWED, OF_ONES_OWN_UNIT, UNIT, Role, Verb
from luoshi_server.platform.errors import Forbidden

if TYPE_CHECKING:
    from luoshi_server.accounts.models import Member


def role_of(member: Member | None) -> Role:
    """The role of a member; of whoever has not signed in, the public's."""
    return Role.PUBLIC if member is None or not member.is_active else Role(member.role)


def may(member: Member | None, verb: Verb, *, of: Iterable[str] | None = None) -> bool:
    """Whether the member may do this, about a matter of the units `of` where it has any."""
    role = role_of(member)
    if role not in ALLOWED[verb]:
        return False
    if of is not None and role in UNIT and verb in OF_ONES_OWN_UNIT:
        return member is not None and member.unit in set(of)
    return True


def require(member: Member | None, verb: Verb, *, of: Iterable[str] | None = None) -> Member:
    """The member, who may do this; raises `Forbidden` otherwise."""
    if member is None or not may(member, verb, of=of):
        raise Forbidden(
            _("您的角色无权办理此事项。"), advice=_("请由有权限的同志办理，或向管理员申请。")
        )
    return member
