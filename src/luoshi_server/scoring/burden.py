"""What units were asked to report, and how much of it one report answered for several (减负).

A request is counted in the month in which it falls due, whatever became of it; a form in the month
in which it was filled in.  A report that serves three duties is one form and three answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
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
    """One of the numbers: what it is called, its rows in some months, and when each counts."""

    title: Any
    rows: Callable[[], QuerySet[Any]]
    when: str


def _asked() -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        mechanism=MECHANISM.name, until="ProgressReported", how__in=("", "met", "lapsed")
    )


def _reports() -> QuerySet[Report]:
    return Report.objects.exclude(duty__state=State.WITHDRAWN)


MEASURES: Mapping[str, Measure] = {
    "asked": Measure(_("要求报告"), _asked, "due"),
    "answered": Measure(_("已报告"), lambda: _asked().filter(how="met"), "due"),
    "reused": Measure(
        _("一报多用"),
        lambda: _reports().filter(kind="progress", reused=True, due__isnull=False),
        "due",
    ),
    "forms": Measure(
        _("实际填报"),
        lambda: _reports().filter(Q(kind="completion") | Q(kind="progress", reused=False)),
        "told",
    ),
}
"""By the name that stands in addresses."""


def rows_of(what: str, month: ScoringPeriod, unit: str = "") -> QuerySet[Any]:
    """The rows behind a number, of one unit or of all."""
    measure = MEASURES[what]
    rows = measure.rows().filter(_within(measure, what, [month]))
    return rows.filter(unit=unit) if unit else rows


def burdens(months: Sequence[ScoringPeriod], unit: str = "") -> dict[tuple[str, str], Burden]:
    """By month and unit, its burden; in four queries, however many there are.

    The months follow each other.
    """
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for what, measure in MEASURES.items():
        rows = measure.rows().filter(_within(measure, what, months))
        if unit:
            rows = rows.filter(unit=unit)
        rows = rows.order_by().annotate(nth=_which(measure, what, months))
        for place, whose, count in rows.values_list("nth", "unit").annotate(how_many=Count("pk")):
            counted.setdefault((months[place].name, whose), {})[what] = count
    return {key: Burden(**numbers) for key, numbers in counted.items()}


def _bounds(what: str, month: ScoringPeriod) -> tuple[Any, Any]:
    """From when and until before when a row counts in a month; a report is due on a day."""
    if what == "reused":
        return month.start.date(), month.end.date()
    return month.start, month.end


def _within(measure: Measure, what: str, months: Sequence[ScoringPeriod]) -> Q:
    first, _after = _bounds(what, months[0])
    _first, after = _bounds(what, months[-1])
    return Q(**{f"{measure.when}__gte": first, f"{measure.when}__lt": after})


def _which(measure: Measure, what: str, months: Sequence[ScoringPeriod]) -> Case:
    cases = []
    for place, month in enumerate(months):
        first, after = _bounds(what, month)
        within = {f"{measure.when}__gte": first, f"{measure.when}__lt": after}
        cases.append(When(**within, then=Value(place)))
    return Case(*cases, default=Value(0), output_field=IntegerField())


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
