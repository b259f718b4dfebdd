"""What is filled in about members and tokens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from luoshi_server.accounts.particulars import Particulars
from luoshi_server.accounts.roles import TITLES, Role
from luoshi_server.accounts.tokens import LONGEST, SCOPES
from luoshi_server.organisations.naming import unit_named
from luoshi_server.organisations.queries import units

ROLES = [(role.value, TITLES[role]) for role in Role if role is not Role.PUBLIC]

SCOPE_TITLES = {
    "read": _("读取：查看本人可见的内容"),
    "write": _("办理：代本人办理事项"),
    "tell": _("填报：填报事项"),
    "import": _("导入：导入表格"),
}
SCOPE_NAMES = {"read": _("读取"), "write": _("办理"), "tell": _("填报"), "import": _("导入")}


class MemberFilter(forms.Form):  # type: ignore[misc]
    """Which members are listed."""

    q = forms.CharField(label=_("姓名、用户名或单位"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("角色"), required=False, choices=[("", _("全部")), *ROLES])
    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("全部")), ("active", _("在用")), ("inactive", _("已停用"))],
    )


class MemberForm(forms.Form):  # type: ignore[misc]
    """What a member is."""

    role = forms.ChoiceField(label=_("角色"), choices=ROLES)
    unit = forms.CharField(
        label=_("单位"),
        required=False,
        max_length=200,
        help_text=_("按单位名录填写。督查室人员可不填。"),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    post = forms.CharField(label=_("职务"), required=False, max_length=200)
    name = forms.CharField(label=_("姓名"), required=False, max_length=100)
    email = forms.CharField(label=_("邮箱"), required=False, max_length=254)

    def particulars(self) -> Particulars:
        """What was filled in, with the unit as the register names it."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in Particulars._fields}
        if told["unit"].strip():
            told["unit"] = unit_named(told["unit"], field="unit")
        return Particulars(**told)


class NewMemberForm(MemberForm):
    """A member who is made: a user name as well."""

    username = forms.CharField(label=_("用户名"), max_length=150, strip=True)
    field_order = ("username", "role", "unit", "post", "name", "email")


class TokenForm(forms.Form):  # type: ignore[misc]
    """A token: what it is for, what it may be used for, and for how long."""

    title = forms.CharField(
        label=_("用途"), max_length=100, help_text=_("例如：数据报送程序。作废时以此辨认。")
    )
    scopes = forms.MultipleChoiceField(
        label=_("权限范围"),
        choices=[(scope, SCOPE_TITLES[scope]) for scope in SCOPES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("令牌的权限不会超过您本人的权限。"),
    )
    days = forms.IntegerField(label=_("有效期（天）"), min_value=1, max_value=LONGEST, initial=90)


class PlainHints:
    """The rules for passwords as one sentence."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, again = self.fields["new_password1"], self.fields["new_password2"]
        first.label, again.label = _("新密码"), _("再输一次")
        first.help_text = _("至少 10 位；不能是常见密码、纯数字，也不能与用户名相近。")
        again.help_text = ""
        if "old_password" in self.fields:
            self.fields["old_password"].label = _("原密码")


class NewPasswordForm(PlainHints, SetPasswordForm):  # type: ignore[misc]
    """A password that is chosen by a link."""


class OtherPasswordForm(PlainHints, PasswordChangeForm):  # type: ignore[misc]
    """Another password, by who knows the present one."""


def scope_names(scopes: list[str]) -> str:
    """The scopes of a token as one reads them."""
    return "、".join(str(SCOPE_NAMES.get(scope, scope)) for scope in scopes)


def unit_names() -> list[str]:
    """The names of the units that there are now, to be offered while typing."""
    return list(units().order_by("name").values_list("name", flat=True)[:500])
