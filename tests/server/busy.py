"""A district with much under way: what tests of walls, scores and burdens look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi_server.cases.ticking import tick
from luoshi_server.documents.actions.review import accept_all
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.organisations.queries import unit_called

LOOK = "2026-05-14 09:00"
"""When the tests look at it: a Thursday."""


def busy_district(gazette: Any, member: Callable[..., Any], at: Callable[..., Any]) -> None:
    """Everything confirmed, much assigned; of that some is signed, reported, late and done."""
    clerk, checker = member("clerk"), member("checker")
    accept_all(gazette.claims.filter(state="open", kind="duty"), by=clerk)
    chosen = [
        duty
        for duty in Duty.objects.order_by("key")
        if duty.lead
        and unit_called(duty.lead)
        and duty.deadline
        and duty.deadline > date(2026, 5, 4)
    ][:14]
    assert len(chosen) > 8
    for duty in chosen:
        assign(duty, by=clerk, reports="month")
    with at("2026-03-03 10:00"):
        for duty in chosen[:8]:
            sign(duty, by=member("liaison", duty.lead))
    with at("2026-03-30 10:00"):
        for duty in chosen[:5]:
            value = Decimal(2) if duty.target is not None else None
            report_progress(
                duty,
                by=member("liaison", duty.lead),
                value=value,
                words="三月进展",
                period="2026-03",
            )
    with at("2026-04-29 10:00"):
        tick()
        complete(chosen[0], by=member("liaison", chosen[0].lead), words="完成")
    with at("2026-05-12 10:00"):
        tick()
        accept_completion(chosen[0], by=checker)
    with at(LOOK):
        tick()
