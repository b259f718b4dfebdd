"""The desks of those who look at the whole: leaders, deputies, auditors, administrators."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_q.models import Failure, OrmQ

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.documents.models import Claim
from luoshi_server.ledger.models import Line
from luoshi_server.web.desks.column import SHOWN, Card, Column, duties_column
from luoshi_server.web.desks.office import card_of_finding, requests_column
from luoshi_server.web.duties.places import address_of
from luoshi_server.web.duties.saying import said
from luoshi_server.web.jinja import instant


def leader(member: Member, now: datetime) -> list[Column]:
    """To decide, to sign, to approve; and what is red."""
    drafted = Bulletin.objects.filter(state=State.DRAFTED).order_by("drafted")
    to_approve = drafted.filter(judges=True, approved=None)
    return [
        requests_column(member),
        _bulletins(_("待签发"), drafted.exclude(pk__in=to_approve.values("pk"))),
        _bulletins(_("待批准的表扬、批评"), to_approve),
        duties_column(
            member,
            now,
            title=_("红灯任务"),
            lamp="red",
            state="open",
            nothing=_("没有亮红灯的任务。"),
        ),
    ]


def deputy(member: Member, now: datetime) -> list[Column]:
    """What was published: late, due soon, and done."""
    return [
        duties_column(member, now, task="late", public="yes", nothing=_("没有逾期的公开任务。")),
        duties_column(member, now, task="due", public="yes", nothing=_("近期没有到期的公开任务。")),
        duties_column(
            member,
            now,
            title=_("已销号"),
            state="closed",
            public="yes",
            nothing=_("还没有已销号的公开任务。"),
        ),
    ]


def auditor(member: Member, now: datetime) -> list[Column]:
    """The ledger, what was found wrong in documents, and what is late."""
    return [
        _ledger(),
        _findings(),
        duties_column(member, now, task="late", nothing=_("没有逾期的任务。")),
    ]


def administrator(member: Member, now: datetime) -> list[Column]:
    """Members, and whether the work in the background goes on."""
    members = Member.objects.filter(is_active=True).order_by("-date_joined")
    failures = Failure.objects.order_by("-stopped")
    return [
        Column(
            title=_("在用账号"),
            count=members.count(),
            href=address_of("members"),
            cards=[
                Card(words=one.get_full_name(), href=address_of("members"), foot=one.role_title)
                for one in members[:SHOWN]
            ],
        ),
        Column(
            title=_("后台排队"),
            count=OrmQ.objects.count(),
            href=address_of("jobs"),
            nothing=_("后台没有排队的工作。"),
        ),
        Column(
            title=_("后台失败"),
            count=failures.count(),
            href=address_of("jobs"),
            cards=[
                Card(
                    words=str(one.result or one.name)[:120],
                    href=address_of("jobs"),
                    foot=instant(one.stopped),
                )
                for one in failures[:SHOWN]
            ],
            nothing=_("后台没有失败的工作。"),
        ),
    ]


def _ledger() -> Column:
    lines = Line.objects.order_by("-number")
    cards = []
    for line in lines[:SHOWN]:
        event = line.event()
        cards.append(
            Card(
                words=f"{event.name_in_chinese()} {said(event)}"[:80],
                href=address_of("entry", number=line.number),
                foot=f"{line.actor} · {instant(line.recorded)}",
            )
        )
    count = lines.values_list("number", flat=True).first() or 0
    return Column(title=_("台账条目"), count=count, href=address_of("ledger"), cards=cards)


def findings_open() -> QuerySet[Claim]:
    """What does not hold in the documents and was not rejected, the most pressing first."""
    states = (Claim.OPEN, Claim.ACCEPTED, Claim.EDITED)
    rows = Claim.objects.filter(kind="finding", state__in=states).exclude(status="consistent")
    return rows.order_by("-rank", "key")


def _findings() -> Column:
    rows = findings_open()
    return Column(
        title=_("公报疑点"),
        count=rows.count(),
        href=reverse("desk_findings"),
        cards=[card_of_finding(one) for one in rows[:SHOWN]],
        nothing=_("没有疑点。"),
    )


def _bulletins(title: str, rows: QuerySet[Bulletin]) -> Column:
    return Column(
        title=title,
        count=rows.count(),
        href=address_of("bulletins"),
        cards=[
            Card(
                words=one.title,
                href=address_of("bulletin", key=one.key),
                foot=f"{one.number} · {instant(one.drafted)}",
            )
            for one in rows[:SHOWN]
        ],
        nothing=_("没有。"),
    )
