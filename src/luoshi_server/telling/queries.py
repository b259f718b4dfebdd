"""The messages of a member."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.telling.models import Message, Seen


def messages_of(member: Member) -> QuerySet[Message]:
    """What was told to the member's unit, or to the member by name."""
    own = Q(pk__in=[])
    if member.unit:
        own |= Q(unit=member.unit)
    if member.name:
        own |= Q(person=member.name)
    return Message.objects.filter(own)


def seen_upto(member: Member) -> int:
    """Up to which message the member has seen them."""
    return Seen.objects.filter(member=member).values_list("upto", flat=True).first() or 0


def unseen(member: Member) -> QuerySet[Message]:
    """What the member has not seen yet."""
    return messages_of(member).filter(pk__gt=seen_upto(member))
