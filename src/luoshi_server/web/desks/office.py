"""The desks of the supervision office: the clerk's, who moves things on, and the checker's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.slips import all_due_for_a_slip, orders_called
from luoshi_server.cases.models import Order
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.queries import tallies
from luoshi_server.documents.titles import CLAIM_KINDS
from luoshi_server.duties.handovers import open_for
from luoshi_server.duties.models import Duty, Request
from luoshi_server.duties.requests import to_decide
from luoshi_server.platform.wording import worded
from luoshi_server.web.desks.column import SHOWN, Card, Column, duties_column
from luoshi_server.web.duties.differences import asked_of
from luoshi_server.web.jinja import day, instant, is_chinese


def clerk(member: Member, now: datetime) -> list[Column]:
    """To confirm, to decide, to assign, to check, to escalate."""
    return [
        *to_confirm(),
        duties_column(member, now, task="gaps", nothing=_("没有要补缺口的任务。")),
        duties_column(member, now, task="assign", nothing=_("没有待交办的任务。")),
        duties_column(member, now, task="check", nothing=_("没有待核查的任务。")),
        to_escalate(),
        duties_column(member, now, task="review", nothing=_("没有需复核的任务。")),
        *hand_overs(member),
    ]


def checker(member: Member, now: datetime) -> list[Column]:
    """To check, to decide, to release."""
    return [
        duties_column(member, now, task="check", nothing=_("没有待核查的任务。")),
        requests_column(member),
        _findings(),
        to_escalate(),
        duties_column(member, now, task="late", nothing=_("没有逾期的任务。")),
    ]


def to_confirm() -> list[Column]:
    """For each gazette, by kind, what nobody has looked at yet."""
    columns = []
    for gazette in Gazette.objects.filter(state=Gazette.READ, claims__state=Claim.OPEN).distinct():
        account = [one for one in tallies(gazette) if one.open]
        address = reverse("review", kwargs={"key": gazette.key})
        columns.append(
            Column(
                title=_("待核对：{name}").format(name=gazette.name),
                count=sum(one.open for one in account),
                href="",
                cards=[
                    Card(
                        words=_("{kind} {count} 项").format(
                            kind=CLAIM_KINDS[one.kind], count=one.open
                        ),
                        href=f"{address}?{urlencode({'kind': one.kind, 'state': Claim.OPEN})}",
                        foot=_("其中 {count} 项无疑点，可一并确认").format(count=one.clear),
                    )
                    for one in account
                ],
            )
        )
    return columns or [Column(title=_("待核对"), count=0, href="", nothing=_("没有待核对的内容。"))]


def to_escalate() -> Column:
    """The steps of ladders for which no slip was drawn up yet."""
    due = all_due_for_a_slip()
    return Column(
        title=_("待发督办单"),
        count=len(due),
        href=reverse("slips_due"),
        cards=cards_of_orders(orders_called(due[:SHOWN])),
        nothing=_("没有待发的督办单。"),
    )


def cards_of_orders(orders: Iterable[Order]) -> list[Card]:
    """Steps of ladders as cards: which slip, about what, and whose omission."""
    listed = list(orders)
    keys = [order.case_id.partition(":")[2] for order in listed]
    duties = Duty.objects.only("title").in_bulk(keys)
    return [
        Card(
            words=_("{means}：{title}").format(
                means=worded(order.means), title=duties[key].title if key in duties else order.about
            ),
            href=reverse("duty", kwargs={"key": key})
            if key in duties
            else reverse("case", kwargs={"key": order.case_id}),
            foot=_("{unit}“{must}” · {at}").format(
                unit=order.unit,
                must=order.must_zh if is_chinese() else order.must,
                at=instant(order.at),
            ),
        )
        for order, key in zip(listed, keys, strict=True)
    ]


def requests_column(member: Member) -> Column:
    """The requests that this member may decide."""
    rows = to_decide(member)
    return Column(
        title=_("待我审批"),
        count=rows.count(),
        href=f"{reverse('requests')}?state=mine",
        cards=[_card_of_request(one, member) for one in rows[:SHOWN]],
        nothing=_("没有待审批的申请。"),
    )


def _card_of_request(request: Request, member: Member) -> Card:
    asked = asked_of(request, member)
    return Card(
        words=_("{means}：{title}").format(means=asked.title, title=request.duty.title),
        href=reverse("request", kwargs={"key": request.key}),
        foot=_("{unit} · {before} → {after}").format(
            unit=request.unit, before=asked.before or _("未定"), after=asked.after
        ),
    )


def findings_to_release() -> QuerySet[Claim]:
    """What was found wrong in a document, is confirmed, and has not been released."""
    states = (Claim.ACCEPTED, Claim.EDITED)
    rows = Claim.objects.filter(kind="finding", state__in=states, public=False)
    return rows.exclude(status="consistent").order_by("-rank", "key")


def card_of_finding(finding: Claim) -> Card:
    """A finding as a card that opens its words."""
    told = finding.reading.get("message_en") or finding.words
    return Card(
        words=(finding.words if is_chinese() else str(told))[:120],
        href=reverse("claim", kwargs={"key": finding.key}),
        foot=finding.get_state_title(),
    )


def _findings() -> Column:
    rows = findings_to_release()
    return Column(
        title=_("待公开疑点"),
        count=rows.count(),
        href=f"{reverse('desk_findings')}?which=release",
        cards=[card_of_finding(one) for one in rows[:SHOWN]],
        nothing=_("没有待公开的疑点。"),
    )


def hand_overs(member: Member) -> list[Column]:
    """Duties whose post-holder has left, in all units; only where there are any."""
    pending = open_for(member)
    if not pending:
        return []
    return [
        Column(
            title=_("待确认交接"),
            count=len(pending),
            href=reverse("handovers"),
            cards=[
                Card(
                    words=one.duty.title,
                    href=reverse("duty", kwargs={"key": one.duty.key}),
                    foot=_("{unit} · {person}于{left}离任").format(
                        unit=one.duty.lead, person=one.from_person, left=day(one.left)
                    ),
                )
                for one in pending[:SHOWN]
            ],
        )
    ]
