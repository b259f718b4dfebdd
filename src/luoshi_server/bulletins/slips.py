"""Slips: from which orders they are due, and what they say.

The ladder orders a slip of a colour when something is late; the office draws it up.  Of one
thing owed only the gravest order is still to be drawn up: a red slip makes a blue one idle.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from luoshi.calendars import published_calendar, working_days
from luoshi_server.bulletins.basis import Matter, matters_of
from luoshi_server.bulletins.late import working_days_late
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.bulletins.papers import instant_in_chinese, organ
from luoshi_server.bulletins.wording import Wording
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.cases.standing import units_of
from luoshi_server.duties.models import DutyUnit
from luoshi_server.papers import IssueNumber, SlipColour, SupervisionSlip, day_in_chinese

COLOURS = {
    "蓝色督办单": SlipColour.BLUE,
    "黄色督办单": SlipColour.YELLOW,
    "红色督办单": SlipColour.RED,
}
"""The means by which a ladder orders a slip."""

DEMAND = (
    "请立即组织办理，并在反馈时限前书面报告办理进展、逾期原因、整改措施和完成时间；"
    "已经办结的，一并提供佐证材料。"
)
"""What a slip demands where the clerk words nothing else."""


def due_for_a_slip() -> QuerySet[Order]:
    """The orders for which no slip was drawn up yet, of what is still owed."""
    slips = Order.objects.filter(kind="escalate", means__in=COLOURS)
    gravest = (
        slips.filter(obligation=OuterRef("obligation"))
        .order_by()
        .values("obligation")
        .annotate(most=Max("rung"))
        .values("most")
    )
    drawn_up = Bulletin.objects.filter(order=OuterRef("key")).exclude(state=State.VOIDED)
    # From the side of what is late now: of all orders ever given, few are of such.
    owed = Obligation.objects.filter(how="", rung__gt=0).values("key")
    return (
        slips.filter(obligation__in=owed, before_due=False, rung=Subquery(gravest))
        .filter(~Exists(drawn_up))
        .order_by("at", "key")
    )


def all_due_for_a_slip() -> list[str]:
    """The keys of those orders, for who counts them and shows the first: asked for once."""
    return list(due_for_a_slip().values_list("key", flat=True))


def orders_called(keys: Sequence[str]) -> list[Order]:
    """The orders of these keys, in their order."""
    found = Order.objects.in_bulk(list(keys))
    return [found[key] for key in keys]


class Draft(NamedTuple):
    """What is known for a slip before it has a number."""

    order: Order
    owed: Obligation
    matter: Matter


def draft_for(order: Order) -> Draft:
    """The order with what is owed, and on which words."""
    owed = Obligation.objects.get(key=order.obligation)
    return Draft(order, owed, matters_of([owed])[owed.key])


def slip_of(
    draft: Draft, *, number: IssueNumber, wording: Wording, now: datetime
) -> SupervisionSlip:
    """The slip that the order asks for, as known at this instant."""
    owed, matter = draft.owed, draft.matter
    days = working_days_late(owed.due, now.date())
    others: tuple[str, ...] = ()
    if matter.duty is not None:
        rows = DutyUnit.objects.filter(duty=matter.duty).exclude(unit__in=units_of(owed))
        others = tuple(dict.fromkeys(rows.values_list("unit", flat=True)))
    answer = working_days(wording.answer_days).end(now, published_calendar()).due
    return SupervisionSlip(
        organ=organ(),
        number=number,
        colour=COLOURS[draft.order.means],
        matter=f"{matter.title}\n应办：{owed.must_zh}",
        basis=(matter.basis.reference,),
        lead_unit="、".join(units_of(owed)),
        other_units=others,
        due=instant_in_chinese(owed.due),
        overdue=f"{days}个工作日\n（截至{day_in_chinese(now.date())}）",
        demand="\n".join(wording.demands) or DEMAND,
        answer_by=f"{day_in_chinese(answer.date())}前（{wording.answer_days}个工作日）",
        approved_by="",
        issued_on=now.date(),
    )


def title_of(draft: Draft) -> str:
    """What the slip is called in a list."""
    return f"{draft.order.means}：{draft.matter.title}"
