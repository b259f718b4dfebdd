"""A call with an `Idempotency-Key` is done once, however often it is sent.

The answer is kept for two days under the member and the key.  The same call gets the same
answer; another call under the same key is refused.  What was refused or failed is not kept,
since nothing was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.api.models import KeptAnswer
from luoshi_server.api.problems import RepeatedOtherwise
from luoshi_server.platform import clock, files
from luoshi_server.platform.errors import ChangedMeanwhile, Refused

KEPT = timedelta(days=2)
GIVEN_UP = timedelta(minutes=15)
"""A call that has not been answered for so long was cut off, and may be tried again."""

HEADERS = ("Content-Type", "Location", "ETag")


def once(request: HttpRequest, member: Member, call: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to the call: done now, or as it was answered before."""
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return call()
    if len(key) > 200 or not key.isprintable():
        raise Refused(
            _("Idempotency-Key 不合规定。"),
            field="Idempotency-Key",
            advice=_("请使用不超过 200 个可见字符。"),
        )
    asked = _asked(request)
    begun = _begin(member, key, asked)
    if begun.status:
        return _again(begun)
    try:
        # What was done and that it was answered are kept together, or neither is.
        with transaction.atomic():
            response = call()
            if response.status_code < 400:
                _keep(begun, response)
    except BaseException:
        begun.delete()
        raise
    if response.status_code >= 400:
        begun.delete()
    return response


def _keep(begun: KeptAnswer, response: HttpResponse) -> None:
    is_secret = "no-store" in response.get("Cache-Control", "")
    begun.status = response.status_code
    begun.headers = {name: response[name] for name in HEADERS if name in response}
    begun.body = "" if is_secret else response.content.decode()
    begun.save()


def forget_old() -> None:
    """Drop what has been kept long enough."""
    KeptAnswer.objects.filter(at__lt=clock.now() - KEPT).delete()


def _begin(member: Member, key: str, asked: str) -> KeptAnswer:
    """Claim the key for this call, or find the call that has it."""
    now = clock.now()
    forget_old()
    KeptAnswer.objects.filter(member=member, key=key, status=0, at__lt=now - GIVEN_UP).delete()
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(member=member, key=key, asked=asked, at=now)
    except IntegrityError:
        kept = KeptAnswer.objects.get(member=member, key=key)
    if kept.asked != asked:
        raise RepeatedOtherwise(
            _("此 Idempotency-Key 已用于另一请求。"),
            field="Idempotency-Key",
            advice=_("请为每个请求使用新的编号。"),
        )
    if not kept.status:
        raise ChangedMeanwhile(_("同一请求正在办理。"), advice=_("请稍后再试。"))
    return kept


def _again(kept: KeptAnswer) -> HttpResponse:
    if not kept.body:
        raise ChangedMeanwhile(
            _("同一请求已经办理，其内容只给出一次。"), advice=_("如未收到，请作废后重新申领。")
        )
    response = HttpResponse(kept.body.encode(), status=kept.status)
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _asked(request: HttpRequest) -> str:
    """What was asked: method, address and body; of an upload its fields and files."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, values in sorted(request.POST.lists()):
            digest.update(repr((name, values)).encode())
        for name in sorted(request.FILES):
            file = request.FILES[name]
            digest.update(repr((name, file.name)).encode())
            for chunk in files.chunks_of(file):
                digest.update(chunk)
            file.seek(0)
    else:
        digest.update(request.body)
    return digest.hexdigest()
