"""What a request would change: as it was when it was asked, as it would be, and as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.models import Duty, Request
from luoshi_server.web.jinja import day, number

TITLES: dict[str, Any] = {
    "extension": gettext_lazy("延期"),
    "suspension": gettext_lazy("中止"),
    "resumption": gettext_lazy("恢复"),
    "unit": gettext_lazy("调整单位"),
    "target": gettext_lazy("调整目标"),
}

STATES: dict[str, Any] = {
    Request.OPEN: gettext_lazy("待审批"),
    Request.APPROVED: gettext_lazy("已同意"),
    Request.REFUSED: gettext_lazy("未同意"),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as a page shows it.

    `now` is what holds today, where that is neither what it was nor what was asked for.
    """

    request: Request
    title: str
    state: str
    field: str
    before: str
    after: str
    note: str = ""
    now: str = ""
    may_decide: bool = False


def asked_of(request: Request, member: Member | None) -> Asked:
    """The request with its difference, and whether this member is one who may decide it."""
    field, before, after, now = _difference(request, request.duty)
    is_open = request.state == Request.OPEN
    return Asked(
        request=request,
        title=str(TITLES[request.what]),
        state=str(STATES[request.state]),
        field=field,
        before=before,
        after=after,
        note=_note(request),
        now=now if is_open and now not in (before, after) else "",
        may_decide=is_open and may_decide(request, member),
    )


def may_decide(request: Request, member: Member | None) -> bool:
    """Nobody decides what he asked for himself."""
    return member is not None and may(member, Verb.DECIDE) and request.asked_by != member.username


def _difference(request: Request, duty: Duty) -> tuple[str, str, str, str]:
    was = request.before
    match request.what:
        case "extension":
            before = date.fromisoformat(was["deadline"]) if was.get("deadline") else None
            return _("完成时限"), day(before), day(request.deadline), day(duty.deadline)
        case "unit":
            return _("牵头单位"), was.get("lead") or "", request.lead, duty.lead
        case "target":
            of = duty.target_unit
            before_ = Decimal(was["target"]) if was.get("target") else None
            return (
                _("目标"),
                f"{number(before_)}{of}",
                f"{number(request.target)}{of}",
                f"{number(duty.target)}{of}",
            )
        case "suspension":
            now = _("已中止") if duty.suspended else _("正常办理")
            return _("办理状态"), _("正常办理"), _("中止，期限停止计算"), now
        case _:
            now = _("中止，期限停止计算") if duty.suspended else _("正常办理")
            return _("办理状态"), _("中止，期限停止计算"), _("恢复办理，期限顺延"), now


def _note(request: Request) -> str:
    """By how much an end or a target would move."""
    was = request.before
    if request.what == "extension" and request.deadline and was.get("deadline"):
        days = (request.deadline - date.fromisoformat(was["deadline"])).days
        return _("推迟 %(days)s 天") % {"days": days}
    if request.what == "target" and request.target is not None and was.get("target"):
        moved = request.target - Decimal(was["target"])
        sign = "+" if moved > 0 else "−"
        return _("%(sign)s%(by)s") % {"sign": sign, "by": number(abs(moved))}
    return ""
