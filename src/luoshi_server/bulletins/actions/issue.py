"""Issue a signed bulletin to the units that it is for (印发)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell
from luoshi_server.bulletins.events import BulletinIssued
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused


def issue(bulletin: Bulletin, *, by: Member, seen: int | None = None, request: str = "") -> None:
    """Send it; never before the head has approved the praise and criticism in it."""
    require(by, Verb.WRITE_BULLETIN)
    with acting_on(bulletin, seen=seen, wants=(State.SIGNED,)) as fresh:
        if fresh.needs_approval:
            raise Refused(
                _("文稿点名表扬或者批评，须先经行政首长批准（《政府督查工作条例》第二十一条）。"),
                advice=_("请报区领导批准后再印发。"),
            )
        event = BulletinIssued(about=fresh.key, unit=by.unit or by.username, at=clock.now())
        tell(event, by=by, request=request)
