"""Propose praise or criticism on what was concluded (第二十一条)."""

from __future__ import annotations

from typing import get_args

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import Measure, MeasureProposed
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Refused, required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def propose_measure(
    row: Supervision,
    *,
    by: Member,
    measure: str,
    reason: str,
    seen: int | None = None,
    request: str = "",
) -> None:
    """Put it before the head; nothing is done without the head's approval."""
    require(by, Verb.SUPERVISE)
    if not reason.strip():
        raise required("reason", _("建议理由"))
    if measure not in get_args(Measure):
        raise Refused(_("请选择表扬、激励、批评或者追究责任。"), field="measure")
    with acting_on(row, seen=seen, wants=(Step.CONCLUDED, Step.SERVED)) as fresh:
        if fresh.measure_state in ("proposed", "approved"):
            raise Refused(_("已有奖惩建议正在办理，办结后再提新的建议。"))
        event = made(
            MeasureProposed,
            about=fresh.key,
            unit=fresh.office,
            measure=measure,
            reason=reason.strip(),
        )
        tell(fresh, event, by=by, request=request)
