"""Tokens: made once and shown once; afterwards only their digest is known.

A token has scopes: `read`, or the verbs that it may do.  It never allows more than its
member may.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform.errors import Refused, required

PREFIX = "luoshi_"
LONGEST = 400
"""Days that a token may live."""

SCOPES = ("read", "write", "tell", "import")


def make_token(
    member: Member, *, by: Member, title: str, scopes: list[str], days: int, at: datetime
) -> tuple[Token, str]:
    """A new token and its key, which nobody can read again."""
    if by.pk != member.pk:
        require(by, Verb.KEEP_MEMBERS)
    if not title.strip():
        raise required("title", _("用途"))
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        raise Refused(
            _("权限范围只能是 %(scopes)s。") % {"scopes": "、".join(SCOPES)}, field="scopes"
        )
    if not 1 <= days <= LONGEST:
        raise Refused(_("有效期应为 1 至 %(days)s 天。") % {"days": LONGEST}, field="days")
    key = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        member=member,
        title=title.strip(),
        digest=digest_of(key),
        scopes=scopes,
        made=at,
        expires=at + timedelta(days=days),
    )
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
