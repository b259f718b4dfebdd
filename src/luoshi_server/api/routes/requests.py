"""Requests that a duty be changed: asked by one, decided by another."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.acting import seen_by
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.finding import duty_of, own
from luoshi_server.api.records.duty_acts import Answer, Asking
from luoshi_server.api.records.duty_matters import RequestRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.models import Duty, Request
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.errors import NotThere

router = Router(tags=["requests"])


class RequestFilters(Slice):
    """Which requests are asked for."""

    state: Literal["open", "approved", "refused"] | None = None
    what: Literal["extension", "suspension", "resumption", "unit", "target"] | None = None
    duty: Name | None = None
    unit: Name | None = None


@router.get("/requests", response=Page[RequestRow], openapi_extra={"x-members-only": True})
def list_requests(request: HttpRequest, filters: Query[RequestFilters]) -> dict[str, Any]:
    """The requests about duties that the member sees from inside, the last one first."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    wanted = filters.dict(include={"state", "what", "duty", "unit"}, exclude_none=True)
    rows = Request.objects.filter(duty__in=_duties(member), **wanted).order_by("-asked", "key")
    return page_of(rows, filters, RequestRow.fields_of)


@router.get("/requests/{key}", response=RequestRow, openapi_extra={"x-members-only": True})
def one_request(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One request: what was, what is asked for, and the answer."""
    return RequestRow.fields_of(_request(caller_of(request).who_may(Verb.SEE_INSIDE), key))


@router.post("/duties/{key}/ask", response={201: RequestRow})
def ask_for_change_of_duty(request: HttpRequest, key: Key, told: Asking) -> Status[dict[str, Any]]:
    """Ask for more time, a stop, another unit or another target; nothing changes by asking."""
    member = caller_of(request).required()
    duty = duty_of(member, key)
    asked = ask_for_change(
        duty, **told.dict(), by=member, seen=seen_by(request, duty), request=number_of(request)
    )
    return Status(201, RequestRow.fields_of(asked))


@router.post("/requests/{key}/decide", response=RequestRow)
def decide_one_request(request: HttpRequest, key: Key, told: Answer) -> dict[str, Any]:
    """Approve the request, and change the duty in the same act; or refuse it with the reason."""
    member = caller_of(request).who_may(Verb.DECIDE)
    asked = _request(member, key)
    seen = seen_by(request, asked.duty)
    decide_request(asked, **told.dict(), by=member, seen=seen, request=number_of(request))
    asked.refresh_from_db()
    return RequestRow.fields_of(asked)


def _duties(member: Member) -> Any:
    return own(visible_to(member), member).order_by().values("pk")


def _request(member: Member, key: str) -> Request:
    asked: Request | None = (
        Request.objects.select_related("duty").filter(pk=key, duty__in=_duties(member)).first()
    )
    if asked is None or not isinstance(asked.duty, Duty):
        raise NotThere(_("没有这项申请。"))
    return asked
