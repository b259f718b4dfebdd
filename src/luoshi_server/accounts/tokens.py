"""Tokens: made once and shown once; afterwards only their digest is known.

A token has scopes: what it may be used for.  It never allows more than its member may.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform.errors import Refused, required

PREFIX = "luoshi_"
LONGEST = 400
"""Days that a token may live."""

MOST = 50
"""Tokens that a member may have at a time."""

SCOPES = ("read", "write", "tell", "import")
"""Look; act; tell events; import tables."""


@transaction.atomic
def make_token(
    member: Member,
    *,
    by: Member,
    title: str,
    scopes: list[str],
    days: int,
    at: datetime,
    request: str = "",
) -> tuple[Token, str]:
    """A new token and its key, which nobody can read again."""
    if by.pk != member.pk:
        require(by, Verb.KEEP_MEMBERS)
    title = title.strip()
    if not title:
        raise required("title", _("用途"))
    if len(title) > 100:
        raise Refused(_("内容超过 %(limit)s 字。") % {"limit": 100}, field="title")
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        raise Refused(
            _("权限范围只能是 %(scopes)s。") % {"scopes": "、".join(SCOPES)}, field="scopes"
        )
    if not 1 <= days <= LONGEST:
        raise Refused(_("有效期应为 1 至 %(days)s 天。") % {"days": LONGEST}, field="days")
    if member.tokens.filter(withdrawn=None, expires__gt=at).count() >= MOST:
        raise Refused(
            _("令牌已达 %(most)s 个。") % {"most": MOST}, advice=_("请先作废不用的令牌。")
        )
    key = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        member=member,
        title=title,
        digest=digest_of(key),
        scopes=[scope for scope in SCOPES if scope in scopes],
        made=at,
        expires=at + timedelta(days=days),
    )
    told = {"title": title, "scopes": "、".join(token.scopes), "expires": token.expires.isoformat()}
    tell(Change(member, "token made", by, {}, told, request))
    return token, key


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_of(key: str, *, at: datetime) -> Token | None:
    """The token with this key, if it is valid at this instant."""
    token = Token.objects.select_related("member").filter(digest=digest_of(key)).first()
    if token is None or token.withdrawn or token.expires <= at or not token.member.is_active:
        return None
    return token


def note_use(token: Token, at: datetime) -> None:
    """Note that the token was used, by the minute: a busy program need not write each time."""
    if token.used is None or at - token.used >= timedelta(minutes=1):
        Token.objects.filter(pk=token.pk).update(used=at)
