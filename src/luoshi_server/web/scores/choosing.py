"""The period that somebody looks at, and the others that he may choose."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.calendars import Period
from luoshi_server.platform.clock import now
from luoshi_server.scoring.periods import ScoringPeriod, last_periods, period_called, period_of

OFFERED: tuple[tuple[Period, Any, int], ...] = (
    ("quarter", gettext_lazy("季度"), 8),
    ("month", gettext_lazy("月份"), 12),
    ("half-year", gettext_lazy("半年"), 4),
    ("year", gettext_lazy("年度"), 3),
)


class PeriodForm(forms.Form):
    """The bar over a ranking; a period that is not offered can still be asked for."""

    period = forms.ChoiceField(label=gettext_lazy("时期"))

    def __init__(self, chosen: ScoringPeriod) -> None:
        super().__init__(initial={"period": chosen.name})
        choices = _choices(now().date())
        if all(chosen.name != name for _title, group in choices for name, _one in group):
            choices.insert(0, (_("所选"), [(chosen.name, chosen.title)]))
        self.fields["period"].choices = choices  # type: ignore[attr-defined]


def chosen_period(asked: str) -> ScoringPeriod:
    """The period that is asked for, or the quarter in which we are; refused if it is none."""
    return period_called(asked) if asked else period_of("quarter", now().date())


def _choices(today: date) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            str(title),
            [
                (one.name, one.title)
                for one in reversed(last_periods(period_of(every, today), count))
            ],
        )
        for every, title, count in OFFERED
    ]
