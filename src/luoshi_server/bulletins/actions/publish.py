"""Put a bulletin on the public page, or take it off."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell
from luoshi_server.bulletins.events import BulletinPublished
from luoshi_server.bulletins.models import SENT, Bulletin
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


def publish(
    bulletin: Bulletin,
    *,
    by: Member,
    public: bool = True,
    reason: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Publish what was issued; whoever takes it back says why."""
    require(by, Verb.RELEASE)
    if not public and not reason.strip():
        raise required("reason", _("撤回公开的理由"))
    with acting_on(bulletin, seen=seen, wants=SENT) as fresh:
        if fresh.public == public:
            raise Refused(_("文稿已经公开。") if public else _("文稿没有公开。"))
        event = BulletinPublished(
            about=fresh.key,
            unit=by.unit or by.username,
            at=clock.now(),
            public=public,
            reason=reason.strip(),
        )
        tell(event, by=by, request=request, reason=reason.strip())
