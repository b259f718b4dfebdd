"""Ask for a change of a duty: more time, a stop, another unit, another target.

Nothing changes by asking.  Whoever decides sees what was and what is asked for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, require_lead, tell
from luoshi_server.duties.events import Asking, ChangeAsked
from luoshi_server.duties.models import Duty, Request, State
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform.errors import Refused, required

IN_WORK = (State.ASSIGNED, State.SIGNED, State.COMPLETED, State.RETURNED)


def ask_for_change(
    duty: Duty,
    what: Asking,
    *,
    by: Member,
    reason: str,
    deadline: date | None = None,
    lead: str = "",
    target: Decimal | None = None,
    decision: str = "",
    seen: int | None = None,
    request: str = "",
) -> Request:
    """File the request; one of each kind may be open at a time."""
    if not reason.strip():
        raise required("reason", _("申请理由"))
    with acting_on(duty, seen=seen, wants=IN_WORK) as fresh:
        require_lead(by, Verb.ASK, fresh)
        if fresh.requests.filter(what=what, state=Request.OPEN).exists():
            raise Refused(_("同类申请正在审批。"), advice=_("请等待审批结果。"))
        _require_sense(fresh, what, deadline, lead, target)
        unit = unit_called(lead) if lead else None
        event = made(
            ChangeAsked,
            about=fresh.key,
            unit=by.unit,
            what=what,
            deadline=deadline if what == "extension" else None,
            lead=str(unit.name) if unit and what == "unit" else "",
            target=target if what == "target" else None,
            decision=decision.strip(),
            reason=reason.strip(),
        )
        tell(event, by=by, request=request, reason=reason.strip())
        return fresh.requests.filter(what=what, state=Request.OPEN).latest("asked")


def _require_sense(
    duty: Duty, what: Asking, deadline: date | None, lead: str, target: Decimal | None
) -> None:
    """What is asked for differs from what is, and can be."""
    if what == "extension":
        if deadline is None:
            raise required("deadline", _("延期至"))
        if duty.deadline is not None and deadline <= duty.deadline:
            raise Refused(
                _("延期后的时限不晚于现时限 %(day)s。") % {"day": duty.deadline}, field="deadline"
            )
    if what == "suspension" and duty.suspended:
        raise Refused(_("任务已经中止。"))
    if what == "resumption" and not duty.suspended:
        raise Refused(_("任务没有中止，无需恢复。"))
    if what == "unit":
        unit = unit_called(lead) if lead else None
        if unit is None:
            raise Refused(
                _("单位名录中没有“%(name)s”。") % {"name": lead},
                field="lead",
                advice=_("请从名录中选择。"),
            )
        if unit.name == duty.lead:
            raise Refused(_("该单位已是牵头单位。"), field="lead")
    if what == "target":
        if target is None:
            raise required("target", _("调整后的目标"))
        if duty.target is None:
            raise Refused(_("任务没有量化目标。"), field="target")
        if target == duty.target:
            raise Refused(_("调整后的目标与现目标相同。"), field="target")
