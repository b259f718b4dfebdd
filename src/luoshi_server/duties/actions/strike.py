"""Strike off a duty that was set up by mistake (撤销立项)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import Withdrawn
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, tell
from luoshi_server.duties.events import WithdrawnDuty
from luoshi_server.duties.models import OPEN_STATES, Duty
from luoshi_server.ledger.models import Line
from luoshi_server.platform import clock
from luoshi_server.platform.errors import required


def strike_off(
    duty: Duty, *, by: Member, reason: str, seen: int | None = None, request: str = ""
) -> None:
    """Withdraw what set the duty going; what was told stays in the ledger."""
    require(by, Verb.ASSIGN)
    if not reason.strip():
        raise required("reason", _("撤销理由"))
    with acting_on(duty, seen=seen, wants=OPEN_STATES) as fresh:
        at = clock.now()
        lines = Line.objects.filter(about=fresh.key)
        started = lines.filter(kind__in=("Assigned", "DutyFound", "PartFound", "Completed"))
        events: list[Event] = [
            Withdrawn(about=fresh.key, unit=by.unit, at=at, of=one, reason=reason.strip())
            for one in started.order_by("-number").values_list("event_id", flat=True)
        ]
        events.append(WithdrawnDuty(about=fresh.key, unit=by.unit, at=at, reason=reason.strip()))
        tell(*events, by=by, request=request, reason=reason.strip())
