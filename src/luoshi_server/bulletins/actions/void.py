"""Strike a bulletin that has not been issued; its number stays its own and is not used again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell
from luoshi_server.bulletins.events import BulletinVoided
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.platform import clock
from luoshi_server.platform.errors import required


def void(
    bulletin: Bulletin, *, by: Member, reason: str, seen: int | None = None, request: str = ""
) -> None:
    """Strike it, with the reason."""
    require(by, Verb.WRITE_BULLETIN)
    if not reason.strip():
        raise required("reason", _("作废理由"))
    with acting_on(bulletin, seen=seen, wants=(State.DRAFTED, State.SIGNED)) as fresh:
        event = BulletinVoided(
            about=fresh.key,
            unit=by.unit or by.username,
            at=clock.now(),
            reason=reason.strip(),
        )
        tell(event, by=by, request=request, reason=reason.strip())
