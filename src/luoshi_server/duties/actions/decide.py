"""Decide a request: approve or refuse.  Nobody decides what he asked for himself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.calendars import days
from luoshi.ledger import Event
from luoshi.mechanism import Extended, MatterHandedOver, Resumed, Suspended
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, tell
from luoshi_server.duties.events import ChangeDecided, TargetChanged
from luoshi_server.duties.models import Duty, Request
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused, required


def decide_request(
    asked: Request,
    *,
    by: Member,
    approved: bool,
    reason: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Approve the request, and change the duty in the same act; or refuse it with the reason.

    `seen` is the last entry that was seen about the duty.
    """
    require(by, Verb.DECIDE)
    if asked.asked_by == by.username:
        raise Forbidden(_("申请人不能审批自己的申请。"), advice=_("请由他人审批。"))
    if not approved and not reason.strip():
        raise required("reason", _("不同意的理由"))
    with acting_on(asked.duty, seen=seen) as duty:
        fresh = Request.objects.get(pk=asked.pk)
        if fresh.state != Request.OPEN:
            raise ChangedMeanwhile(
                _("该申请已由 %(who)s 审批。") % {"who": fresh.decided_by},
                advice=_("请刷新页面后再看。"),
            )
        decided = ChangeDecided(
            about=duty.key,
            unit=by.unit or by.username,
            at=clock.now(),
            request=fresh.key,
            approved=approved,
            reason=reason.strip(),
        )
        following = [_change(duty, fresh, by, reason.strip())] if approved else []
        tell(decided, *following, by=by, request=request, reason=reason.strip())


def _change(duty: Duty, asked: Request, by: Member, reason: str) -> Event:
    """The event that changes the duty as was asked."""
    at = clock.now()
    unit = by.unit or by.username
    decision = reason or _("同意申请")
    match asked.what:
        case "extension":
            assert asked.deadline is not None and duty.deadline is not None
            more = (asked.deadline - duty.deadline).days
            if more <= 0:
                raise Refused(_("现时限已晚于所申请的时限。"), field="deadline")
            return Extended(
                about=duty.key,
                unit=unit,
                at=at,
                whose=duty.lead,
                reason=asked.reason,
                must="complete the duty",
                by=days(more),
                decision=asked.decision or decision,
            )
        case "suspension":
            return Suspended(about=duty.key, unit=unit, at=at, whose=duty.lead, reason=asked.reason)
        case "resumption":
            return Resumed(about=duty.key, unit=unit, at=at, whose=duty.lead, reason=asked.reason)
        case "unit":
            return MatterHandedOver(
                about=duty.key,
                unit=unit,
                at=at,
                whose=duty.lead,
                to=asked.lead,
                reason=asked.reason,
            )
        case "target":
            assert asked.target is not None
            return TargetChanged(
                about=duty.key, unit=unit, at=at, before=duty.target, now=asked.target
            )
        case other:
            raise Refused(_("不认识的申请类型“%(what)s”。") % {"what": other})
