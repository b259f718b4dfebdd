"""The desk of a unit: to sign, to report, to correct, due soon; and what else it owes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.models import Sort, State
from luoshi_server.bulletins.queries import unanswered
from luoshi_server.cases.lateness import FOLLOW_UP
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.visibility import owed_by
from luoshi_server.duties.handovers import open_for
from luoshi_server.web.desks.column import SHOWN, Card, Column, duties_column
from luoshi_server.web.duties.rows import days_late
from luoshi_server.web.jinja import day, instant, is_chinese
from luoshi_server.web.pages.obligations import BUT_DUTIES

NOTHING = {
    "sign": gettext_lazy("没有待签收的任务。"),
    "report": gettext_lazy("近期没有要报的进展。"),
    "correct": gettext_lazy("没有退回的任务。"),
    "due": gettext_lazy("10 个工作日内没有到期的任务。"),
}


def columns(member: Member, now: datetime) -> list[Column]:
    """What stands before a unit; columns beyond the four are shown only if there is something."""
    unit = member.unit
    own = [
        duties_column(member, now, task=task, unit=unit, nothing=nothing)
        for task, nothing in NOTHING.items()
    ]
    others = (_handed_over(member), _slips(unit, now), _owed(unit, now))
    return [*own, *(one for one in others if one.count)]


def _owed(unit: str, now: datetime) -> Column:
    """What the unit owes in the mechanisms beside the follow-up of duties."""
    rows = Obligation.objects.filter(owed_by(unit), how="").exclude(mechanism=FOLLOW_UP)
    asked = {"mechanism": BUT_DUTIES, "unit": unit}
    return Column(
        title=_("其他责任事项"),
        count=rows.count(),
        href=f"{reverse('obligations')}?{urlencode(asked)}",
        cards=[_card_of(one, now) for one in rows.order_by("due", "key")[:SHOWN]],
    )


def _card_of(owed: Obligation, now: datetime) -> Card:
    """Something owed as a card that opens its case."""
    return Card(
        words=owed.must_zh if is_chinese() else owed.must,
        href=reverse("case", kwargs={"key": owed.case_id}),
        foot=_("{due}前 · {about}").format(due=instant(owed.due), about=owed.about),
        late_days=days_late(owed.due, now) if owed.due < now and not owed.stopped else 0,
    )


def _handed_over(member: Member) -> Column:
    """The duties whose post-holder has left, to be taken over by the next one."""
    pending = open_for(member)
    return Column(
        title=_("待确认交接"),
        count=len(pending),
        href=reverse("handovers"),
        cards=[
            Card(
                words=one.duty.title,
                href=reverse("duty", kwargs={"key": one.duty.key}),
                foot=_("{person}于{left}离任").format(person=one.from_person, left=day(one.left)),
            )
            for one in pending[:SHOWN]
        ],
    )


def _slips(unit: str, now: datetime) -> Column:
    """The slips that the unit was sent and has not answered."""
    rows = unanswered(unit)
    asked = {"sort": Sort.SLIP, "state": State.ISSUED, "unit": unit}
    return Column(
        title=_("待答复督办单"),
        count=rows.count(),
        href=f"{reverse('bulletins')}?{urlencode(asked)}",
        cards=[
            Card(
                words=str(one),
                href=reverse("bulletin", kwargs={"key": one.key}),
                foot=_("{day}前答复").format(day=day(one.answer_by)) if one.answer_by else "",
                late_days=max(0, (now.date() - one.answer_by).days) if one.answer_by else 0,
            )
            for one in rows[:SHOWN]
        ],
    )
