"""Who calls: a member by the session of the pages or by a token, or the public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.permissions import may, require
from luoshi_server.accounts.roles import Verb
from luoshi_server.accounts.tokens import note_use, token_of
from luoshi_server.api import throttling
from luoshi_server.api.problems import NotSignedIn
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden

ROOT = "/api/v1/"
SAFE = ("GET", "HEAD", "OPTIONS")
SCOPES = {"events": "tell", "imports": "import"}
"""The scope that acting below an address needs, where it is not `write`."""


class Caller(NamedTuple):
    """The member who calls, or None for the public; and the token, if a program calls."""

    member: Member | None
    token: Token | None = None

    def required(self) -> Member:
        """The member; raises `NotSignedIn` if there is none."""
        if self.member is None:
            raise NotSignedIn(
                _("需要登录或令牌。"), advice=_("请登录，或以 Authorization: Bearer 附上令牌。")
            )
        return self.member

    def who_may(self, verb: Verb, *, of: Iterable[str] | None = None) -> Member:
        """The member, who may do this; raises `NotSignedIn` or `Forbidden`."""
        return require(self.required(), verb, of=of)

    def may(self, verb: Verb) -> bool:
        """Whether who calls may do this."""
        return may(self.member, verb)


def identified(request: HttpRequest, address: str) -> Caller:
    """Who calls.  A key that is none is refused, even where the public may look."""
    told = request.headers.get("Authorization", "")
    if told:
        return _by_token(request, told, _scope(request, address))
    user = request.user
    if isinstance(user, Member) and user.is_active:
        if request.method not in SAFE:
            _require_own_page(request)
        return Caller(user)
    throttling.count(request, throttling.ANONYMOUS)
    return Caller(None)


def _scope(request: HttpRequest, address: str) -> str:
    if request.method in SAFE:
        return "read"
    return SCOPES.get(address.strip("/").partition("/")[0], "write")


def _by_token(request: HttpRequest, told: str, scope: str) -> Caller:
    throttling.require_below(request, throttling.WRONG_KEYS)
    kind, _space, key = told.partition(" ")
    at = clock.now()
    token = token_of(key.strip(), at=at) if kind.lower() == "bearer" else None
    if token is None:
        throttling.count(request, throttling.WRONG_KEYS)
        raise NotSignedIn(
            _("令牌无效、已过期或已作废。"), advice=_("请在“用户与令牌”页申领新令牌。")
        )
    if scope not in token.scopes:
        raise Forbidden(
            _("令牌的权限范围不含“%(scope)s”。") % {"scope": scope},
            advice=_("请申领含此范围的令牌。"),
        )
    note_use(token, at)
    return Caller(token.member, token)


def _require_own_page(request: HttpRequest) -> None:
    """A call that acts by the session of the pages bears their proof (CSRF)."""
    check = CsrfViewMiddleware(lambda _request: None)  # type: ignore[arg-type]
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    check.process_request(request)
    if check.process_view(request, _require_own_page, (), {}) is not None:  # type: ignore[arg-type]
        raise Forbidden(
            _("请求不是从本系统的页面发出的。"),
            advice=_("请附上 X-CSRFToken，或改用令牌。"),
        )
