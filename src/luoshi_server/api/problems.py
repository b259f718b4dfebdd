"""What went wrong with a call, as a problem of RFC 9457: for each field the reason and advice."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from luoshi_server.api.faults import Fault, faults_in
from luoshi_server.ledger.typed import NotAnEvent
from luoshi_server.platform.errors import Refused, refusal_of_storage
from luoshi_server.platform.wording import one_after_another

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger("luoshi.api")


class Kind(NamedTuple):
    """A kind of problem: its name in the address of its type, and its title."""

    name: str
    title: str


class NotSignedIn(Refused):
    """Whoever calls must say who he is."""

    status = 401
    code = "not-signed-in"


class TooMany(Refused):
    """Calls come too fast; `seconds` until the next one is answered."""

    status = 429
    code = "too-many"

    def __init__(self, reason: str, *, seconds: int, advice: str = "") -> None:
        super().__init__(reason, advice=advice)
        self.seconds = seconds


class NotAsSeen(Refused):
    """The thing was changed after the caller saw it."""

    status = 412
    code = "not-as-seen"


class WrongMedia(Refused):
    """The body is of a kind that the call does not take."""

    status = 415
    code = "wrong-media"


class RepeatedOtherwise(Refused):
    """An idempotency key was used before, for another call."""

    code = "repeated-otherwise"


def kinds() -> dict[int, Kind]:
    """What each status is called."""
    return {
        400: Kind("unreadable", _("请求无法识读")),
        401: Kind("not-signed-in", _("需要登录")),
        403: Kind("forbidden", _("无权办理")),
        404: Kind("not-there", _("没有此项内容")),
        405: Kind("no-such-verb", _("此地址没有这种办理方式")),
        409: Kind("changed-meanwhile", _("他人已先办理")),
        412: Kind("not-as-seen", _("内容已经变更")),
        413: Kind("too-large", _("请求内容过大")),
        415: Kind("wrong-media", _("请求内容类型不符")),
        422: Kind("refused", _("不能受理")),
        429: Kind("too-many", _("请求过于频繁")),
        500: Kind("broken", _("系统出错，未作任何更改")),
        503: Kind("database-gone", _("数据库暂时不可用，未作任何更改")),
        507: Kind("disk-full", _("磁盘空间已满，未作任何更改")),
    }


def of(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem that an exception is."""
    match error:
        case NotAnEvent():
            return _of_faults(request, [Fault(*fault) for fault in error.faults])
        case Refused():
            return _of_refusal(request, error)
        case ValidationError():
            return _of_faults(request, faults_in(error.errors, request))
        case Http404():
            return answer(request, 404, _("没有这个地址，或没有这项内容。"))
        case PermissionDenied():
            return answer(request, 403, _("您无权办理。"))
        case RequestDataTooBig():
            return answer(request, 413, _("请求内容过大。"), advice=_("请分批提交。"))
        case HttpError(status_code=400) | BadRequest():
            reason = _("请求内容不是可识读的 JSON。")
            return answer(request, 400, reason, advice=_("请检查格式和编码（UTF-8）。"))
        case HttpError():
            return answer(request, error.status_code, str(error))
    refusal = refusal_of_storage(error)
    if refusal is not None:
        return _of_refusal(request, refusal)
    log.exception("fault in %s %s", request.method, request.path, exc_info=error)
    return answer(
        request,
        500,
        _("系统出错，未作任何更改。"),
        advice=_("请稍后重试，或把请求编号告诉管理员。"),
    )


def answer(
    request: HttpRequest,
    status: int,
    reason: str,
    *,
    advice: str = "",
    code: str = "",
    errors: Iterable[Fault] = (),
) -> HttpResponse:
    """A problem as a response."""
    kind = kinds().get(status) or Kind("refused", _("不能受理"))
    number = str(getattr(request, "number", ""))
    told: dict[str, Any] = {
        "type": f"urn:luoshi:problem:{code or kind.name}",
        "title": kind.title,
        "status": status,
        "detail": one_after_another(reason, advice),
        "instance": f"urn:luoshi:request:{number}",
        "errors": [fault._asdict() for fault in errors],
    }
    return JsonResponse(
        told, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response; one that says in another form that something is wrong, as a problem."""
    if response.status_code < 400 or response.get("Content-Type") == MEDIA_TYPE:
        return response
    reasons = {405: _("此地址不能用 %(verb)s 办理。") % {"verb": request.method}}
    reason = reasons.get(response.status_code, _("请求不能办理。"))
    problem = answer(request, response.status_code, reason)
    if "Allow" in response:
        problem["Allow"] = response["Allow"]
    return problem


def _of_refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    fault = Fault(error.field, error.reason, error.advice)
    code = "" if error.code in ("refused", "told-before") and error.status == 409 else error.code
    problem = answer(
        request,
        error.status,
        error.reason,
        advice=error.advice,
        code=code,
        errors=[fault] if error.field else [],
    )
    if isinstance(error, TooMany):
        problem["Retry-After"] = str(error.seconds)
    if error.status == 401:
        problem["WWW-Authenticate"] = 'Bearer realm="luoshi"'
    return problem


def _of_faults(request: HttpRequest, faults: list[Fault]) -> HttpResponse:
    reason = _("有 %(count)s 处不能受理。") % {"count": len(faults)}
    return answer(request, 422, reason, advice=_("请按各项提示修改后重新提交。"), errors=faults)
