"""Supervisions (政府督查): the plan, the conclusion, the objection, the correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.acting import act_as_seen
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records import supervisions as given
from luoshi_server.api.records.duty_acts import Reason
from luoshi_server.api.records.supervisions import SupervisionOne, SupervisionRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.organisations.queries import registered_name
from luoshi_server.platform.errors import NotThere
from luoshi_server.supervisions.actions.carry_out_measure import carry_out_measure
from luoshi_server.supervisions.actions.check_correction import check_correction
from luoshi_server.supervisions.actions.conclude import conclude
from luoshi_server.supervisions.actions.decide_measure import decide_measure
from luoshi_server.supervisions.actions.decide_plan import decide_plan
from luoshi_server.supervisions.actions.file import file_supervision
from luoshi_server.supervisions.actions.finish import finish
from luoshi_server.supervisions.actions.object import object_to_conclusion
from luoshi_server.supervisions.actions.open import open_supervision
from luoshi_server.supervisions.actions.propose import propose
from luoshi_server.supervisions.actions.propose_measure import propose_measure
from luoshi_server.supervisions.actions.report_correction import report_correction
from luoshi_server.supervisions.actions.review import review
from luoshi_server.supervisions.actions.serve import serve
from luoshi_server.supervisions.models import Supervision
from luoshi_server.supervisions.queries import visible_to

router = Router(tags=["supervisions"])

StepName = Literal[
    "proposed",
    "turned_down",
    "approved",
    "open",
    "finished",
    "concluded",
    "served",
    "filed",
]


class SupervisionFilters(Slice):
    """Which supervisions are asked for."""

    step: StepName | None = None
    unit: Name | None = None


@router.get("/supervisions", response=Page[SupervisionRow], openapi_extra={"x-members-only": True})
def list_supervisions(request: HttpRequest, filters: Query[SupervisionFilters]) -> dict[str, Any]:
    """All; or those of the own unit, once they are open; the latest first."""
    rows = visible_to(caller_of(request).who_may(Verb.SEE_SUPERVISIONS))
    if filters.step:
        rows = rows.filter(step=filters.step)
    if filters.unit:
        rows = rows.filter(whose=registered_name(filters.unit))
    return page_of(rows, filters, SupervisionRow.fields_of)


@router.get("/supervisions/{key}", response=SupervisionOne, openapi_extra={"x-members-only": True})
def one_supervision(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One supervision, with what is owed in it: whose, by when, by which article, and why."""
    member = caller_of(request).who_may(Verb.SEE_SUPERVISIONS)
    return SupervisionOne.fields_of(_supervision(member, key))


@router.post("/supervisions", response={201: SupervisionOne})
def propose_supervision(request: HttpRequest, told: given.Proposing) -> Status[dict[str, Any]]:
    """Put a plan before the head."""
    member = caller_of(request).who_may(Verb.SUPERVISE)
    made = propose(**told.dict(), by=member, request=number_of(request))
    return Status(201, SupervisionOne.fields_of(made))


@router.post("/supervisions/{key}/decide", response=SupervisionOne)
def decide_supervision(request: HttpRequest, key: Key, told: given.Deciding) -> dict[str, Any]:
    """Approve the plan, or turn it down with the reason."""
    return _act_on(request, key, decide_plan, **told.dict())


@router.post("/supervisions/{key}/open", response=SupervisionOne)
def open_one_supervision(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Open what was approved."""
    return _act_on(request, key, open_supervision)


@router.post("/supervisions/{key}/finish", response=SupervisionOne)
def finish_supervision(request: HttpRequest, key: Key) -> dict[str, Any]:
    """It was carried out; from now on a conclusion is owed."""
    return _act_on(request, key, finish)


@router.post("/supervisions/{key}/conclude", response=SupervisionOne)
def conclude_supervision(request: HttpRequest, key: Key, told: given.Concluding) -> dict[str, Any]:
    """Record the conclusion, and who drew it."""
    return _act_on(request, key, conclude, **told.dict())


@router.post("/supervisions/{key}/serve", response=SupervisionOne)
def serve_conclusion(request: HttpRequest, key: Key, told: given.Serving) -> dict[str, Any]:
    """Deliver the conclusion to the unit, and order what must be corrected."""
    return _act_on(request, key, serve, **told.dict())


@router.post("/supervisions/{key}/correct", response=SupervisionOne)
def report_on_correction(request: HttpRequest, key: Key, told: given.Correcting) -> dict[str, Any]:
    """Report what was corrected, on behalf of the supervised unit."""
    return _act_on(request, key, report_correction, **told.dict())


@router.post("/supervisions/{key}/object", response=SupervisionOne)
def object_to_supervision(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Ask that the conclusion be reviewed, on behalf of the supervised unit."""
    return _act_on(request, key, object_to_conclusion, **told.dict())


@router.post("/supervisions/{key}/review", response=SupervisionOne)
def review_conclusion(request: HttpRequest, key: Key, told: given.Reviewing) -> dict[str, Any]:
    """Decide on the objection; whoever took part in the conclusion stands aside."""
    return _act_on(request, key, review, **told.dict())


@router.post("/supervisions/{key}/check", response=SupervisionOne)
def check_one_correction(request: HttpRequest, key: Key, told: given.Checking) -> dict[str, Any]:
    """Accept the correction, or say what it lacks."""
    return _act_on(request, key, check_correction, **told.dict())


@router.post("/supervisions/{key}/propose-measure", response=SupervisionOne)
def propose_one_measure(request: HttpRequest, key: Key, told: given.Measuring) -> dict[str, Any]:
    """Propose praise or criticism; nothing is done without the head's approval."""
    return _act_on(request, key, propose_measure, **told.dict())


@router.post("/supervisions/{key}/decide-measure", response=SupervisionOne)
def decide_one_measure(
    request: HttpRequest, key: Key, told: given.DecidingMeasure
) -> dict[str, Any]:
    """Approve the proposed measure or not."""
    return _act_on(request, key, decide_measure, **told.dict())


@router.post("/supervisions/{key}/carry-out", response=SupervisionOne)
def carry_out_one_measure(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Say that the approved measure was carried out."""
    return _act_on(request, key, carry_out_measure)


@router.post("/supervisions/{key}/file", response=SupervisionOne)
def file_one_supervision(request: HttpRequest, key: Key) -> dict[str, Any]:
    """File it; refused while something is still open in it."""
    return _act_on(request, key, file_supervision)


def _act_on(request: HttpRequest, key: str, act: Callable[..., Any], **told: Any) -> dict[str, Any]:
    """Take a step as it was seen; the answer is the supervision as it is then."""
    member = caller_of(request).required()
    found = _supervision(member, key)
    act_as_seen(request, found, act, **told)
    return SupervisionOne.fields_of(Supervision.objects.get(pk=found.pk))


def _supervision(member: Member, key: str) -> Supervision:
    found: Supervision | None = visible_to(member).filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这项督查，或您无权查看。"))
    return found
