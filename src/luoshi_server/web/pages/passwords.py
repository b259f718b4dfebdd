"""Choosing a password: by the link of the administrator, or anew by who is signed in."""

from __future__ import annotations

from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from luoshi_server.web.forms.members import NewPasswordForm, OtherPasswordForm


class SetPassword(SuccessMessageMixin, PasswordResetConfirmView):  # type: ignore[misc]
    """The page behind the link: it holds once, and for three days."""

    template_name = "members/password.html"
    template_engine = "jinja2"
    form_class = NewPasswordForm
    success_url = reverse_lazy("sign_in")
    success_message = _("密码已设定，请登录。")


class ChangePassword(SuccessMessageMixin, PasswordChangeView):  # type: ignore[misc]
    """Another password for who is signed in and knows the present one."""

    template_name = "members/password.html"
    template_engine = "jinja2"
    form_class = OtherPasswordForm
    success_url = reverse_lazy("tokens")
    success_message = _("密码已更改。")
    extra_context = {"validlink": True}


urlpatterns = [
    path("password/<uidb64>/<token>/", SetPassword.as_view(), name="set_password"),
    path("password/", ChangePassword.as_view(), name="change_password"),
]
