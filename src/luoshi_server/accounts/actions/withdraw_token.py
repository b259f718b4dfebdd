"""Withdraw a token: from this instant on no program can use it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform.errors import Refused


@transaction.atomic
def withdraw_token(token: Token, *, by: Member, at: datetime, request: str = "") -> None:
    """Withdraw one's own token, or as administrator anybody's."""
    if token.member_id != by.pk:
        require(by, Verb.KEEP_MEMBERS)
    if token.withdrawn:
        raise Refused(_("令牌已经作废。"))
    token.withdrawn = at
    token.save(update_fields=["withdrawn"])
    tell(Change(token.member, "token withdrawn", by, {"title": token.title}, {}, request))
