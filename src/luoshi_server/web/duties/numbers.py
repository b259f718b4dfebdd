"""The number that a duty asks for: its course over the periods, beside the target."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.duties.models import Duty, Report
from luoshi_server.web.charts import Chart, Line, line
from luoshi_server.web.jinja import number


def course_of(duty: Duty, reports: Iterable[Report]) -> Chart | None:
    """The last number of each period, in the order of the periods; none before the first."""
    last: dict[str, Decimal] = {}
    for report in sorted(reports, key=lambda one: one.entry):
        if report.value is not None:
            last[report.period or report.told.strftime("%Y-%m")] = report.value
    if not last:
        return None
    periods = sorted(last)
    title = duty.item or duty.title
    description = _("{title}：最近一期 {value}{unit}，目标 {target}{unit}。").format(
        title=title,
        value=number(last[periods[-1]]),
        unit=duty.target_unit,
        target=number(duty.target) or _("未定"),
    )
    return line(
        [Line(name=_("累计完成"), numbers=tuple(last[period] for period in periods))],
        periods=periods,
        title=title,
        description=description,
        target=duty.target,
        unit=duty.target_unit,
        width=480,
    )
