"""The API itself: every route of the folder under one address; the folder is the registry."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from luoshi_server.api import contract, freshness, problems, routes
from luoshi_server.api.callers import ROOT
from luoshi_server.api.calls import around, guarded
from luoshi_server.platform.errors import ChangedMeanwhile, NotThere

DESCRIPTION = """Everything that the pages of the office do, for programs.

Look with GET: without login one sees what is public, with a token what its member may see.
Lists are cut by `limit` and `offset`.  Act with POST: send `Idempotency-Key` so that a call may
be repeated, and `If-Match` so that nothing is done to what was changed meanwhile.  Decimals
are text, instants bear the offset of Shanghai.  What is refused is a problem of RFC 9457.
"""


class JsonOnly(Parser):
    """Reads bodies that say they are JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body; raises if it is of another kind, or a number in it is none."""
        if request.content_type not in ("application/json", ""):
            raise problems.WrongMedia(
                _("请求内容应为 application/json。"), advice=_("请改正 Content-Type。")
            )
        return json.loads(request.body, parse_constant=_no_constant)


class ReadableJson(JSONRenderer):
    """Chinese stays Chinese."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Ninja's, with our failures and our description."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Every failure as a problem."""
        if isinstance(exc, HttpError) and isinstance(exc.__cause__, problems.WrongMedia):
            exc = exc.__cause__
        if isinstance(exc, ChangedMeanwhile):
            exc = freshness.met_meanwhile(request, exc)
        if isinstance(exc, ValidationError) and _wants_a_form(exc, request):
            exc = problems.WrongMedia(
                _("请求内容应为 multipart/form-data。"), advice=_("请以表单上传文件。")
            )
        return problems.of(request, exc)

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """The description, completed."""
        return contract.completed(super().get_openapi_schema(**kwargs))

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the function: there is one of each."""
        return str(operation.view_func.__name__)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _wants_a_form(error: ValidationError, request: HttpRequest) -> bool:
    is_form = request.content_type == "multipart/form-data"
    return not is_form and any(one["loc"][0] in ("file", "form") for one in error.errors)


def _not_there(request: HttpRequest) -> HttpResponse:
    raise NotThere(_("没有这个地址。"), advice=_("请对照 /api/v1/openapi.json 检查。"))


def _made() -> NinjaAPI:
    api = Api(
        title="luoshi",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
        parser=JsonOnly(),
        renderer=ReadableJson(),
        servers=[],
    )
    api.add_decorator(around, mode="view")
    for found in sorted(iter_modules(routes.__path__), key=lambda one: one.name):
        api.add_router("", import_module(f"{routes.__name__}.{found.name}").router)
    return api


api = _made()


def described() -> dict[str, Any]:
    """The OpenAPI description of all routes."""
    described: dict[str, Any] = json.loads(
        json.dumps(api.get_openapi_schema(path_prefix=ROOT), default=str)
    )
    described["servers"] = [{"url": "/"}]
    return described


def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description as JSON."""
    return HttpResponse(_written(settings.LUOSHI.place), content_type="application/json")


@lru_cache(maxsize=2)
def _written(place: str) -> str:
    """The description of the office of this place: the routes do not change while it serves."""
    told = described()
    told["info"]["description"] += f"\n{place}"
    return json.dumps(told, ensure_ascii=False, indent=1)


def _guarded(pattern: Any) -> Any:
    if isinstance(pattern, URLPattern):
        pattern.callback = guarded(pattern.callback)
    return pattern


urlpatterns = [
    re_path(r"^openapi\.json$", guarded(description), name="openapi"),
    *(_guarded(one) for one in api.urls[0] if getattr(one, "name", "") != "api-root"),
    re_path(r"^.*$", guarded(_not_there), name="api_not_there"),
]
