"""The messages of the member who calls, and the secret address of the own calendar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.records.messages import (
    CalendarMade,
    DigestChosen,
    DigestWanted,
    MessageRow,
    SeenGiven,
    SeenRow,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.platform.errors import Forbidden
from luoshi_server.telling.actions.mark_seen import mark_seen
from luoshi_server.telling.actions.renew_calendar import renew_calendar
from luoshi_server.telling.actions.want_digest import want_digest
from luoshi_server.telling.queries import messages_of, seen_upto, unseen

router = Router(tags=["messages"])


class MessageFilters(Slice):
    """Which messages are asked for."""

    is_new: bool | None = None


@router.get("/messages", response=Page[MessageRow], openapi_extra={"x-members-only": True})
def list_messages(request: HttpRequest, filters: Query[MessageFilters]) -> dict[str, Any]:
    """What was told to the member and the member's unit, the latest first."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    upto = seen_upto(member)
    rows = messages_of(member)
    if filters.is_new is not None:
        rows = rows.filter(pk__gt=upto) if filters.is_new else rows.filter(pk__lte=upto)
    return page_of(rows, filters, lambda row: MessageRow.fields_of(row, upto))


@router.post("/messages/seen", response=SeenRow)
def mark_messages_seen(request: HttpRequest, told: SeenGiven) -> dict[str, Any]:
    """All of one's messages up to this one were seen."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    mark_seen(by=member, upto=told.upto, request=number_of(request))
    return _seen(member)


@router.get("/messages/digest", response=DigestWanted, openapi_extra={"x-members-only": True})
def own_digest(request: HttpRequest) -> dict[str, bool]:
    """Whether the member is sent one mail a day with what is new."""
    return {"wanted": caller_of(request).who_may(Verb.SEE_INSIDE).mail_digest}


@router.post("/messages/digest", response=DigestWanted)
def choose_own_digest(request: HttpRequest, told: DigestChosen) -> dict[str, bool]:
    """Say whether one wants that mail."""
    want_digest(told.wanted, by=caller_of(request).who_may(Verb.SEE_INSIDE))
    return {"wanted": told.wanted}


@router.post("/messages/calendar", response={201: CalendarMade})
def renew_own_calendar(request: HttpRequest, response: HttpResponse) -> Status[dict[str, Any]]:
    """Make a new secret address of the own calendar; the old one shows nothing more.

    A program cannot do it, since the address would outlive its token: that takes the session of
    the pages.
    """
    caller = caller_of(request)
    member = caller.who_may(Verb.SEE_INSIDE)
    if caller.token is not None:
        raise Forbidden(_("令牌不能更换日历地址。"), advice=_("请登录后在“我的消息”页更换。"))
    token = renew_calendar(by=member, request=number_of(request))
    path = reverse("calendar", kwargs={"token": token})
    response["Cache-Control"] = "no-store"
    return Status(201, {"address": f"{settings.LUOSHI.public_address.rstrip('/')}{path}"})


def _seen(member: Member) -> dict[str, Any]:
    return {"upto": seen_upto(member), "new": unseen(member).count()}
