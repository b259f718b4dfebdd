"""What rows say for a unit or against it: each kind of fact is defined once, and counted or listed.

The kinds are those of `luoshi_policies.scorecards`; what that reads off a case is read here off
what is owed, done and ordered.  What fell due in a period and was made up after its end was left
undone in that period.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from luoshi_policies.duty_events import SentBack
from luoshi_policies.follow_up import MECHANISM
from luoshi_policies.scorecards import STEPS
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.duties.models import Duty, Report, State
from luoshi_server.scoring.models import FoundFact
from luoshi_server.scoring.periods import ScoringPeriod

AGAIN = {rule.must for rule in MECHANISM.rules if rule.on is SentBack}
"""What a unit must do when its work was sent back: who owes that was the one sent back."""

UNDONE = {
    "Completed": "duty-overdue",
    "ProgressReported": "report-missing",
    "Signed": "signed-late",
}


class Source(NamedTuple):
    """Rows that are facts: each says as which kind it `counts`, `whose`, on which `day`, and its
    `matter`."""

    name: str
    rows: Callable[[ScoringPeriod, datetime], QuerySet[Any]]


class Amount(NamedTuple):
    """So much of a kind, of a unit; about one matter where that was asked."""

    unit: str
    kind: str
    about: str
    amount: Decimal


def counts(period: ScoringPeriod, now: datetime, by_matter: bool = False) -> Iterator[Amount]:
    """How much of each kind every unit has in the period."""
    for source in SOURCES:
        rows = source.rows(period, now).order_by()
        by = ("whose", "counts", *(("matter",) if by_matter else ()))
        amount = Sum("amount") if source.name == "found" else Count("*")
        for row in rows.values(*by).annotate(how_much=amount):
            if row["whose"]:
                yield Amount(
                    row["whose"],
                    row["counts"],
                    row.get("matter", ""),
                    Decimal(row["how_much"]),
                )


def rows_of(
    source: Source, period: ScoringPeriod, unit: str, now: datetime, kinds: Collection[str] = ()
) -> QuerySet[Any]:
    """The rows of one unit in one period, of these kinds or of all."""
    rows = source.rows(period, now).filter(whose=unit)
    return rows.filter(counts__in=kinds) if kinds else rows


def _within(field: str, period: ScoringPeriod) -> Q:
    return Q(**{f"{field}__gte": period.start, f"{field}__lt": period.end})


def _kind(*cases: When, default: str | None = None) -> Case:
    return Case(*cases, default=Value(default), output_field=CharField(max_length=60))


def _followed() -> QuerySet[Obligation]:
    return Obligation.objects.filter(mechanism=MECHANISM.name)


def _ended(period: ScoringPeriod, now: datetime) -> QuerySet[Obligation]:
    """Reports that were made, and signatures that came late."""
    late_signature = Q(until="Signed", is_late=True)
    return (
        _followed()
        .filter(_within("ended", period), Q(until="ProgressReported") | late_signature, how="met")
        .annotate(
            counts=_kind(
                When(until="Signed", then=Value("signed-late")),
                When(is_late=True, then=Value("report-late")),
                default="report-in-time",
            ),
            whose=F("unit"),
            day=F("ended"),
            matter=F("about"),
        )
    )


def _undone(period: ScoringPeriod, now: datetime) -> QuerySet[Obligation]:
    """What was due in the period, and was not done by its end."""
    left = Q(how="", stopped=False) | Q(how="lapsed", ended__gt=F("due"))
    return (
        _followed()
        .filter(_within("due", period), due__lt=now, until__in=UNDONE)
        .filter(how__in=("", "met", "lapsed"))
        .filter(left | Q(how="met", ended__gte=period.end))
        .annotate(
            counts=_kind(*(When(until=until, then=Value(kind)) for until, kind in UNDONE.items())),
            whose=F("unit"),
            day=F("due"),
            matter=F("about"),
        )
    )


def _sent_back(period: ScoringPeriod, now: datetime) -> QuerySet[Obligation]:
    """What was done and was not what was asked for."""
    returned = Report.objects.filter(_within("told", period), kind="return")
    return (
        # Found by the duties that were sent back, since those are few.
        Obligation.objects.filter(
            _within("since", period), about__in=returned.values("duty"), must__in=AGAIN
        )
        .exclude(how="cancelled")
        .annotate(counts=_kind(default="sent-back"), whose=F("unit"), day=F("since"))
        .annotate(matter=F("about"))
    )


def _done(period: ScoringPeriod, now: datetime) -> QuerySet[Duty]:
    """Duties that were accepted, on the day on which they were done."""
    late = Obligation.objects.filter(
        about=OuterRef("key"), how="met", until="Completed", is_late=True
    )
    return Duty.objects.filter(_within("completed", period), state=State.CLOSED).annotate(
        counts=_kind(When(Exists(late), then=Value("duty-done-late")), default="duty-done-in-time"),
        whose=F("lead"),
        day=F("completed"),
        matter=F("key"),
    )


def _steps(period: ScoringPeriod, now: datetime) -> QuerySet[Order]:
    """Slips, bulletins and talks, for what was not found afterwards never to have been owed."""
    owed = Obligation.objects.filter(key=OuterRef("obligation")).exclude(how="cancelled")
    return Order.objects.filter(
        _within("at", period),
        Exists(owed),
        # Only a rung has one; an index of the rungs alone finds them.
        rung__isnull=False,
        mechanism=MECHANISM.name,
        before_due=False,
        means__in=STEPS,
    ).annotate(
        counts=_kind(*(When(means=means, then=Value(kind)) for means, kind in STEPS.items())),
        whose=F("unit"),
        day=F("at"),
        matter=F("about"),
    )


def _reused(period: ScoringPeriod, now: datetime) -> QuerySet[Report]:
    """Reports that were made for another duty and served for this one, too."""
    return (
        Report.objects.filter(_within("told", period), kind="progress", reused=True)
        .exclude(duty__state=State.WITHDRAWN)
        .annotate(
            counts=_kind(default="report-reused"),
            whose=F("unit"),
            day=F("told"),
            matter=F("duty_id"),
        )
    )


def _found(period: ScoringPeriod, now: datetime) -> QuerySet[FoundFact]:
    """What people found."""
    return FoundFact.objects.filter(_within("counts_at", period), taken_back="").annotate(
        counts=F("kind"), whose=F("unit"), day=F("counts_at"), matter=F("about")
    )


SOURCES = (
    Source("ended", _ended),
    Source("undone", _undone),
    Source("sent back", _sent_back),
    Source("done", _done),
    Source("steps", _steps),
    Source("reused", _reused),
    Source("found", _found),
)
"""Every source of facts, each asked once a period however many units there are."""
