"""Questions about requests: which a member may see, and which wait for his decision."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, role_of
from luoshi_server.accounts.roles import UNIT, Verb
from luoshi_server.duties.models import DutyUnit, Request, State


def requests_visible_to(member: Member) -> QuerySet[Request]:
    """The requests about duties of which the member sees more than the public does."""
    rows = Request.objects.select_related("duty").exclude(duty__state=State.WITHDRAWN)
    if member.sees_all:
        return rows
    if role_of(member) not in UNIT:
        return rows.none()
    own = DutyUnit.objects.filter(duty=OuterRef("duty"), unit=member.unit)
    return rows.filter(Q(duty__lead=member.unit) | Exists(own))


def to_decide(member: Member) -> QuerySet[Request]:
    """The open requests that this member may decide: nobody decides what he asked for himself."""
    rows = requests_visible_to(member)
    if not may(member, Verb.DECIDE):
        return rows.none()
    return rows.filter(state=Request.OPEN).exclude(asked_by=member.username)
