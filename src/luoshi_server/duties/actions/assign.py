"""Assign a duty (交办): one lead unit and a day, in the document's words or by a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from luoshi.calendars import Period
from luoshi_policies.duty_events import Assigned
from luoshi_policies.follow_up import report_days
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, tell
from luoshi_server.duties.models import Duty, DutyUnit, State
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


def assign(
    duty: Duty,
    *,
    by: Member,
    lead: str = "",
    deadline: date | None = None,
    reports: Period | None = None,
    responsible: Sequence[str] | None = None,
    cooperating: Sequence[str] | None = None,
    liaison: str = "",
    reason: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Give a unit the lead in a duty.

    What the document names stands; a lead unit or a day that it does not name, or another
    than it names, is decided here and needs a reason.  `reports` is how often progress must
    be reported before the deadline.
    """
    require(by, Verb.ASSIGN)
    with acting_on(duty, seen=seen, wants=(State.FOUND, State.ASSIGNED, State.SIGNED)) as fresh:
        event = assignment_of(
            fresh,
            by=by,
            lead=lead,
            deadline=deadline,
            reports=reports,
            responsible=responsible,
            cooperating=cooperating,
            liaison=liaison,
            reason=reason,
        )
        tell(event, by=by, request=request, reason=reason.strip())


def assignment_of(
    duty: Duty,
    *,
    by: Member,
    lead: str = "",
    deadline: date | None = None,
    reports: Period | None = None,
    responsible: Sequence[str] | None = None,
    cooperating: Sequence[str] | None = None,
    liaison: str = "",
    reason: str = "",
) -> Assigned:
    """The event that gives a unit the lead; refused where unit, day or reason is missing."""
    lead_unit = _unit(lead or duty.lead, "lead")
    day = deadline or duty.deadline
    if day is None:
        raise Refused(
            _("任务没有完成时限。"),
            field="deadline",
            advice=_("原文未写明时限的，请确定时限并说明理由。"),
        )
    today = clock.now().date()
    if day < today:
        raise Refused(
            _("完成时限 %(day)s 已过。") % {"day": day},
            field="deadline",
            advice=_("请重新确定时限并说明理由。"),
        )
    decided = lead_unit not in _named(duty) or day != duty.deadline
    if decided and not reason.strip():
        raise required("reason", _("确定牵头单位或时限的理由"))
    own: dict[str, list[str]] = {}
    for part, unit in duty.units.values_list("part", "unit"):
        own.setdefault(part, []).append(unit)
    return made(
        Assigned,
        about=duty.key,
        unit=by.unit,
        lead=lead_unit,
        deadline=day,
        reports_by=report_days(reports, today, day) if reports else (),
        responsible=tuple(_others(responsible, own.get(DutyUnit.RESPONSIBLE, []), lead_unit)),
        cooperating=tuple(_others(cooperating, own.get(DutyUnit.COOPERATING, []), lead_unit)),
        liaison=liaison.strip(),
    )


def _unit(name: str, field: str) -> str:
    if not name.strip():
        raise Refused(
            _("任务没有牵头单位。"),
            field=field,
            advice=_("原文未写明的，请确定一个牵头单位并说明理由。"),
        )
    unit = unit_called(name)
    if unit is None:
        raise Refused(
            _("单位名录中没有“%(name)s”。") % {"name": name},
            field=field,
            advice=_("请从名录中选择，或先登记该单位。"),
        )
    if unit.dissolved:
        raise Refused(
            _("“%(name)s”已撤销，其职责由“%(successor)s”承担。")
            % {"name": name, "successor": unit.successor},
            field=field,
        )
    return str(unit.name)


def _named(duty: Duty) -> set[str]:
    """The unit that leads by the document's own words: none, or the one it names."""
    if duty.lead:
        return {duty.lead}
    printed = list(duty.units.filter(part=DutyUnit.LEAD).values_list("printed", flat=True))
    known = unit_called(printed[0]) if len(printed) == 1 else None
    return {str(known.name)} if known else set()


def _others(given: Sequence[str] | None, own: list[str], lead: str) -> list[str]:
    chosen = own if given is None else [one.strip() for one in given if one.strip()]
    return [one for one in dict.fromkeys(chosen) if one != lead]
