"""Questions about duties, each within what the asking member may see."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.duties.models import Duty, DutyUnit, Evidence, State
from luoshi_server.duties.progress import progress_of_many


def visible_to(member: Member | None) -> QuerySet[Duty]:
    """The duties that a member may see: all, those of the own unit, or the public ones."""
    duties = Duty.objects.exclude(state=State.WITHDRAWN)
    if member is not None and member.is_active and member.sees_all:
        return duties
    if member is not None and role_of(member) in UNIT:
        own = DutyUnit.objects.filter(duty=OuterRef("pk"), unit=member.unit)
        return duties.filter(Q(public=True) | Q(lead=member.unit) | Exists(own))
    return duties.filter(public=True)


def inside_of(member: Member, duty: Duty) -> bool:
    """Whether the member sees more of a duty than the public does."""
    if member.sees_all:
        return True
    if role_of(member) not in UNIT:
        return False
    return duty.lead == member.unit or duty.units.filter(unit=member.unit).exists()


def evidence_visible_to(member: Member | None, duty: Duty) -> QuerySet[Evidence]:
    """The evidence of a duty that a member may open."""
    if member is not None and member.is_active and inside_of(member, duty):
        return duty.evidence.all()
    return duty.evidence.filter(public=True) if duty.public else duty.evidence.none()


def progress_of(duty: Duty) -> Decimal | None:
    """How far a duty has come, 0 to 1: the weighted mean of its parts, or what it says itself."""
    return progress_of_many([duty])[duty.key]
