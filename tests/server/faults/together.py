"""Steps in which several people, or programs, do the same thing at the same moment."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from typing import Any

from django.db import connection, connections

from luoshi.calendars import local
from luoshi_server.cases.models import Order
from luoshi_server.cases.ticking import tick
from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty, Request
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform.clock import now, standing_at
from luoshi_server.platform.errors import Refused
from tests.server.faults import looking, office

LATER = "2026-03-02 15:00"
MUCH_LATER = "2026-06-02 09:00"


def at_once(*acts: Callable[[], Any], at: str = LATER) -> list[str]:
    """What each act, in a process of its own, came to: `done`, or the code of the refusal."""
    connections.close_all()
    # Forked: each process knows what this one knows, and none has begun before all are there.
    context = get_context("fork")
    gate = context.Barrier(len(acts))
    answers = []
    children = []
    for act in acts:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            with standing_at(local(at)):
                connection.ensure_connection()
                gate.wait()
                try:
                    act()
                    said = "done"
                except Refused as error:
                    said = error.code
                except BaseException as error:
                    said = repr(error)
            os.write(write, json.dumps(said).encode())
            os._exit(0)
        os.close(write)
        children.append((child, read))
    for child, read in children:
        with os.fdopen(read, "rb") as told:
            answers.append(json.loads(told.read()))
        os.waitpid(child, 0)
    return answers


def sign_at_once(people: int) -> dict[str, Any]:
    """Several sign for one duty, each having seen it unsigned."""
    duty = Duty.objects.get()
    by = office.who(duty.lead)
    answers = at_once(*[lambda: sign(duty, by=by, seen=duty.last_entry)] * people)
    return {"answers": answers, "told": Line.objects.filter(kind="Signed").count(), **wrong()}


def assign_and_sign_at_once() -> dict[str, Any]:
    """One assigns the duty anew while its unit signs for it."""
    duty = Duty.objects.get()
    clerk, unit = office.who("clerk"), office.who(duty.lead)
    answers = at_once(
        lambda: sign(duty, by=unit, seen=duty.last_entry),
        lambda: assign(
            duty, by=clerk, deadline=date(2026, 12, 1), reason="调整", seen=duty.last_entry
        ),
    )
    return {"answers": answers, **wrong()}


def review_at_once() -> dict[str, Any]:
    """Two clerks confirm the same claim, one alone and one with all the others."""
    first, second = office.who("clerk"), office.who("second-clerk")
    claim = Claim.objects.filter(kind="duty", state=Claim.OPEN).order_by("start")[0]
    all_of_them = list(Claim.objects.filter(state=Claim.OPEN))
    answers = at_once(
        lambda: review.accept(claim, by=first),
        lambda: review.accept_all(all_of_them, by=second),
        lambda: review.reject(claim, by=second, reason="不是任务"),
    )
    found = Line.objects.filter(kind="DutyFound", about=claim.key).count()
    return {"answers": answers, "found": found, **wrong()}


def decide_at_once() -> dict[str, Any]:
    """Two approve and refuse one request."""
    with standing_at(local(LATER)):
        duty = Duty.objects.get()
        sign(duty, by=office.who(duty.lead))
        asked = ask_for_change(
            duty,
            "extension",
            by=office.who(duty.lead),
            reason="汛期停工",
            deadline=date(2026, 12, 1),
        )
    checker = office.who("checker")
    answers = at_once(
        lambda: decide_request(asked, by=checker, approved=True),
        lambda: decide_request(asked, by=checker, approved=False, reason="理由不足"),
    )
    decided = Line.objects.filter(kind="ChangeDecided").count()
    state = Request.objects.get().state
    return {"answers": answers, "decided": decided, "state": state, **wrong()}


def tick_at_once(ticks: int) -> dict[str, Any]:
    """Several let the same time pass."""
    answers = at_once(*[tick] * ticks, at=MUCH_LATER)
    rungs = list(Order.objects.filter(kind="escalate").values_list("obligation", "rung"))
    return {
        "answers": answers,
        "rungs": len(rungs),
        "different": len(set(rungs)),
        **wrong(MUCH_LATER),
    }


def write_at_once(writers: int, each: int) -> dict[str, Any]:
    """Several writers append to the ledger."""
    before = Line.objects.count()

    def write(writer: int) -> None:
        for number in range(each):
            unit = UnitRegistered(
                about=f"第{writer}组第{number}单位", unit="督查室", at=now(), category="department"
            )
            record([unit], by=Author(f"writer-{writer}"))

    answers = at_once(*[lambda writer=writer: write(writer) for writer in range(writers)])
    return {"answers": answers, "told": Line.objects.count() - before, **wrong()}


def wrong(at: str = LATER) -> dict[str, Any]:
    """Everything that should not be so afterwards."""
    with standing_at(local(at)):
        tick()
    return {"wrong": looking.what_is_wrong(local(at))}
