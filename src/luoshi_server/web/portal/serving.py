"""How public answers are sent: to be kept for a minute by anybody, and asked for by their stamp."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from luoshi_server.web.doors import View, member_of

MAX_AGE = 60


def for_all(view: Callable[..., Any]) -> Callable[..., Any]:
    """Something that anybody may look at, and nobody can change."""
    safe = require_safe(view)
    safe.is_public = True
    return safe  # type: ignore[no-any-return]


def open_to_all(view: View) -> View:
    """A page for everybody.  Who has not signed in may keep it for a minute.

    It shows a member what it shows everybody else; only he is not to keep it.
    """

    @for_all
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if member_of(request) is None and response.status_code == 200:
            response["Cache-Control"] = f"public, max-age={MAX_AGE}"
        return response

    return shown


def stamped(
    request: HttpRequest,
    content: bytes,
    kind: str,
    *,
    changed: datetime | None = None,
    name: str = "",
) -> HttpResponse:
    """Content with its ETag and its day of change; nothing but a 304 to who has it already."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return answered(request, lambda: HttpResponse(content, kind), etag, changed, name)


def answered(
    request: HttpRequest,
    make: Callable[[], Any],
    etag: str,
    changed: datetime | None,
    name: str = "",
) -> Any:
    """The answer that `make` gives, unless whoever asks has the same already."""
    seconds = int(changed.timestamp()) if changed else None
    known = get_conditional_response(request, etag=etag, last_modified=seconds)
    response = known if known is not None else make()
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["Access-Control-Allow-Origin"] = "*"
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
