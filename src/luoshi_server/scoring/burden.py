"""What units were asked to report, and how much of it one report answered for several (减负).

A request is counted in the month in which it falls due, whatever became of it; a form in the month
in which it was filled in.  A report that serves three duties is one form and three answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi_policies.follow_up import MECHANISM
from luoshi_server.cases.models import Obligation
from luoshi_server.duties.models import OPEN_STATES, Duty, Report, State
from luoshi_server.scoring.periods import ScoringPeriod


class Burden(NamedTuple):
    """Requests for a report, those answered, those answered by another's report, forms filled."""

    asked: int = 0
    answered: int = 0
    reused: int = 0
    forms: int = 0

    def __add__(self, other: Burden) -> Burden:  # type: ignore[override]
        return Burden(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def share_reused(self) -> float | None:
        """The share of the answers for which nobody had to fill in anything."""
        return self.reused / self.answered if self.answered else None


class Measure(NamedTuple):
    """One of the numbers: what it is called, its rows, and when each counts: a day or an instant.

    Each has an index in which it is counted without a look at the rows themselves.
    """

    title: Any
    rows: Callable[[], QuerySet[Any]]
    when: str
    is_day: bool = False


def _requests(*ends: str) -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        mechanism=MECHANISM.name, until="ProgressReported", how__in=ends
    )


def _reports() -> QuerySet[Report]:
    withdrawn = Duty.objects.filter(state=State.WITHDRAWN).order_by().values("key")
    return Report.objects.exclude(duty__in=withdrawn)


MEASURES: Mapping[str, Measure] = {
    "asked": Measure(_("要求报告"), lambda: _requests("", "met", "lapsed"), "due"),
    "answered": Measure(_("已报告"), lambda: _requests("met"), "due"),
    "reused": Measure(
        _("一报多用"),
        lambda: _reports().filter(kind="progress", reused=True),
        "due",
        is_day=True,
    ),
    "forms": Measure(
        _("实际填报"),
        lambda: _reports().filter(kind__in=("progress", "completion"), reused=False),
        "told",
    ),
}
"""By the name that stands in addresses."""


def rows_of(what: str, month: ScoringPeriod, unit: str = "") -> QuerySet[Any]:
    """The rows behind a number, of one unit or of all."""
    measure = MEASURES[what]
    first, after = month.start, month.end
    within = (first.date(), after.date()) if measure.is_day else (first, after)
    rows = measure.rows().filter(
        **{f"{measure.when}__gte": within[0], f"{measure.when}__lt": within[1]}
    )
    return rows.filter(unit=unit) if unit else rows


def burdens(month: ScoringPeriod, unit: str = "") -> dict[str, Burden]:
    """The burden of each unit in a month, or of one; in a query for each number."""
    counted: dict[str, dict[str, int]] = {}
    for what in MEASURES:
        rows = rows_of(what, month, unit).order_by()
        for whose, count in rows.values_list("unit").annotate(how_many=Count("*")):
            counted.setdefault(whose, {})[what] = count
    return {whose: Burden(**numbers) for whose, numbers in counted.items()}


def course(months: Sequence[ScoringPeriod], unit: str = "") -> list[Burden]:
    """The burden of all units, or of one, in each of some months; in three queries for each."""
    return [_of_month(month, unit) for month in months]


def _of_month(month: ScoringPeriod, unit: str) -> Burden:
    asked = rows_of("asked", month, unit).order_by().values_list("how")
    by_end = dict(asked.annotate(how_many=Count("*")))
    return Burden(
        asked=sum(by_end.values()),
        answered=by_end.get("met", 0),
        reused=rows_of("reused", month, unit).count(),
        forms=rows_of("forms", month, unit).count(),
    )


def same_facts(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Open duties that ask one unit for a number for which another asks, too; side by side."""
    open_ones = duties.filter(state__in=OPEN_STATES).exclude(fact="")
    several = (
        open_ones.order_by()
        .values("fact")
        .annotate(how_many=Count("pk"))
        .filter(how_many__gt=1)
        .values("fact")
    )
    return open_ones.filter(fact__in=several).order_by(
        "lead", "fact", F("deadline").asc(nulls_last=True), "key"
    )
