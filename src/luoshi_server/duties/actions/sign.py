"""Sign for a duty (签收), and say who is to be asked about it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.duty_events import Signed
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, require_lead, tell
from luoshi_server.duties.events import LiaisonNamed
from luoshi_server.duties.models import Duty, State
from luoshi_server.platform.errors import required


def sign(
    duty: Duty, *, by: Member, liaison: str = "", seen: int | None = None, request: str = ""
) -> None:
    """Sign for the duty on behalf of the unit that leads it."""
    require(by, Verb.SIGN)
    with acting_on(duty, seen=seen, wants=(State.ASSIGNED,)) as fresh:
        require_lead(by, Verb.SIGN, fresh)
        name = liaison.strip() or by.get_full_name()
        event = made(Signed, about=fresh.key, unit=fresh.lead, liaison=name)
        tell(event, by=by, request=request)


def name_liaison(
    duty: Duty, *, by: Member, liaison: str, seen: int | None = None, request: str = ""
) -> None:
    """Say who is to be asked from now on."""
    if not liaison.strip():
        raise required("liaison", _("联络员"))
    wants = (State.ASSIGNED, State.SIGNED, State.COMPLETED, State.RETURNED)
    with acting_on(duty, seen=seen, wants=wants) as fresh:
        require_lead(by, Verb.SIGN, fresh)
        event = made(
            LiaisonNamed,
            about=fresh.key,
            unit=fresh.lead,
            liaison=liaison.strip(),
        )
        tell(event, by=by, request=request)
