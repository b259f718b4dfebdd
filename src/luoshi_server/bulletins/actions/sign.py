"""Sign a bulletin (签发).  Nobody signs what he drafted himself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell, wrote_it
from luoshi_server.bulletins.events import BulletinSigned
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden


def sign(bulletin: Bulletin, *, by: Member, seen: int | None = None, request: str = "") -> None:
    """Sign it, so that it may be issued; from now on its words are fixed."""
    require(by, Verb.SIGN_BULLETIN)
    with acting_on(bulletin, seen=seen, wants=(State.DRAFTED,)) as fresh:
        if wrote_it(fresh, by):
            raise Forbidden(_("起草人不能签发自己起草的文稿。"), advice=_("请由他人签发。"))
        event = BulletinSigned(
            about=fresh.key,
            unit=by.unit or by.username,
            at=clock.now(),
            name=by.get_full_name(),
            post=by.post,
        )
        tell(event, by=by, request=request)
