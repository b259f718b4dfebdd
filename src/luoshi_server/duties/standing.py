"""How duties stand: by unit and lamp, by document, and what has changed since a day.

Each number is counted over the same rows that its list shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.models import OPEN_STATES, Duty, Report, Request, State

OPEN = Q(state__in=OPEN_STATES)
LATE = Q(OPEN, late_since__isnull=False)
MEASURED = Q(OPEN, target__isnull=False)
LATE_LAMPS = ("red", "yellow", "blue")


class Standing(NamedTuple):
    """How many duties there are: in each state, and of each unit under each lamp or closed."""

    states: Counter[str]
    lamps: Counter[str]
    late: int
    by_unit: Mapping[str, Counter[str]]

    @property
    def total(self) -> int:
        """All of them."""
        return self.states.total()

    @property
    def open(self) -> int:
        """Those about which somebody still owes something."""
        return self.total - self.states[State.CLOSED]

    def worst_units(self, count: int) -> list[tuple[str, Counter[str]]]:
        """The units with most under the worse lamps: red before yellow, yellow before blue."""
        named = [(unit, own) for unit, own in self.by_unit.items() if unit]
        return sorted(
            named, key=lambda one: (*(-one[1][lamp] for lamp in LATE_LAMPS), -one[1].total())
        )[:count]


def standing(duties: QuerySet[Duty]) -> Standing:
    """How these duties stand, in one query."""
    is_late = Case(When(LATE, then=Value(True)), default=False, output_field=BooleanField())
    rows = (
        duties.order_by()
        .annotate(is_late_now=is_late)
        .values_list("lead", "state", "lamp", "is_late_now")
        .annotate(how_many=Count("pk"))
    )
    states: Counter[str] = Counter()
    lamps: Counter[str] = Counter()
    by_unit: dict[str, Counter[str]] = {}
    late = 0
    for lead, state, lamp, is_late_now, count in rows:
        states[state] += count
        late += count if is_late_now else 0
        shown = "closed" if state == State.CLOSED else lamp
        by_unit.setdefault(lead, Counter())[shown] += count
        if state != State.CLOSED:
            lamps[lamp] += count
    return Standing(states, lamps, late, by_unit)


class OfDocument(NamedTuple):
    """How many duties of a document there are, how many are closed, and how many late."""

    key: str
    title: str
    total: int
    closed: int
    late: int


def by_document(duties: QuerySet[Duty]) -> list[OfDocument]:
    """The documents with open duties, those with most of them first."""
    rows = (
        duties.filter(document__isnull=False)
        .order_by()
        .values_list("document", "document__title")
        .annotate(
            every=Count("pk"),
            done=Count("pk", filter=Q(state=State.CLOSED)),
            overdue=Count("pk", filter=LATE),
        )
    )
    found = [OfDocument(*row) for row in rows]
    open_ones = (one for one in found if one.total > one.closed)
    return sorted(open_ones, key=lambda one: (one.closed - one.total, one.title))


def measured(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Open duties with a target: what was reported first, then what is late, then by deadline."""
    return duties.filter(MEASURED).order_by(
        F("value_period").desc(nulls_last=True),
        F("late_since").asc(nulls_last=True),
        F("deadline").asc(nulls_last=True),
        "key",
    )


CHANGES: Mapping[str, Promise | str] = {
    "assigned": _("新交办"),
    "closed": _("已销号"),
    "late": _("新逾期"),
    "extended": _("获准延期"),
    "returned": _("核查退回"),
}
"""What can have become of a duty since a day; `late` is answered by the cases."""


def changed_since(what: str, since: datetime) -> Q:
    """Which duties have changed in this way since an instant."""
    extended = Request.objects.filter(
        what="extension", state=Request.APPROVED, decided__gte=since
    ).values("duty")
    returned = Report.objects.filter(kind="return", told__gte=since).values("duty")
    questions = {
        "assigned": Q(assigned__gte=since),
        "closed": Q(state=State.CLOSED, closed__gte=since),
        "extended": Q(pk__in=extended),
        "returned": Q(pk__in=returned),
    }
    return questions[what]


def count_each(duties: QuerySet[Duty], questions: Mapping[str, Q]) -> dict[str, int]:
    """How many of the duties answer each question, in one query."""
    counted = duties.order_by().aggregate(
        **{f"of_{name}": Count("pk", filter=question) for name, question in questions.items()}
    )
    return {name: int(counted[f"of_{name}"]) for name in questions}
