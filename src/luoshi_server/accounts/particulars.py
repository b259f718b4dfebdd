"""What is known of a member, checked before it is kept."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import OFFICE, UNIT, Role
from luoshi_server.platform.errors import Refused, required

LONGEST = {"username": 150, "unit": 200, "post": 200, "name": 100, "email": 254}


class Particulars(NamedTuple):
    """Who a member is: role, unit, post, name and address for mail."""

    role: str
    unit: str = ""
    post: str = ""
    name: str = ""
    email: str = ""

    def checked(self, office: str) -> Particulars:
        """The same, trimmed; a member of the office belongs to it, one of a unit names it."""
        plain = Particulars(*(value.strip() for value in self))
        if plain.role not in set(Role) - {Role.PUBLIC}:
            raise Refused(
                _("没有“%(role)s”这个角色。") % {"role": plain.role},
                field="role",
                advice=_("请从角色表中选择。"),
            )
        for field, value in plain._asdict().items():
            if len(value) > LONGEST.get(field, 20):
                raise Refused(
                    _("内容超过 %(limit)s 字。") % {"limit": LONGEST.get(field, 20)}, field=field
                )
        if plain.email:
            _require_mail(plain.email)
        role = Role(plain.role)
        if role in OFFICE:
            return plain._replace(unit=plain.unit or office)
        if role in UNIT and not plain.unit:
            raise required("unit", _("单位"))
        return plain

    def of(self, member: Member) -> dict[str, str]:
        """What differs from what the member is now, as it would be."""
        return {
            field: value
            for field, value in self._asdict().items()
            if value != getattr(member, field)
        }


def checked_username(username: str) -> str:
    """A user name that nobody has yet, of signs that may stand in one."""
    username = username.strip()
    if not username:
        raise required("username", _("用户名"))
    try:
        UnicodeUsernameValidator()(username)
        is_good = len(username) <= LONGEST["username"]
    except ValidationError:
        is_good = False
    if not is_good:
        raise Refused(
            _("用户名只能由文字、数字和 @ . + - _ 组成，不超过 150 字。"), field="username"
        )
    if Member.objects.filter(username=username).exists():
        raise Refused(
            _("用户名“%(username)s”已有人使用。") % {"username": username},
            field="username",
            advice=_("请换一个用户名。"),
        )
    return username


def _require_mail(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(
            _("“%(address)s”不是邮箱地址。") % {"address": address}, field="email"
        ) from error
