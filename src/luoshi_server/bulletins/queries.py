"""Which bulletins a member may see."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.bulletins.models import SENT, Bulletin, Sort, State
from luoshi_server.platform.names import holding


def visible_to(member: Member | None) -> QuerySet[Bulletin]:
    """All; or what was sent to the own unit; or what is public."""
    bulletins = Bulletin.objects.all()
    if member is not None and member.is_active and member.sees_all:
        return bulletins
    if member is not None and role_of(member) in UNIT:
        own = Q(units="") | Q(units__contains=holding(member.unit)) if member.unit else Q(units="")
        return bulletins.filter(Q(public=True) | (Q(state__in=SENT) & own))
    return public_bulletins()


def public_bulletins() -> QuerySet[Bulletin]:
    """What is on the public page."""
    return Bulletin.objects.filter(public=True, state__in=SENT)


def unanswered(unit: str) -> QuerySet[Bulletin]:
    """The slips that a unit still has to answer."""
    slips = Bulletin.objects.filter(sort=Sort.SLIP, state=State.ISSUED)
    return slips.filter(units__contains=holding(unit)).order_by("answer_by")


def answers_late(day: date) -> QuerySet[Bulletin]:
    """The slips that were to be answered before `day` and were not."""
    return Bulletin.objects.filter(sort=Sort.SLIP, state=State.ISSUED, answer_by__lt=day)
