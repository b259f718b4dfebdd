"""Gazettes, documents in force and reviewed claims, as the entries of the ledger add up to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from luoshi_server.documents.events import (
    EditionCompared,
    GazetteRead,
    GazetteTakenIn,
    PutInForce,
    Released,
    Reviewed,
    ReviewedTogether,
    TakenOutOfForce,
)
from luoshi_server.documents.models import Claim, Document, Gazette
from luoshi_server.documents.reading import columns_of, keep_what_was_read
from luoshi_server.ledger.following import Told


def follow(entries: Sequence[Told]) -> None:
    """Bring gazettes and claims up to date."""
    for told in entries:
        match told.event:
            case GazetteTakenIn() as event:
                Gazette.objects.get_or_create(
                    key=event.about,
                    defaults={
                        "name": event.name,
                        "sha256": event.sha256,
                        "replaces": event.replaces,
                        "taken_in": told.recorded,
                        "taken_in_by": told.actor,
                    },
                )
            case GazetteRead() as event:
                _read(event)
            case Reviewed() as event:
                _reviewed(event, told)
            case ReviewedTogether() as event:
                for start in range(0, len(event.claims), 500):
                    Claim.objects.filter(key__in=event.claims[start : start + 500]).update(
                        state=Claim.ACCEPTED, reviewed_by=told.actor, reviewed_at=told.recorded
                    )
            case TakenOutOfForce() as event:
                Document.objects.filter(gazette=event.about, letter=event.document).update(
                    in_force=False
                )
            case PutInForce() as event:
                Document.objects.filter(gazette=event.about, letter=event.document).update(
                    in_force=True
                )
            case EditionCompared() as event:
                _compared(event, told)
            case Released() as event:
                Claim.objects.filter(key=event.about).update(public=event.public)


def forget() -> None:
    """Nobody has reviewed anything; what was read stays, since the files give it again."""
    Claim.objects.filter(record__has_key="made_by").delete()
    for claim in Claim.objects.exclude(reviewed=None):
        _beside(claim, claim.record)
        claim.save()
    Claim.objects.exclude(status="consistent").update(
        state=Claim.OPEN, reviewed=None, reviewed_by="", reviewed_at=None, reason="", public=False
    )
    Claim.objects.filter(status="consistent").update(public=False)
    Document.objects.update(in_force=False)


def _beside(claim: Claim, reading: dict[str, Any]) -> None:
    for column, value in columns_of(claim.kind, reading).items():
        setattr(claim, column, value)


def _read(event: GazetteRead) -> None:
    gazette = Gazette.objects.get(key=event.about)
    # Claims that stand are those that these files give: what people made of them was forgotten.
    if gazette.state != Gazette.READ or gazette.contract != event.contract:
        keep_what_was_read(gazette, event)


def _compared(event: EditionCompared, told: Told) -> None:
    """What was decided on the earlier edition holds where the words are still the same."""
    before = Claim.objects.in_bulk([fate.claim for fate in event.fates])
    now = Claim.objects.in_bulk([fate.now for fate in event.fates if fate.now])
    altered = []
    for fate in event.fates:
        old, new = before.get(fate.claim), now.get(fate.now)
        if old is None or old.state in (Claim.CHANGED, Claim.GONE):
            continue
        if fate.became in ("changed", "gone"):
            if old.state in (Claim.OPEN, Claim.ACCEPTED, Claim.EDITED):
                old.state = Claim.CHANGED if fate.became == "changed" else Claim.GONE
                altered.append(old)
        elif new is not None and new.state == Claim.OPEN and old.state != Claim.OPEN:
            new.state, new.reason = old.state, old.reason
            new.reviewed = _edits_on(old, new)
            new.reviewed_by, new.reviewed_at = told.actor, told.recorded
            altered.append(new)
    fields = ["state", "reviewed", "reviewed_by", "reviewed_at", "reason"]
    Claim.objects.bulk_update(altered, fields, batch_size=200)


def _edits_on(old: Claim, new: Claim) -> dict[str, object] | None:
    """What a person changed in the old reading, changed in the new one too."""
    if old.reviewed is None:
        return None
    edits = {name: value for name, value in old.reviewed.items() if value != old.record.get(name)}
    return {**new.record, **edits}


def _reviewed(event: Reviewed, told: Told) -> None:
    claim = Claim.objects.filter(key=event.about).first()
    if claim is None:
        return
    states = {
        "accepted": Claim.ACCEPTED,
        "edited": Claim.EDITED,
        "split": Claim.SPLIT,
        "merged": Claim.MERGED,
        "rejected": Claim.REJECTED,
        "reopened": Claim.OPEN,
    }
    claim.state = states[event.decision]
    if event.decision == "edited":
        claim.reviewed = json.loads(event.after)
        _beside(claim, claim.reviewed)
    claim.reviewed_by, claim.reviewed_at = told.actor, told.recorded
    claim.reason = event.reason
    claim.save()
    if event.decision in ("split", "merged"):
        _made(claim, event)


def _made(claim: Claim, event: Reviewed) -> None:
    """The claims that a person made of one by splitting it, or of several by merging them."""
    parts = json.loads(event.after)
    for key, record in zip(event.into, parts, strict=True):
        start, end = record["span"]
        Claim.objects.get_or_create(
            key=key,
            defaults={
                "gazette_id": claim.gazette_id,
                "document": claim.document,
                "kind": claim.kind,
                "provision": claim.provision,
                "start": start,
                "end": end,
                "words": record["quote"],
                "title": record["title"][:300],
                "record": {**record, "made_by": event.decision},
                "state": Claim.OPEN,
            },
        )
