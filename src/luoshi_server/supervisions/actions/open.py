"""Open a supervision whose plan the head approved (督查立项)."""

from __future__ import annotations

from luoshi_policies.oversight.supervision_events import SupervisionOpened
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.supervisions.acting import acting_on, require_order, tell
from luoshi_server.supervisions.guard import refuse_second
from luoshi_server.supervisions.models import Step, Supervision


def open_supervision(
    row: Supervision, *, by: Member, seen: int | None = None, request: str = ""
) -> None:
    """Open it; refused while another office supervises the same unit in the same matter."""
    require(by, Verb.SUPERVISE)
    require_order()
    with acting_on(row, seen=seen, wants=(Step.APPROVED,)) as fresh:
        event = made(
            SupervisionOpened,
            about=fresh.key,
            unit=fresh.office,
            whose=fresh.whose,
            matter=fresh.matter,
            government=fresh.government,
            plan=fresh.plan,
            approved_by=fresh.approved_name,
            ends=fresh.ends,
        )
        refuse_second(event)
        tell(fresh, event, by=by, request=request)
