"""Say that everything was looked at that the plan names (督查实施完毕)."""

from __future__ import annotations

from luoshi_policies.oversight.supervision_events import SupervisionFinished
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def finish(row: Supervision, *, by: Member, seen: int | None = None, request: str = "") -> None:
    """From now on the government owes a conclusion."""
    require(by, Verb.SUPERVISE)
    with acting_on(row, seen=seen, wants=(Step.OPEN,)) as fresh:
        event = made(SupervisionFinished, about=fresh.key, unit=fresh.office)
        tell(fresh, event, by=by, request=request)
