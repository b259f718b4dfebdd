"""Where single sign-on comes back to when it does not sign anybody in: the page for signing in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def not_signed_in(request: HttpRequest) -> HttpResponse:
    """Somebody broke off, or the provider did not know him."""
    messages.error(request, _("统一身份认证没有完成。请重试，或用密码登录。"))
    return redirect("sign_in")


urlpatterns = [
    path("sso/login/cancelled/", not_signed_in, name="socialaccount_login_cancelled"),
    path("sso/login/error/", not_signed_in, name="socialaccount_login_error"),
    path("sso/signup/", not_signed_in, name="socialaccount_signup"),
    path("sso/", not_signed_in, name="socialaccount_connections"),
]
