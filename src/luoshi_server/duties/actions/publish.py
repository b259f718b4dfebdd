"""Put a duty on the public page, or take it off."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, tell
from luoshi_server.duties.events import Published
from luoshi_server.duties.models import Duty
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


def publish(duty: Duty, *, by: Member, seen: int | None = None, request: str = "") -> None:
    """Show the duty to everybody: its words, who, by when, how far."""
    require(by, Verb.RELEASE)
    with acting_on(duty, seen=seen) as fresh:
        if fresh.public:
            raise Refused(_("任务已经公开。"))
        event = made(Published, about=fresh.key, unit=by.unit, public=True)
        tell(event, by=by, request=request)


def withhold(
    duty: Duty, *, by: Member, reason: str, seen: int | None = None, request: str = ""
) -> None:
    """Take the duty off the public page, with the reason."""
    require(by, Verb.RELEASE)
    if not reason.strip():
        raise required("reason", _("不公开的理由"))
    with acting_on(duty, seen=seen) as fresh:
        event = Published(
            about=fresh.key, unit=by.unit, at=clock.now(), public=False, reason=reason.strip()
        )
        tell(event, by=by, request=request, reason=reason.strip())
