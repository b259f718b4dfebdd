"""Propose a supervision by a plan (第十一条、第十五条)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import SupervisionOpened
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required
from luoshi_server.supervisions.acting import require_order
from luoshi_server.supervisions.events import SupervisionProposed
from luoshi_server.supervisions.guard import planned_already, refuse_second
from luoshi_server.supervisions.models import Supervision


def propose(
    *,
    by: Member,
    whose: str,
    matter: str,
    plan: str,
    ends: date,
    document: str = "",
    place: int = 0,
    request: str = "",
) -> Supervision:
    """Put a plan before the head; refused while the same matter is supervised already."""
    require(by, Verb.SUPERVISE)
    require_order()
    unit = _unit(whose)
    for field, words, title in (("matter", matter, _("督查事项")), ("plan", plan, _("督查方案"))):
        if not words.strip():
            raise required(field, title)
    with transaction.atomic():
        locked_end()
        at = clock.now()
        if ends < at.date():
            raise Refused(_("督查结束日期早于今天。"), field="ends", advice=_("请改为今后的日期。"))
        key = _next_key(at.year)
        refuse_second(
            SupervisionOpened(
                about=key,
                unit=by.unit or by.username,
                at=at,
                whose=unit,
                matter=matter.strip(),
                government="-",
                plan=plan.strip(),
                approved_by="-",
                ends=ends,
            )
        )
        other = planned_already(unit, matter.strip())
        if other is not None:
            raise Refused(
                _("同一单位、同一事项的督查方案已经报批（%(key)s）。") % {"key": other.key},
                field="matter",
            )
        event = made(
            SupervisionProposed,
            about=key,
            unit=by.unit or by.username,
            whose=unit,
            matter=matter.strip(),
            plan=plan.strip(),
            ends=ends,
            document=document,
            place=place,
        )
        record([event], by=Author(by.username, request), at=event.at)
    return Supervision.objects.get(key=key)


def _unit(name: str) -> str:
    unit = unit_called(name)
    if unit is None or unit.dissolved:
        raise Refused(
            _("单位名录中没有“%(unit)s”。") % {"unit": name},
            field="whose",
            advice=_("请从名录中选择督查对象。"),
        )
    return unit.name


def _next_key(year: int) -> str:
    """督查〔2026〕1号 as a key: the number of supervisions of a year, in sequence."""
    last = Supervision.objects.filter(key__startswith=f"supervision-{year}-").count()
    return f"supervision-{year}-{last + 1}"
