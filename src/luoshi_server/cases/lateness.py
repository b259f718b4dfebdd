"""What is late in the cases, whose it is, and whom it has reached.

A member sees here what he sees of duties: everything, or what is his unit's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from luoshi.calendars import SHANGHAI
from luoshi_policies.follow_up import MECHANISM
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.cases.visibility import owed_by
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to

FOLLOW_UP = MECHANISM.name


class LateDuty(NamedTuple):
    """A late duty: what has been owed the longest, and the last step taken about that."""

    duty: Duty
    owed: Obligation
    step: Order | None


def late_duties(duties: Sequence[Duty], now: datetime) -> list[LateDuty]:
    """What is late about each of these duties, in two queries; where nothing is, none."""
    keys = [duty.key for duty in duties]
    owed: dict[str, Obligation] = {}
    rows = Obligation.objects.filter(
        case__in=[f"{FOLLOW_UP}:{key}" for key in keys], how="", stopped=False, due__lt=now
    )
    for row in rows.order_by("due"):
        owed.setdefault(row.case_id.partition(":")[2], row)
    steps = _last_steps([row.key for row in owed.values()])
    return [
        LateDuty(duty, row, steps.get(row.key))
        for duty in duties
        if (row := owed.get(duty.key)) is not None
    ]


def days_late(due: datetime, now: datetime) -> int:
    """For how many days something has been late: on the day after its last one, for one."""
    return max(1, (now.astimezone(SHANGHAI).date() - due.astimezone(SHANGHAI).date()).days)


def _last_steps(obligations: Iterable[str]) -> dict[str, Order]:
    taken = Order.objects.filter(
        obligation__in=list(obligations), kind="escalate", before_due=False
    ).order_by("at", "sequence")
    return {step.obligation: step for step in taken}


def became_late_since(since: datetime, now: datetime) -> Q:
    """Which duties have had something fall late since an instant, done by now or not."""
    late = Obligation.objects.filter(
        Q(how="", stopped=False) | Q(how="met", is_late=True),
        mechanism=FOLLOW_UP,
        due__gte=since,
        due__lt=now,
    )
    return Q(pk__in=late.values("case__about"))


def slips(member: Member, since: datetime) -> QuerySet[Order]:
    """Steps that were taken against lateness since an instant, in every mechanism."""
    rows = Order.objects.filter(kind="escalate", before_due=False, at__gte=since)
    return _of_member(rows, member)


def late_in_mechanisms(member: Member, now: datetime) -> QuerySet[Obligation]:
    """What is late in all mechanisms but the follow-up of duties."""
    rows = Obligation.objects.filter(how="", stopped=False, due__lt=now)
    return _of_member(rows.exclude(mechanism=FOLLOW_UP), member)


def counted_by(rows: QuerySet, column: str) -> list[tuple[str, int]]:  # type: ignore[type-arg]
    """How many rows have each value of a column, the most first."""
    counted = rows.order_by().values_list(column).annotate(how_many=Count("*"))
    return sorted(counted, key=lambda one: (-one[1], one[0]))


def _of_member(rows: QuerySet, member: Member) -> QuerySet:  # type: ignore[type-arg]
    """Those of everybody; of the member's own unit; or those about duties that are public."""
    if member.sees_all:
        return rows
    if role_of(member) in UNIT:
        return rows.filter(
            owed_by(member.unit) | Q(case__about__in=visible_to(member).values("pk"))
        )
    return rows.filter(mechanism=FOLLOW_UP, case__about__in=visible_to(member).values("pk"))
