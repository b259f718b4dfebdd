"""Bulletins as the entries of the ledger add up to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from luoshi_server.bulletins.events import (
    BulletinApproved,
    BulletinDrafted,
    BulletinIssued,
    BulletinPublished,
    BulletinRevised,
    BulletinSigned,
    BulletinVoided,
    Draft,
    SlipAnswered,
)
from luoshi_server.bulletins.models import Answer, Bulletin, State
from luoshi_server.cases.models import Order
from luoshi_server.ledger.following import Told
from luoshi_server.platform.names import kept


def follow(entries: Sequence[Told]) -> None:
    """Bring bulletins up to date."""
    for told in entries:
        if isinstance(told.event, BulletinDrafted):
            _drafted(told.event, told)
            continue
        change = _CHANGES.get(type(told.event))
        if change is None:
            continue
        bulletin = Bulletin.objects.filter(key=told.event.about).first()
        if bulletin is None:
            continue
        change(bulletin, told.event, told)
        bulletin.last_entry = told.number
        bulletin.save()


def forget() -> None:
    """There is no bulletin."""
    Answer.objects.all().delete()
    Bulletin.objects.all().delete()


def _drafted(event: BulletinDrafted, told: Told) -> None:
    order = Order.objects.filter(key=event.order).first() if event.order else None
    bulletin = Bulletin(
        key=event.about,
        sort=event.sort,
        year=event.year,
        running=event.running,
        number=event.number,
        month=event.month,
        order=event.order,
        matter=order.about if order else "",
        means=order.means if order else "",
        drafted=told.recorded,
        drafted_by=told.actor,
        last_entry=told.number,
    )
    _worded(bulletin, event)
    bulletin.save()


def _worded(bulletin: Bulletin, event: Draft) -> None:
    bulletin.title = event.title[:300]
    bulletin.content = event.content
    bulletin.wording = json.loads(event.wording)
    bulletin.units = kept(event.units)
    bulletin.judges = event.judges
    bulletin.quotes = list(event.quotes)
    bulletin.answer_by = event.answer_by


def _revised(bulletin: Bulletin, event: BulletinRevised, told: Told) -> None:
    _worded(bulletin, event)
    bulletin.approved, bulletin.approved_by = None, ""


def _voided(bulletin: Bulletin, event: BulletinVoided, told: Told) -> None:
    bulletin.state, bulletin.changed_reason = State.VOIDED, event.reason


def _approved(bulletin: Bulletin, event: BulletinApproved, told: Told) -> None:
    bulletin.approved, bulletin.approved_by = told.recorded, told.actor


def _signed(bulletin: Bulletin, event: BulletinSigned, told: Told) -> None:
    bulletin.state, bulletin.signed = State.SIGNED, event.at
    bulletin.signed_by, bulletin.signed_name = told.actor, event.name


def _issued(bulletin: Bulletin, event: BulletinIssued, told: Told) -> None:
    bulletin.state, bulletin.issued, bulletin.issued_by = State.ISSUED, event.at, told.actor


def _published(bulletin: Bulletin, event: BulletinPublished, told: Told) -> None:
    bulletin.public, bulletin.changed_reason = event.public, event.reason


def _answered(bulletin: Bulletin, event: SlipAnswered, told: Told) -> None:
    bulletin.state = State.ANSWERED
    Answer.objects.create(
        bulletin=bulletin,
        entry=told.number,
        unit=event.unit,
        words=event.words,
        told=told.recorded,
        told_by=told.actor,
    )


_CHANGES: dict[type, Any] = {
    BulletinRevised: _revised,
    BulletinVoided: _voided,
    BulletinApproved: _approved,
    BulletinSigned: _signed,
    BulletinIssued: _issued,
    BulletinPublished: _published,
    SlipAnswered: _answered,
}
