"""Single sign-on: the identity provider says who somebody is, the office what he may do.

A person whom the office has not made a member is not let in, whatever the provider says.
"""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member


class NobodySignsUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Members are made by the administrator."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Never."""
        return False


class KnownMembersOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signs in the member whose user name the identity provider gives."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Connect the identity to the member of the same user name, or turn it away."""
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                _turn_away(request, _("您的账号已停用。请联系管理员。"))
            return
        told = sociallogin.account.extra_data
        claims = {**told.get("userinfo", {}), **told.get("id_token", {}), **told}
        name = claims.get("preferred_username") or claims.get("sub") or ""
        member = Member.objects.filter(username=name, is_active=True).first()
        if member is None:
            _turn_away(request, _("统一身份认证成功，但您还不是本系统用户。请联系管理员。"))
        sociallogin.connect(request, member)

    def on_authentication_error(self, request: Any, provider: Any, **kwargs: Any) -> None:
        """The identity provider did not say who it is, or what it said does not hold."""
        _turn_away(request, _("统一身份认证没有完成。请重试，或用密码登录。"))


def _turn_away(request: Any, reason: str) -> NoReturn:
    messages.error(request, reason)
    raise ImmediateHttpResponse(redirect("sign_in"))
