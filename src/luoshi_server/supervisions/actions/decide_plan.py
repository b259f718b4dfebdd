"""Decide on a plan, as the head: the supervision is decided, or the plan turned down (第十一条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import SupervisionDecided
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, required
from luoshi_server.supervisions.acting import acting_on, government_of, require_order, tell
from luoshi_server.supervisions.events import PlanTurnedDown
from luoshi_server.supervisions.models import Step, Supervision


def decide_plan(
    row: Supervision,
    *,
    by: Member,
    approved: bool,
    words: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Approve the plan, or turn it down with the reason."""
    require(by, Verb.APPROVE)
    require_order()
    if not approved and not words.strip():
        raise required("words", _("退回理由"))
    with acting_on(row, seen=seen, wants=(Step.PROPOSED,)) as fresh:
        if fresh.proposed_by == by.username:
            raise Forbidden(_("报批人不能批准自己的方案。"), advice=_("请由他人批准。"))
        if not approved:
            refused = PlanTurnedDown(
                about=fresh.key,
                unit=government_of(by),
                at=clock.now(),
                reason=words.strip(),
            )
            tell(fresh, refused, by=by, request=request, reason=words.strip())
            return
        event = made(
            SupervisionDecided,
            about=fresh.key,
            unit=government_of(by),
            office=fresh.office,
            whose=fresh.whose,
            matter=fresh.matter,
            decided_by=by.get_full_name(),
            decision=words.strip() or "同意按方案开展督查。",
        )
        tell(fresh, event, by=by, request=request)
