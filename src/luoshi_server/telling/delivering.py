"""Delivering what is due: digests by mail, events to programs, messages to group chats.

Each thing is delivered at least once, under an id by which the receiver knows it again; what is
not taken is tried again, ever more seldom, and in the end given up and shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from luoshi_server.platform.errors import Refused
from luoshi_server.telling.bodies import Sending, event_for, fault_in, message_for
from luoshi_server.telling.digests import send_digests
from luoshi_server.telling.guard import target_of
from luoshi_server.telling.models import Delivery, Webhook
from luoshi_server.telling.patience import next_attempt
from luoshi_server.telling.posting import NotDelivered, post

AT_ONCE = 200
"""Events that one webhook is sent in one round."""


class Delivered(NamedTuple):
    """What a round delivered."""

    mails: int
    events: int
    failed: int


def deliver_due(now: datetime) -> Delivered:
    """Deliver what is due at this instant."""
    mails = send_digests(now)
    events = failed = 0
    for hook in Webhook.objects.filter(stopped=None, deliveries__next_at__lte=now).distinct():
        sent, faults = _deliver(hook, now)
        events += sent
        failed += faults
    return Delivered(mails, events, failed)


def _deliver(hook: Webhook, now: datetime) -> tuple[int, int]:
    due = list(hook.deliveries.filter(next_at__lte=now).order_by("pk")[:AT_ONCE])
    if hook.is_robot:
        fault = _send(hook, message_for(hook, due, now))
        _note(due, now, fault)
        return (0, len(due)) if fault else (len(due), 0)
    for at, delivery in enumerate(due):
        fault = _send(hook, event_for(hook, delivery, now))
        _note([delivery], now, fault)
        if fault:
            # Whoever did not take this one is not asked to take the next in the same round.
            _put_off(due[at + 1 :], now)
            return at, 1
    return len(due), 0


def _send(hook: Webhook, sending: Sending) -> str:
    """Send it; gives what went wrong, nothing if it was taken."""
    try:
        target = target_of(sending.url, settings.LUOSHI.webhooks_allowed)
        return fault_in(hook, post(target, sending.body, sending.headers))
    except Refused as refusal:
        return refusal.reason
    except NotDelivered as error:
        return " ".join(str(error).split())


def _note(deliveries: Sequence[Delivery], now: datetime, fault: str) -> None:
    for one in deliveries:
        attempts = one.attempts + 1
        Delivery.objects.filter(pk=one.pk).update(
            attempts=attempts,
            delivered=None if fault else now,
            next_at=next_attempt(attempts, now) if fault else None,
            fault=fault[:300],
        )


def _put_off(deliveries: Sequence[Delivery], now: datetime) -> None:
    """What was not even tried waits as long as a first attempt would."""
    Delivery.objects.filter(pk__in=[one.pk for one in deliveries]).update(
        next_at=next_attempt(1, now)
    )
