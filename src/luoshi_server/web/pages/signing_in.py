"""Signing in and out, with a password or by single sign-on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from luoshi_server.web.demonstration import accounts
from luoshi_server.web.doors import page


class SignIn(LoginView):  # type: ignore[misc]
    """The page on which a member signs in."""

    template_name = "signing_in.html"
    template_engine = "jinja2"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether single sign-on is set up, and the accounts of a demonstration."""
        context = super().get_context_data(**kwargs)
        context["single_sign_on"] = settings.LUOSHI.single_sign_on
        context["demo_accounts"] = accounts() if settings.LUOSHI.demo else []
        return context


def locked_out(
    request: HttpRequest, response: Any = None, credentials: Any = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Too many wrong passwords: the account rests for a quarter of an hour."""
    return page(
        request,
        "failure.html",
        {
            "reason": _("密码连续错误，账号暂时锁定。"),
            "advice": _("请 15 分钟后再试，或联系管理员。"),
            "status": 429,
        },
        status=429,
    )


urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
]
