"""The messages of a member, and webhooks with how much they have taken."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from luoshi_server.accounts.models import Member
from luoshi_server.telling.models import Message, Seen, Webhook


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


def webhooks_with_counts() -> QuerySet[Webhook]:
    """All webhooks, each with how many messages it took, waits for, and was given up on."""
    missing = Q(deliveries__delivered=None)
    return Webhook.objects.annotate(
        delivered=Count("deliveries", filter=Q(deliveries__delivered__isnull=False)),
        waiting=Count("deliveries", filter=missing & Q(deliveries__next_at__isnull=False)),
        given_up=Count("deliveries", filter=missing & Q(deliveries__next_at=None)),
    )
