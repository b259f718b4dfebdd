"""Questions about cases and what is owed in them, each within what the asking member may see."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.cases.mandates import title_of_mechanism
from luoshi_server.cases.models import Case, CaseAbout, Obligation
from luoshi_server.cases.visibility import cases_visible_to


def late(now: datetime) -> Q:
    """Of what is owed, what is late."""
    return Q(how="", stopped=False, due__lt=now)


class CaseInAList(NamedTuple):
    """A case as a list shows it."""

    key: str
    title: str
    about: str
    opened: datetime
    is_open: bool
    is_late: bool
    owed: int
    first_due: datetime | None

    @property
    def state(self) -> str:
        """Whether it is open, and late."""
        if not self.is_open:
            return _("已办结")
        return _("逾期") if self.is_late else _("在办")


def in_a_list(rows: list[Case], now: datetime) -> list[CaseInAList]:
    """Cases with what is owed in them, in one query."""
    owed: dict[str, list[datetime]] = {}
    running: dict[str, list[datetime]] = {}
    for case, due, stopped in Obligation.objects.filter(
        case__in=[row.key for row in rows], how=""
    ).values_list("case_id", "due", "stopped"):
        owed.setdefault(case, []).append(due)
        if not stopped:
            running.setdefault(case, []).append(due)
    return [
        CaseInAList(
            row.key,
            _("%(mechanism)s：%(about)s")
            % {"mechanism": title_of_mechanism(row.mechanism), "about": row.about},
            row.about,
            row.opened,
            row.closed is None,
            any(due < now for due in running.get(row.key, ())),
            len(owed.get(row.key, ())),
            min(owed.get(row.key, ()), default=None),
        )
        for row in rows
    ]


def cases_about(member: Member, about: str, now: datetime, limit: int = 20) -> list[CaseInAList]:
    """The cases about a matter, the open ones first."""
    concerned = CaseAbout.objects.filter(case=OuterRef("pk"), about=about)
    rows = cases_visible_to(member).filter(Exists(concerned)).order_by("-closed", "-opened")[:limit]
    return sorted(in_a_list(list(rows), now), key=lambda one: not one.is_open)


class Load(NamedTuple):
    """How many cases of a mechanism are open, and how many of them are late."""

    open: int
    late: int
    closed: int


def loads(member: Member, now: datetime, mechanism: str = "") -> dict[str, Load]:
    """The load of each mechanism by its name, as far as the member may see its cases.

    With `mechanism`, only of that one.
    """
    only = {"mechanism": mechanism} if mechanism else {}
    cases = cases_visible_to(member).filter(**only)
    late_rows = Obligation.objects.filter(late(now), **only)
    if not member.sees_all:
        late_rows = late_rows.filter(case__in=cases.values("pk"))
    late_ = dict(
        late_rows.order_by().values_list("mechanism").annotate(count=Count("case", distinct=True))
    )
    counted = (
        cases.order_by()
        .values_list("mechanism")
        .annotate(open=Count("mechanism", filter=Q(closed=None)), every=Count("*"))
    )
    return {name: Load(open_, late_.get(name, 0), every - open_) for name, open_, every in counted}
