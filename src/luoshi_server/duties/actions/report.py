"""Report progress: told once, it serves every duty that asks for the same fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_policies.duty_events import ProgressReported
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, require_lead, tell
from luoshi_server.duties.models import Duty, State
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused

IN_WORK = (State.ASSIGNED, State.SIGNED, State.RETURNED, State.COMPLETED)


def report_progress(
    duty: Duty,
    *,
    by: Member,
    value: Decimal | None = None,
    period: str = "",
    words: str = "",
    evidence: Sequence[str] = (),
    public: bool = False,
    seen: int | None = None,
    request: str = "",
) -> list[Duty]:
    """Tell how far the duty has come; gives all duties that the report serves, this one first."""
    with acting_on(duty, seen=seen, wants=(State.SIGNED, State.RETURNED)) as fresh:
        require_lead(by, Verb.REPORT, fresh)
        if value is None and not words.strip():
            raise Refused(
                _("报告没有数字，也没有文字。"), field="words", advice=_("请至少填写一项。")
            )
        require_known_evidence(fresh, evidence)
        served = [fresh, *others_served(fresh, value)]
        keys = tuple(one.key for one in served)
        at = clock.now()
        events = [
            ProgressReported(
                about=_due_report(one),
                unit=fresh.lead,
                at=at,
                value=value,
                unit_of_value=(fresh.target_unit or "项") if value is not None else "",
                period=period,
                words=words.strip(),
                evidence=tuple(evidence),
                public=public,
                serves=keys,
            )
            for one in served
        ]
        tell(*events, by=by, request=request)
    return served


def others_served(duty: Duty, value: Decimal | None) -> list[Duty]:
    """The other open duties that ask the same unit for the same fact."""
    if not duty.fact or value is None:
        return []
    return list(
        Duty.objects.filter(fact=duty.fact, state__in=(State.SIGNED, State.RETURNED))
        .exclude(pk=duty.pk)
        .order_by("key")
    )


def next_report_day(duty: Duty) -> date | None:
    """The earliest day of report that has not been reported on; None if no report is asked for."""
    told = set(duty.reports.filter(kind="progress").values_list("due", flat=True))
    return next((day for day in map(date.fromisoformat, duty.reports_by) if day not in told), None)


def _due_report(duty: Duty) -> str:
    """What a report is about: the duty and the day by which it was asked for, or the duty alone."""
    day = next_report_day(duty)
    return f"{duty.key}/{day.isoformat()}" if day else duty.key


def require_known_evidence(duty: Duty, digests: Sequence[str]) -> None:
    """A report rests on files that were filed for the duty."""
    known = set(duty.evidence.values_list("sha256", flat=True))
    if any(digest not in known for digest in digests):
        raise Refused(
            _("所附材料不是本任务的佐证。"), field="evidence", advice=_("请先上传佐证材料。")
        )
