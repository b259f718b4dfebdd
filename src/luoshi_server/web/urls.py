"""Every address: each module in `pages` says its own, and the API has one door."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from django.urls import include, path
from django.views.i18n import set_language

from luoshi_server.web import pages

handler400 = "luoshi_server.web.pages.failures.not_found"
handler403 = "luoshi_server.web.pages.failures.forbidden"
handler404 = "luoshi_server.web.pages.failures.not_found"
handler500 = "luoshi_server.web.pages.failures.broken"

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("sso/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("api/v1/", include("luoshi_server.api.door")),
]
for found in sorted(iter_modules(pages.__path__), key=lambda one: one.name):
    urlpatterns += import_module(f"{pages.__name__}.{found.name}").urlpatterns
