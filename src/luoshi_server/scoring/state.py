"""Schemes and found facts as the entries of the ledger add up to."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi_server.ledger.following import Told
from luoshi_server.scoring.events import (
    FactFound,
    FactTakenBack,
    SchemeAdopted,
    SchemeDeclined,
    SchemeProposed,
)
from luoshi_server.scoring.models import FoundFact, SchemeState, SchemeVersion
from luoshi_server.scoring.periods import midnight


def follow(entries: Sequence[Told]) -> None:
    """Bring schemes and found facts up to date."""
    for told in entries:
        match told.event:
            case SchemeProposed() as event:
                SchemeVersion.objects.create(
                    key=event.id,
                    entry=told.number,
                    name=event.about,
                    scheme=event.scheme,
                    since=event.since,
                    decision=event.decision,
                    document=event.document,
                    proposed=told.recorded,
                    proposed_by=told.actor,
                )
            case SchemeAdopted() as event:
                _decided(event.proposal, SchemeState.ADOPTED, told, "")
            case SchemeDeclined() as event:
                _decided(event.proposal, SchemeState.DECLINED, told, event.reason)
            case FactFound() as event:
                FoundFact.objects.create(
                    key=event.id,
                    entry=told.number,
                    about=event.about,
                    unit=event.whose,
                    kind=event.what,
                    counts_at=midnight(event.on),
                    amount=event.amount,
                    words=event.words,
                    found_by=told.actor,
                )
            case FactTakenBack() as event:
                FoundFact.objects.filter(key=event.finding).update(taken_back=event.reason)


def forget() -> None:
    """No scheme was proposed and nothing was found."""
    SchemeVersion.objects.all().delete()
    FoundFact.objects.all().delete()


def _decided(proposal: str, state: SchemeState, told: Told, answer: str) -> None:
    SchemeVersion.objects.filter(key=proposal).update(
        state=state,
        decided_entry=told.number,
        decided=told.recorded,
        decided_by=told.actor,
        answer=answer,
    )
