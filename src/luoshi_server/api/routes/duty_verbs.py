"""What can be done with a duty: each verb is an action, and answers with the duty as it is then."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from luoshi_server.api.acting import act_on, seen_by
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key
from luoshi_server.api.finding import duty_of
from luoshi_server.api.records import duty_acts as given
from luoshi_server.api.records.duties import DutyOne, one_of
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.divide import add_part, make_part
from luoshi_server.duties.actions.publish import publish, withhold
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import name_liaison, sign
from luoshi_server.duties.actions.strike import strike_off
from luoshi_server.duties.models import Duty

router = Router(tags=["duties"])


@router.post("/duties/{key}/assign", response=DutyOne)
def assign_duty(request: HttpRequest, key: Key, told: given.Assignment) -> dict[str, Any]:
    """Give a unit the lead, with a deadline (交办)."""
    return act_on(request, key, lambda duty, **who: assign(duty, **told.dict(), **who))


@router.post("/duties/{key}/sign", response=DutyOne)
def sign_duty(request: HttpRequest, key: Key, told: given.Signature) -> dict[str, Any]:
    """Sign for the duty (签收)."""
    return act_on(request, key, lambda duty, **who: sign(duty, **told.dict(), **who))


@router.post("/duties/{key}/liaison", response=DutyOne)
def name_liaison_of_duty(request: HttpRequest, key: Key, told: given.Liaison) -> dict[str, Any]:
    """Say who is to be asked from now on."""
    return act_on(request, key, lambda duty, **who: name_liaison(duty, **told.dict(), **who))


@router.post("/duties/{key}/report", response=DutyOne)
def report_on_duty(request: HttpRequest, key: Key, told: given.Progress) -> dict[str, Any]:
    """Report progress; it serves every open duty that asks the unit for the same fact."""
    return act_on(request, key, lambda duty, **who: report_progress(duty, **told.dict(), **who))


@router.post("/duties/{key}/complete", response=DutyOne)
def complete_duty(request: HttpRequest, key: Key, told: given.Completion) -> dict[str, Any]:
    """Report that the duty is done, and ask for its check."""
    return act_on(request, key, lambda duty, **who: complete(duty, **told.dict(), **who))


@router.post("/duties/{key}/accept", response=DutyOne)
def accept_duty(request: HttpRequest, key: Key, told: given.Check) -> dict[str, Any]:
    """Accept what was done, and close the duty (销号)."""
    return act_on(request, key, lambda duty, **who: accept_completion(duty, **told.dict(), **who))


@router.post("/duties/{key}/send-back", response=DutyOne)
def send_back_duty(request: HttpRequest, key: Key, told: given.SendingBack) -> dict[str, Any]:
    """Send it back: what is missing."""
    return act_on(request, key, lambda duty, **who: send_back(duty, **told.dict(), **who))


@router.post("/duties/{key}/strike-off", response=DutyOne)
def strike_off_duty(request: HttpRequest, key: Key, told: given.Reason) -> dict[str, Any]:
    """Strike off a duty that was set up by mistake."""
    return act_on(request, key, lambda duty, **who: strike_off(duty, **told.dict(), **who))


@router.post("/duties/{key}/publish", response=DutyOne)
def publish_duty(request: HttpRequest, key: Key, told: given.Nothing) -> dict[str, Any]:
    """Show the duty to everybody."""
    return act_on(request, key, publish)


@router.post("/duties/{key}/withhold", response=DutyOne)
def withhold_duty(request: HttpRequest, key: Key, told: given.Reason) -> dict[str, Any]:
    """Take the duty off the public pages, with the reason."""
    return act_on(request, key, lambda duty, **who: withhold(duty, **told.dict(), **who))


@router.post("/duties/{key}/parts", response={201: DutyOne})
def add_part_of_duty(request: HttpRequest, key: Key, told: given.Part) -> Status[dict[str, Any]]:
    """Add a part with words of its own (分解); answers with the part."""
    member = caller_of(request).required()
    duty = duty_of(member, key)
    part = add_part(
        duty, **told.dict(), by=member, seen=seen_by(request, duty), request=number_of(request)
    )
    return Status(201, one_of(member, part))


@router.post("/duties/{key}/make-part", response=DutyOne)
def make_duty_a_part(request: HttpRequest, key: Key, told: given.BeingPart) -> dict[str, Any]:
    """Let the duty be part of another."""
    parent = duty_of(caller_of(request).required(), told.parent)

    def act(duty: Duty, **who: Any) -> None:
        make_part(duty, parent, weight=told.weight, **who)

    return act_on(request, key, act)
