"""Duties as the entries of the ledger add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.mechanism import Extended, HandedOver, MatterHandedOver, Resumed, Suspended
from luoshi_policies.duty_events import (
    Accepted,
    Assigned,
    Completed,
    DutyFound,
    ProgressReported,
    SentBack,
    Signed,
)
from luoshi_server.documents.events import EditionCompared
from luoshi_server.documents.models import Claim
from luoshi_server.duties import editions
from luoshi_server.duties.changing import Changing
from luoshi_server.duties.events import (
    ChangeAsked,
    ChangeDecided,
    EvidenceFiled,
    LiaisonNamed,
    PartFound,
    PostHandedOver,
    Published,
    Reconsidered,
    Subdivided,
    TargetChanged,
    WithdrawnDuty,
)
from luoshi_server.duties.facts import fact_of, main_target
from luoshi_server.duties.models import (
    Duty,
    DutyUnit,
    Evidence,
    HandOver,
    Report,
    Request,
    State,
)
from luoshi_server.ledger.following import Told
from luoshi_server.organisations.queries import full_names
from luoshi_server.platform.rows import new_row


def follow(entries: Sequence[Told]) -> None:
    """Bring duties up to date."""
    changing = Changing(_key(told) for told in entries if type(told.event) in _CHANGES)
    for told in entries:
        event = told.event
        alone = _ALONE.get(type(event))
        if alone is not None:
            # It looks up other duties, or makes one.
            changing.write()
            alone(event, told)
            continue
        change = _CHANGES.get(type(event))
        duty = changing.duty(_key(told)) if change is not None else None
        if duty is not None:
            added = change(duty, event, told)
            duty.changed, duty.last_entry = told.recorded, told.number
            changing.keep(duty, added)
    changing.write()


def _key(told: Told) -> str:
    """The duty that an event is about, or about a part of which it is."""
    return told.event.about.partition("/")[0]


def forget() -> None:
    """No duty is known."""
    for table in (HandOver, Request, Evidence, Report, DutyUnit, Duty):
        table.objects.all().delete()


def _found(event: DutyFound, told: Told) -> None:
    claim = Claim.objects.filter(key=event.about).first()
    reading: dict[str, Any] = dict(claim.reading) if claim else {}
    target = main_target(reading.get("targets", [])) or {}
    dated = sorted(
        (one for one in reading.get("deadlines", []) if one.get("date")),
        key=lambda one: one["date"],
    )
    last = dated[-1] if dated else {}
    phrases = "、".join(one["phrase"] for one in reading.get("deadlines", []))
    printed = {
        DutyUnit.LEAD: list(reading.get("lead_units", [])),
        DutyUnit.RESPONSIBLE: list(reading.get("responsible_units", [])),
        DutyUnit.COOPERATING: list(reading.get("cooperating_units", [])),
    }
    # Where the only unit that a document names answers for the duty, it leads it.
    if not printed[DutyUnit.LEAD] and len(printed[DutyUnit.RESPONSIBLE]) == 1:
        printed[DutyUnit.LEAD] = printed[DutyUnit.RESPONSIBLE]
        printed[DutyUnit.RESPONSIBLE] = []
    names = full_names(name for units in printed.values() for name in units)
    leads = [names.get(name, "") for name in printed[DutyUnit.LEAD]]
    # A group such as 各牵头单位, or a unit that the register does not know, leads nothing yet.
    lead = leads[0] if len(leads) == 1 else ""
    quantity = Decimal(target["quantity"]) if target else None
    deadline = date.fromisoformat(last["date"]) if last else None
    part = event if isinstance(event, PartFound) else None
    duty, _ = Duty.objects.update_or_create(
        key=event.about,
        defaults={
            "claim": claim,
            "document_id": event.document or None,
            "parent": Duty.objects.filter(key=part.parent).first() if part else None,
            "weight": part.weight if part else Decimal(1),
            "title": (part.title if part else reading.get("title") or event.words)[:300],
            "text": reading.get("text", "") or event.words,
            "words": event.words,
            "provision": event.provision,
            "place": claim.start if claim else 0,
            "office": event.office,
            "lead": lead,
            "deadline": deadline,
            "first_deadline": deadline,
            "deadline_words": phrases[:200],
            "item": target.get("item", "")[:200],
            "target": quantity,
            "first_target": quantity,
            "target_unit": (target.get("unit") or "")[:50],
            "comparator": target.get("comparator") or "",
            "fact": fact_of(lead, target.get("item", ""), target.get("unit") or ""),
            "state": State.FOUND,
            "found": told.recorded,
            "changed": told.recorded,
            "last_entry": told.number,
        },
    )
    for kind, units in printed.items():
        _set_units(duty, kind, [(names.get(name, name), name) for name in units])


def _set_units(duty: Duty, part: str, units: list[tuple[str, str]]) -> None:
    DutyUnit.objects.filter(duty=duty, part=part).delete()
    once = dict(units)
    DutyUnit.objects.bulk_create(
        DutyUnit(duty=duty, unit=unit, printed=printed, part=part, order=order)
        for order, (unit, printed) in enumerate(once.items())
    )


def _assigned(duty: Duty, event: Assigned, told: Told) -> None:
    duty.state, duty.assigned, duty.lead = State.ASSIGNED, event.at, event.lead
    duty.signed = duty.completed = duty.closed = None
    duty.deadline = event.deadline
    duty.office = event.unit
    duty.liaison = event.liaison or duty.liaison
    duty.reports_by = [day.isoformat() for day in event.reports_by]
    duty.fact = fact_of(event.lead, duty.item, duty.target_unit)
    _set_units(duty, DutyUnit.LEAD, [(event.lead, event.lead)])
    if event.responsible:
        _set_units(duty, DutyUnit.RESPONSIBLE, [(one, one) for one in event.responsible])
    if event.cooperating:
        _set_units(duty, DutyUnit.COOPERATING, [(one, one) for one in event.cooperating])


def _signed(duty: Duty, event: Signed, told: Told) -> None:
    duty.state, duty.signed = State.SIGNED, event.at
    duty.liaison = event.liaison or duty.liaison


def _liaison(duty: Duty, event: LiaisonNamed, told: Told) -> None:
    duty.liaison = event.liaison


def _progress(duty: Duty, event: ProgressReported, told: Told) -> Report:
    if event.value is not None:
        duty.value, duty.value_period = event.value, event.period
    return _report(duty, "progress", event, told, due=event.about.partition("/")[2])


def _completed(duty: Duty, event: Completed, told: Told) -> Report:
    duty.state, duty.completed = State.COMPLETED, event.at
    return _report(duty, "completion", event, told)


def _accepted(duty: Duty, event: Accepted, told: Told) -> Report:
    duty.state, duty.closed = State.CLOSED, event.at
    return _report(duty, "acceptance", event, told)


def _sent_back(duty: Duty, event: SentBack, told: Told) -> Report:
    duty.state, duty.completed = State.RETURNED, None
    return _report(duty, "return", event, told)


def _report(duty: Duty, kind: str, event: Any, told: Told, due: str = "") -> Report:
    """The row of a report of any kind, with the number and the period where it has them."""
    serves = getattr(event, "serves", ())
    return new_row(
        Report,
        duty_id=duty.key,
        entry=told.number,
        kind=kind,
        unit=event.unit,
        told=event.at,
        told_by=told.actor,
        period=getattr(event, "period", ""),
        due=date.fromisoformat(due) if due else None,
        value=getattr(event, "value", None),
        value_unit=getattr(event, "unit_of_value", ""),
        words=getattr(event, "words", ""),
        evidence=list(getattr(event, "evidence", ())),
        public=getattr(event, "public", False),
        reused=bool(serves) and serves[0] != duty.key,
    )


def _evidence(duty: Duty, event: EvidenceFiled, told: Told) -> Evidence:
    return Evidence(
        duty=duty,
        entry=told.number,
        sha256=event.sha256,
        name=event.name,
        size=event.size,
        proves_from=event.proves_from,
        proves_to=event.proves_to,
        words=event.words,
        public=event.public,
        filed=told.recorded,
        filed_by=told.actor,
        unit=event.unit,
    )


def _asked(duty: Duty, event: ChangeAsked, told: Told) -> None:
    Request.objects.create(
        key=event.id,
        duty=duty,
        what=event.what,
        asked=told.recorded,
        asked_by=told.actor,
        unit=event.unit,
        reason=event.reason,
        deadline=event.deadline,
        lead=event.lead,
        target=event.target,
        decision=event.decision,
        before={
            "deadline": duty.deadline.isoformat() if duty.deadline else None,
            "lead": duty.lead,
            "target": str(duty.target) if duty.target is not None else None,
        },
    )


def _decided(duty: Duty, event: ChangeDecided, told: Told) -> None:
    Request.objects.filter(key=event.request).update(
        state=Request.APPROVED if event.approved else Request.REFUSED,
        decided=told.recorded,
        decided_by=told.actor,
        answer=event.reason,
    )


def _extended(duty: Duty, event: Extended, told: Told) -> None:
    if event.must in ("", "complete the duty") and duty.deadline is not None:
        request = (
            Request.objects.filter(duty=duty, what="extension", state=Request.APPROVED)
            .order_by("-decided")
            .first()
        )
        if request is not None and request.deadline is not None:
            duty.deadline = request.deadline


def _suspended(duty: Duty, event: Suspended, told: Told) -> None:
    duty.suspended = True


def _resumed(duty: Duty, event: Resumed, told: Told) -> None:
    duty.suspended = False


def _moved(duty: Duty, event: MatterHandedOver, told: Told) -> None:
    if duty.lead == event.whose:
        _set_lead(duty, event.to)


def _handed_over(event: HandedOver, told: Told) -> None:
    """A unit was dissolved or merged: all that it led is its successor's."""
    for duty in Duty.objects.filter(lead=event.whose).exclude(
        state__in=(State.CLOSED, State.WITHDRAWN)
    ):
        _set_lead(duty, event.to)
        duty.changed, duty.last_entry = told.recorded, told.number
        duty.save()
    others = DutyUnit.objects.filter(unit=event.whose).exclude(part=DutyUnit.LEAD)
    for part in others.exclude(duty__state__in=(State.CLOSED, State.WITHDRAWN)):
        if DutyUnit.objects.filter(duty=part.duty_id, part=part.part, unit=event.to).exists():
            part.delete()
        else:
            part.unit = event.to
            part.save()


def _set_lead(duty: Duty, unit: str) -> None:
    duty.lead = unit
    duty.liaison = ""
    duty.fact = fact_of(unit, duty.item, duty.target_unit)
    _set_units(duty, DutyUnit.LEAD, [(unit, unit)])


def _target(duty: Duty, event: TargetChanged, told: Told) -> None:
    duty.target = event.now


def _subdivided(duty: Duty, event: Subdivided, told: Told) -> None:
    duty.parent = Duty.objects.filter(key=event.parent).first()
    duty.weight = event.weight


def _published(duty: Duty, event: Published, told: Told) -> None:
    duty.public = event.public


def _post_handed_over(duty: Duty, event: PostHandedOver, told: Told) -> None:
    HandOver.objects.create(
        duty=duty,
        entry=told.number,
        from_person=event.from_person,
        to_person=event.to_person,
        post=event.post,
        told=told.recorded,
        told_by=told.actor,
    )


def _withdrawn(duty: Duty, event: WithdrawnDuty, told: Told) -> None:
    duty.state = State.WITHDRAWN


_CHANGES: dict[type, Any] = {
    Assigned: _assigned,
    Signed: _signed,
    LiaisonNamed: _liaison,
    ProgressReported: _progress,
    Completed: _completed,
    Accepted: _accepted,
    SentBack: _sent_back,
    EvidenceFiled: _evidence,
    ChangeAsked: _asked,
    ChangeDecided: _decided,
    Extended: _extended,
    Suspended: _suspended,
    Resumed: _resumed,
    MatterHandedOver: _moved,
    TargetChanged: _target,
    Subdivided: _subdivided,
    Published: _published,
    WithdrawnDuty: _withdrawn,
    PostHandedOver: _post_handed_over,
    Reconsidered: editions.reconsidered,
}

_ALONE: dict[type, Any] = {
    DutyFound: _found,
    PartFound: _found,
    HandedOver: _handed_over,
    EditionCompared: editions.compared,
}
