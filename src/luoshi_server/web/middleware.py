"""What happens around every page: each request has a number, and refusals become pages."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from luoshi_server.platform.errors import Refused, refusal_of_storage
from luoshi_server.web.pages import failures


class RequestNumber:
    """Gives each request a number, which stands in the ledger beside whatever it told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = uuid.uuid4().hex[:16]  # type: ignore[attr-defined]
        response = self._get_response(request)
        response["X-Request-Id"] = request.number  # type: ignore[attr-defined]
        if "Cache-Control" not in response and _may_be_signed_in(request):
            response["Cache-Control"] = "private, no-store"
        return response


def _may_be_signed_in(request: HttpRequest) -> bool:
    try:
        return bool(request.user.is_authenticated)
    except (OperationalError, InterfaceError):
        # Without a database nobody knows; the page that says so is nobody else's.
        return True


class Refusals:
    """Shows what an action refused, where the page has not shown it itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No name holds a NUL, and PostgreSQL can hold none: nothing is looked up by it.  The API
        # says itself which of its fields holds one.
        if not request.path.startswith("/api/"):
            if "\x00" in request.path:
                return failures.not_found(request)
            while "%00" in request.META.get("QUERY_STRING", ""):
                request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for a refusal, or for a database that is gone; anything else is a fault."""
        if request.path.startswith("/api/"):
            return None
        if isinstance(error, Refused):
            return failures.refused(request, error)
        refusal = refusal_of_storage(error)
        return failures.storage_failed(request, refusal) if refusal is not None else None
