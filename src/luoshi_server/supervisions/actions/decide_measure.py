"""Decide on praise or criticism, as the head (第二十一条).  Nobody decides what he proposed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import MeasureApproved, MeasureDecided
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Forbidden, Refused
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Supervision


def decide_measure(
    row: Supervision,
    *,
    by: Member,
    approved: bool,
    seen: int | None = None,
    request: str = "",
) -> None:
    """Approve the proposal or not."""
    require(by, Verb.APPROVE)
    with acting_on(row, seen=seen) as fresh:
        if fresh.measure_state != "proposed":
            raise Refused(_("没有待批准的奖惩建议。"))
        if fresh.measure_proposed_by == by.username:
            raise Forbidden(_("建议人不能批准自己的建议。"), advice=_("请由他人批准。"))
        event = made(
            MeasureApproved if approved else MeasureDecided,
            about=fresh.key,
            unit=fresh.government,
            decided_by=by.get_full_name(),
        )
        tell(fresh, event, by=by, request=request)
