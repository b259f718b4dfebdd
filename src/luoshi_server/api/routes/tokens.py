"""The tokens of the member who calls."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.actions.withdraw_token import withdraw_token
from luoshi_server.accounts.tokens import make_token
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import EntryNumber
from luoshi_server.api.records.members import TokenGiven, TokenMade, TokenRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, NotThere

router = Router(tags=["tokens"])


@router.get("/tokens", response=Page[TokenRow], openapi_extra={"x-members-only": True})
def list_tokens(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """One's own tokens, those that were withdrawn among them."""
    member = caller_of(request).required()
    return page_of(member.tokens.order_by("-made", "-pk"), slice_, TokenRow.fields_of)


@router.post("/tokens", response={201: TokenMade})
def make_own_token(
    request: HttpRequest, response: HttpResponse, told: TokenGiven
) -> Status[dict[str, Any]]:
    """Make a token; its key stands in this answer and nowhere else.

    A program cannot make tokens: that takes the session of the pages.
    """
    caller = caller_of(request)
    member = caller.required()
    if caller.token is not None:
        raise Forbidden(_("令牌不能申领令牌。"), advice=_("请登录后在“用户与令牌”页申领。"))
    token, key = make_token(
        member,
        by=member,
        title=told.title,
        scopes=list(told.scopes),
        days=told.days,
        at=clock.now(),
        request=number_of(request),
    )
    response["Cache-Control"] = "no-store"
    return Status(201, {**TokenRow.fields_of(token), "key": key})


@router.post("/tokens/{number}/withdraw", response=TokenRow)
def withdraw_own_token(request: HttpRequest, number: EntryNumber) -> dict[str, Any]:
    """Withdraw one of one's own tokens."""
    member = caller_of(request).required()
    token = member.tokens.filter(pk=number).first()
    if token is None:
        raise NotThere(_("没有这个令牌。"))
    withdraw_token(token, by=member, at=clock.now(), request=number_of(request))
    token.refresh_from_db()
    return TokenRow.fields_of(token)
