"""Carry out the praise or criticism that the head approved, and nothing else (第二十一条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import MeasureCarriedOut
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Refused
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Supervision


def carry_out_measure(
    row: Supervision, *, by: Member, seen: int | None = None, request: str = ""
) -> None:
    """Say that it was done, on the approval that was given."""
    require(by, Verb.SUPERVISE)
    with acting_on(row, seen=seen) as fresh:
        if fresh.measure_state != "approved":
            raise Refused(
                _("表扬、激励、批评或者追究责任须先经行政首长批准。"),
                advice=_("请报区领导批准（《政府督查工作条例》第二十一条）。"),
            )
        event = made(
            MeasureCarriedOut,
            about=fresh.key,
            unit=fresh.office,
            measure=fresh.measure,
            approval=fresh.approval,
        )
        tell(fresh, event, by=by, request=request)
