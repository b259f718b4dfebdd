"""Which cases, and what is owed in them, a member may see."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.cases.models import Case, Obligation, Order
from luoshi_server.duties.models import DutyUnit
from luoshi_server.platform.names import holding


def cases_visible_to(member: Member | None) -> QuerySet[Case]:
    """The cases that a member may see: all, or those in which the own unit has or had a part."""
    cases = Case.objects.all()
    if member is None or not member.is_active:
        return cases.none()
    if member.sees_all:
        return cases
    if role_of(member) not in UNIT or not member.unit:
        return cases.none()
    owes = Obligation.objects.filter(case=OuterRef("pk")).filter(owed_by(member.unit))
    works = DutyUnit.objects.filter(duty=OuterRef("about"), unit=member.unit)
    return cases.filter(Exists(owes) | Exists(works))


def obligations_visible_to(member: Member | None) -> QuerySet[Obligation]:
    """What is owed and was owed, as far as the member may see it: all, or the own unit's."""
    rows = Obligation.objects.all()
    if member is not None and member.is_active and member.sees_all:
        return rows
    if member is None or role_of(member) not in UNIT or not member.unit:
        return rows.none()
    return rows.filter(owed_by(member.unit))


def owed_by(unit: str) -> Q:
    """What a unit owes, alone or as one of several of which any may act; or orders about that.

    Names are looked for only among what several owe, which an index holds by what is printed of
    them; SQLite takes it only where something is asked of that.
    """
    of_several = Q(unit__gt="", joint__gt="", joint__contains=holding(unit))
    return Q(unit=unit) | of_several


def orders_of(unit: str) -> QuerySet[Order]:
    """All orders about what a unit owes or owed, alone or as one of several."""
    return Order.objects.filter(owed_by(unit))
