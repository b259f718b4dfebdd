"""Supervisions as the entries of the ledger add up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from luoshi.ledger import Event
from luoshi_policies.oversight.supervision_events import (
    ConclusionChanged,
    ConclusionDrawn,
    ConclusionObjectedTo,
    ConclusionReviewed,
    ConclusionRevoked,
    ConclusionServed,
    CorrectionFoundWanting,
    CorrectionVerified,
    MeasureApproved,
    MeasureCarriedOut,
    MeasureDecided,
    MeasureProposed,
    ShortcomingsCorrected,
    SupervisionDecided,
    SupervisionFiled,
    SupervisionFinished,
    SupervisionOpened,
)
from luoshi_server.ledger.following import Told
from luoshi_server.supervisions.events import PlanTurnedDown, SupervisionProposed
from luoshi_server.supervisions.models import Step, Supervision


def follow(entries: Sequence[Told]) -> None:
    """Bring supervisions up to date."""
    for told in entries:
        event = told.event
        if isinstance(event, SupervisionProposed):
            _proposed(event, told)
            continue
        change = _CHANGES.get(type(event))
        if change is None:
            continue
        row = Supervision.objects.filter(key=event.about).first() or _of_another_door(event, told)
        if row is None:
            continue
        change(row, event, told)
        row.last_entry = told.number
        row.save()


def forget() -> None:
    """There is no supervision."""
    Supervision.objects.all().delete()


def _proposed(event: SupervisionProposed, told: Told) -> None:
    Supervision.objects.create(
        key=event.about,
        whose=event.whose,
        matter=event.matter[:300],
        office=event.unit,
        plan=event.plan,
        ends=event.ends,
        document=event.document,
        place=event.place,
        proposed=told.recorded,
        proposed_by=told.actor,
        last_entry=told.number,
    )


def _of_another_door(event: Event, told: Told) -> Supervision | None:
    """A supervision whose plan was not proposed here: it was imported, or told by a program."""
    if not isinstance(event, SupervisionDecided | SupervisionOpened):
        return None
    opened = isinstance(event, SupervisionOpened)
    return Supervision(
        key=event.about,
        whose=event.whose,
        matter=event.matter[:300],
        office=event.unit if opened else event.office,
        plan=event.plan if opened else "",
        ends=event.ends if opened else event.at.date(),
        proposed=told.recorded,
        proposed_by=told.actor,
        approved=told.recorded if opened else None,
        approved_name=event.approved_by if opened else "",
    )


def _turned_down(row: Supervision, event: PlanTurnedDown, told: Told) -> None:
    row.step, row.reason = Step.TURNED_DOWN, event.reason


def _decided(row: Supervision, event: SupervisionDecided, told: Told) -> None:
    row.step, row.government = Step.APPROVED, event.unit
    row.approved, row.approved_by, row.approved_name = told.recorded, told.actor, event.decided_by
    row.reason = event.decision


def _opened(row: Supervision, event: SupervisionOpened, told: Told) -> None:
    row.step, row.opened = Step.OPEN, event.at
    row.government, row.ends = event.government, event.ends
    row.plan = row.plan or event.plan


def _finished(row: Supervision, event: SupervisionFinished, told: Told) -> None:
    row.step = Step.FINISHED


def _concluded(row: Supervision, event: ConclusionDrawn, told: Told) -> None:
    row.step, row.concluded = Step.CONCLUDED, event.at
    row.conclusion, row.conclusion_number = event.words, event.document[:100]
    row.concluded_by, row.conclusion_told_by = list(event.drawn_by), told.actor


def _served(row: Supervision, event: ConclusionServed, told: Told) -> None:
    row.step, row.served = Step.SERVED, event.at
    row.correct_by = event.correct_by
    row.corrected = "ordered" if event.correct_by else ""


def _objected(row: Supervision, event: ConclusionObjectedTo, told: Told) -> None:
    row.objected, row.objection = event.at, event.reason


def _reviewed(row: Supervision, event: ConclusionReviewed, told: Told) -> None:
    row.reviewed, row.review, row.review_outcome = event.at, event.decision, "upheld"


def _changed(row: Supervision, event: ConclusionChanged, told: Told) -> None:
    row.reviewed, row.review, row.review_outcome = event.at, event.decision, "changed"
    row.correct_by = event.correct_by
    row.corrected = "ordered" if event.correct_by else ""


def _revoked(row: Supervision, event: ConclusionRevoked, told: Told) -> None:
    row.reviewed, row.review, row.review_outcome = event.at, event.decision, "revoked"
    row.correct_by, row.corrected = None, ""


def _corrected(row: Supervision, event: ShortcomingsCorrected, told: Told) -> None:
    row.corrected = "reported"


def _verified(row: Supervision, event: CorrectionVerified, told: Told) -> None:
    row.corrected = "accepted"


def _wanting(row: Supervision, event: CorrectionFoundWanting, told: Told) -> None:
    row.corrected, row.correct_by = "wanting", event.correct_by


def _measure(row: Supervision, event: MeasureProposed, told: Told) -> None:
    row.measure, row.measure_reason, row.measure_state = event.measure, event.reason, "proposed"
    row.measure_proposed_by, row.approval = told.actor, ""


def _measure_decided(row: Supervision, event: MeasureDecided, told: Told) -> None:
    row.measure_state = "refused"


def _measure_approved(row: Supervision, event: MeasureApproved, told: Told) -> None:
    row.measure_state, row.approval = "approved", event.id


def _carried_out(row: Supervision, event: MeasureCarriedOut, told: Told) -> None:
    row.measure_state = "done"


def _filed(row: Supervision, event: SupervisionFiled, told: Told) -> None:
    row.step, row.filed = Step.FILED, event.at


_CHANGES: dict[type, Any] = {
    PlanTurnedDown: _turned_down,
    SupervisionDecided: _decided,
    SupervisionOpened: _opened,
    SupervisionFinished: _finished,
    ConclusionDrawn: _concluded,
    ConclusionServed: _served,
    ConclusionObjectedTo: _objected,
    ConclusionReviewed: _reviewed,
    ConclusionChanged: _changed,
    ConclusionRevoked: _revoked,
    ShortcomingsCorrected: _corrected,
    CorrectionVerified: _verified,
    CorrectionFoundWanting: _wanting,
    MeasureProposed: _measure,
    MeasureDecided: _measure_decided,
    MeasureApproved: _measure_approved,
    MeasureCarriedOut: _carried_out,
    SupervisionFiled: _filed,
}
