"""What stands next before somebody: the duties of which something is to be done, by what it is.

A number on a desk and the list that it opens are asked here, so they are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.calendars import published_calendar, working_days
from luoshi_policies.follow_up import MECHANISM as FOLLOW_UP
from luoshi_server.cases.models import Obligation
from luoshi_server.duties.models import OPEN_STATES, Duty, State

SOON = working_days(10)
"""How far ahead a desk looks."""

COMPLETING = ("complete the duty", "complete the duty after it was sent back")
REPORTING = ("report progress",)

Rows = QuerySet[Duty]


class Task(NamedTuple):
    """What is to be done: its title, and which duties ask for it at an instant."""

    title: str
    among: Callable[[Rows, datetime], Rows]


def horizon(now: datetime) -> datetime:
    """The end of the working days that a desk looks ahead."""
    return SOON.end(now, published_calendar()).due


def _in(*states: State) -> Callable[[Rows, datetime], Rows]:
    return lambda duties, now: duties.filter(state__in=states)


def _owing(musts: tuple[str, ...], **due: datetime) -> Q:
    """Which duties owe one of these; asked once for all of them, and not for each."""
    rows = Obligation.objects.filter(mechanism=FOLLOW_UP.name, how="", must__in=musts, **due)
    return Q(pk__in=rows.values("case__about"))


def _to_report(duties: Rows, now: datetime) -> Rows:
    return duties.filter(
        _owing(REPORTING, due__lte=horizon(now)), state__in=(State.SIGNED, State.RETURNED)
    )


def _due_soon(duties: Rows, now: datetime) -> Rows:
    return duties.filter(
        _owing(COMPLETING, due__gte=now, due__lte=horizon(now)), state__in=OPEN_STATES
    )


def _gaps(duties: Rows, now: datetime) -> Rows:
    return duties.filter(Q(lead="") | Q(deadline=None), state=State.FOUND)


def _to_assign(duties: Rows, now: datetime) -> Rows:
    return duties.filter(state=State.FOUND).exclude(lead="").exclude(deadline=None)


TASKS: Mapping[str, Task] = {
    "gaps": Task(_("待补缺口"), _gaps),
    "assign": Task(_("待交办"), _to_assign),
    "sign": Task(_("待签收"), _in(State.ASSIGNED)),
    "report": Task(_("待报进展"), _to_report),
    "correct": Task(_("退回待改"), _in(State.RETURNED)),
    "due": Task(_("10 个工作日内到期"), _due_soon),
    "check": Task(_("待核查"), _in(State.COMPLETED)),
    "late": Task(_("逾期"), lambda duties, now: duties.filter(late_since__isnull=False)),
    "review": Task(_("需复核"), lambda duties, now: duties.filter(needs_review=True)),
}
"""By the name that stands in addresses."""
