"""Approve the praise and criticism in a bulletin, as the head (政府督查工作条例第二十一条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell, wrote_it
from luoshi_server.bulletins.events import BulletinApproved
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, Refused


def approve(bulletin: Bulletin, *, by: Member, seen: int | None = None, request: str = "") -> None:
    """Approve that these units are praised or criticised in these words."""
    require(by, Verb.APPROVE)
    with acting_on(bulletin, seen=seen, wants=(State.DRAFTED, State.SIGNED)) as fresh:
        if not fresh.judges:
            raise Refused(_("文稿没有点名表扬或者批评，无需批准。"))
        if fresh.approved is not None:
            raise Refused(_("表扬批评已经批准，无需再批。"))
        if wrote_it(fresh, by):
            raise Forbidden(_("起草人不能批准自己起草的表扬批评。"), advice=_("请由他人批准。"))
        event = BulletinApproved(about=fresh.key, unit=by.unit or by.username, at=clock.now())
        tell(event, by=by, request=request)
