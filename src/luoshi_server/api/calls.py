"""What happens around every call: who calls, whether he has the answer, whether it was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from luoshi_server.api import freshness, problems, repeating
from luoshi_server.api.callers import ROOT, SAFE, Caller, identified
from luoshi_server.platform.errors import Refused

Answering = Callable[..., HttpResponse]


def caller_of(request: HttpRequest) -> Caller:
    """Who calls, as it was found out before the route was asked."""
    caller: Caller = request.caller  # type: ignore[attr-defined]
    return caller


def number_of(request: HttpRequest) -> str:
    """The number of the request, which stands in the ledger."""
    return str(getattr(request, "number", ""))


def around(run: Answering) -> Answering:
    """One operation of a route, with everything that holds for all of them."""
    known = _parameters(run)

    @wraps(run)
    def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        caller = identified(request, request.path.removeprefix(ROOT))
        request.caller = caller  # type: ignore[attr-defined]
        _require_known(request, known)
        if request.method in SAFE:
            return _looked_at(request, caller, lambda: run(request, *args, **kwargs))
        member = caller.required()
        return repeating.once(request, member, lambda: run(request, *args, **kwargs))

    return called


def guarded(view: Answering) -> Answering:
    """A view of the API, of which every failure is a problem."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Exception as error:
            response = problems.of(request, error)
        response = problems.as_problem(request, response)
        patch_vary_headers(response, ["Authorization", "Cookie", "Accept-Language"])
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined]
    return answered


class UnknownParameter(Refused):
    """A parameter that the address does not know: a filter misspelt must not show everything."""


def _looked_at(request: HttpRequest, caller: Caller, run: Answering) -> HttpResponse:
    tag = freshness.tag_of(request, caller)
    if freshness.is_known(request, tag):
        response = HttpResponse(status=304)
        response["ETag"] = tag
        return response
    response = run()
    if response.status_code == 200:
        response["ETag"] = tag
    return response


def _parameters(run: Answering) -> frozenset[str]:
    """The names of the query parameters that an operation takes."""
    operation = run.__self__  # type: ignore[attr-defined]
    names: set[str] = set()
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            names |= set(model.__ninja_flatten_map__)
    return frozenset(names)


def _require_known(request: HttpRequest, known: frozenset[str]) -> None:
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise UnknownParameter(
            _("没有此参数。"), field=unknown[0], advice=_("请检查名称，或删去此参数。")
        )
