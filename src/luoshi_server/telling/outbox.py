"""The outbox: what is to be told, written in the transaction in which it happened.

So nothing is told that did not happen, and nothing that happened is forgotten.  A row is one
order or bulletin for one recipient; writing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from luoshi_server.bulletins.events import BulletinIssued
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.following import Told
from luoshi_server.organisations.queries import units
from luoshi_server.platform.rows import write_rows
from luoshi_server.supervisions.models import Supervision
from luoshi_server.telling.models import Delivery, Kind, Message, Webhook
from luoshi_server.telling.recipients import Recipient, Register

BATCH = 500
_TOLD = frozenset(Kind.values) - {Kind.BULLETIN}


def tell_orders(orders: Sequence[Order]) -> None:
    """Put orders into the outbox; those by which something just ends are not told."""
    rows = [order for order in orders if order.kind in _TOLD]
    if not rows:
        return
    register = Register(rows)
    matters = _matters(rows)
    dues = _dues(rows)
    messages = [
        _message_of(order, one, matters, dues)
        for order in rows
        for one in register.recipients(order)
    ]
    _write(messages, {order.key: register.bearers(order) for order in rows})


def follow(entries: Sequence[Told]) -> None:
    """Put bulletins that were issued into the outbox, for the units that they are for."""
    for told in entries:
        if not isinstance(told.event, BulletinIssued):
            continue
        bulletin = Bulletin.objects.filter(key=told.event.about).first()
        if bulletin is not None:
            messages = [_of_bulletin(bulletin, unit, told.recorded) for unit in _units_of(bulletin)]
            _write(messages, {})


def _units_of(bulletin: Bulletin) -> list[str]:
    return bulletin.unit_names or list(units().values_list("name", flat=True))


def _of_bulletin(bulletin: Bulletin, unit: str, at: datetime) -> Message:
    return Message(
        subject=f"bulletin:{bulletin.key}",
        kind=Kind.BULLETIN,
        unit=unit,
        whose=unit,
        means=bulletin.number,
        matter=bulletin.title,
        page=f"bulletin:{bulletin.key}",
        at=at,
        made=at,
    )


def _message_of(
    order: Order, recipient: Recipient, matters: dict[str, _Matter], dues: dict[str, datetime]
) -> Message:
    about = order.about.partition("/")[0]
    matter = matters.get(about) or _Matter(order.about, f"case:{order.case_id}")
    return Message(
        subject=order.key,
        kind=order.kind,
        unit=recipient.unit,
        person=recipient.person,
        post=recipient.post,
        whose=order.unit,
        means=order.means,
        must_zh=order.must_zh,
        must=order.must,
        matter=matter.title[:300],
        page=matter.page,
        at=order.at,
        due=dues.get(order.obligation),
        made=order.recorded,
    )


class _Matter(NamedTuple):
    """What an order is about, in words, and the page that shows it."""

    title: str
    page: str


def _matters(orders: Iterable[Order]) -> dict[str, _Matter]:
    """The duties and supervisions that orders are about, by key."""
    keys = sorted({order.about.partition("/")[0] for order in orders})
    found: dict[str, _Matter] = {}
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        for key, title in Duty.objects.filter(key__in=part).values_list("key", "title"):
            found[key] = _Matter(title, f"duty:{key}")
        for key, title in Supervision.objects.filter(key__in=part).values_list("key", "matter"):
            found[key] = _Matter(title, f"supervision:{key}")
    return found


def _dues(orders: Iterable[Order]) -> dict[str, datetime]:
    keys = sorted({order.obligation for order in orders})
    found: dict[str, datetime] = {}
    for start in range(0, len(keys), BATCH):
        rows = Obligation.objects.filter(key__in=keys[start : start + BATCH])
        found |= dict(rows.values_list("key", "due"))
    return found


def _write(messages: Sequence[Message], whose: Mapping[str, Sequence[str]]) -> None:
    """Write messages, and what webhooks are sent; each subject concerns those whose matter it is
    and those who are told of it.
    """
    write_rows(messages, once=True)
    hooks = list(Webhook.objects.filter(stopped=None))
    if not hooks:
        return
    # A webhook is sent an event once, however many are told of it.
    subjects = {message.subject: message for message in messages}
    concerned = {subject: set(names) for subject, names in whose.items()}
    for message in messages:
        concerned.setdefault(message.subject, set()).add(message.unit)
    Delivery.objects.bulk_create(
        (
            Delivery(
                webhook=hook,
                subject=message.subject,
                told=_plain(message),
                made=message.made,
                next_at=message.made,
            )
            for message in subjects.values()
            for hook in hooks
            if _wants(hook, message.kind, concerned[message.subject])
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _wants(hook: Webhook, kind: str, concerned: Collection[str]) -> bool:
    return (not hook.kinds or kind in hook.kinds) and (not hook.unit or hook.unit in concerned)


def _plain(message: Message) -> dict[str, Any]:
    """What a program is told: what, whose, about which matter, by when."""
    told = {
        "kind": message.kind,
        "unit": message.whose,
        "matter": message.matter,
        "must": message.must_zh,
        "means": message.means,
        "page": message.page,
        "at": message.at.isoformat(),
        "due": message.due.isoformat() if message.due else "",
    }
    return {name: value for name, value in told.items() if value}
