"""The lamp of each duty, kept beside it so that lists can be drawn by it.

The colour is that of the published rule over the duty's case and the clock; here it is only
written down, after each event and at each tick.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from luoshi.calendars import Clock, published_calendar
from luoshi.mechanism import Case
from luoshi_policies.lamps import lamp_of
from luoshi_server.cases.alike import write_alike
from luoshi_server.cases.standing import stand
from luoshi_server.duties.models import Duty, State


def refresh(cases: Iterable[str], now: datetime, built: dict[str, Case] | None = None) -> None:
    """Write down the lamps of the duties that these cases follow up; `built` are known already."""
    keys = sorted(cases)
    known = dict(built or {})
    missing = [key for key in keys if key not in known]
    known |= {key: one.case for key, one in stand(missing).items()}
    by_duty = {known[key].about: known[key] for key in keys if key in known}
    clock = Clock(now, published_calendar())
    duties = list(Duty.objects.filter(key__in=by_duty).exclude(state=State.WITHDRAWN).only("key"))
    for duty in duties:
        case = by_duty[duty.key]
        duty.lamp = lamp_of(case, clock)
        late = [owed.due for owed in case.owed if owed.is_overdue(now)]
        duty.late_since = min(late, default=None)
        duty.next_due = min((owed.due for owed in case.owed), default=None)
    write_alike(Duty.objects.all(), duties, ("lamp", "late_since", "next_due"))
