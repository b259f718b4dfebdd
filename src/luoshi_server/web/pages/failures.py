"""Pages that say what could not be done, and what to do next."""

from __future__ import annotations

import sys

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from luoshi_server.platform.errors import Refused, refusal_of_storage

urlpatterns: list[object] = []


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """What an action refused."""
    return _page(request, error.status, error.reason, error.advice)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or from one that was open too long."""
    return _page(
        request, 403, _("页面已过期或来源不明，未作任何更改。"), _("请返回上一页，刷新后重新提交。")
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or none for this member."""
    return _page(request, 404, _("没有这个页面。"), _("请检查网址，或从导航进入。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This member may not."""
    return _page(request, 403, _("您无权查看此页。"), _("如需查看，请联系管理员。"))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or of database or disk where no page was reached yet."""
    error = sys.exc_info()[1]
    refusal = refusal_of_storage(error) if error is not None else None
    if refusal is not None:
        return storage_failed(request, refusal)
    return _page(
        request,
        500,
        _("系统出错，未作任何更改。"),
        _("请稍后重试；如仍不行，请把请求编号告诉管理员。"),
    )


def storage_failed(request: HttpRequest, error: Refused) -> HttpResponse:
    """Database or disk fail us.  The page asks neither who looks nor what he was told before."""
    if request.path.startswith("/api/"):
        # A call that failed before it came to the API's own door.
        told = {
            "type": f"urn:luoshi:problem:{error.code}",
            "title": error.reason,
            "status": error.status,
            "detail": error.message,
        }
        return JsonResponse(told, status=error.status, content_type="application/problem+json")
    request.user = AnonymousUser()
    if hasattr(request, "_messages"):
        del request._messages
    response = _page(request, error.status, error.reason, error.advice)
    response["Retry-After"] = "30"
    return response


def _page(request: HttpRequest, status: int, reason: str, advice: str) -> HttpResponse:
    context = {"reason": reason, "advice": advice, "status": status}
    return render(request, "failure.html", context, status=status, using="jinja2")
