"""The desks of those who look at the whole: leaders, deputies, auditors, administrators."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_q.models import Failure, OrmQ

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.documents.models import Claim
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.supervisions.models import Step, Supervision
from luoshi_server.web.desks.column import SHOWN, Card, Column, duties_column
from luoshi_server.web.desks.office import card_of_finding, requests_column
from luoshi_server.web.duties.saying import said
from luoshi_server.web.jinja import instant


def leader(member: Member, now: datetime) -> list[Column]:
    """To decide, to sign, to approve; and what is red."""
    return [
        requests_column(member),
        _to_sign(),
        _to_approve(),
        _supervisions(),
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
    jobs = reverse("desk_jobs")
    return [
        Column(
            title=_("在用账号"),
            count=members.count(),
            href=f"{reverse('members')}?state=active",
            cards=[
                Card(words=one.get_full_name(), href=reverse("members"), foot=one.role_title)
                for one in members[:SHOWN]
            ],
        ),
        Column(
            title=_("后台排队"),
            count=OrmQ.objects.count(),
            href=f"{jobs}?which=queued",
            cards=cards_of_queue(OrmQ.objects.all()[:SHOWN]),
            nothing=_("后台没有排队的工作。"),
        ),
        Column(
            title=_("后台失败"),
            count=failures().count(),
            href=f"{jobs}?which=failed",
            cards=cards_of_failures(failures()[:SHOWN]),
            nothing=_("后台没有失败的工作。"),
        ),
    ]


def failures() -> QuerySet[Failure]:
    """Work in the background that came to nothing, the latest first."""
    return Failure.objects.order_by("-stopped")


def cards_of_failures(rows: Iterable[Failure]) -> list[Card]:
    """Work that failed, with its last word."""
    return [
        Card(
            words=str(one.result or one.name).strip().splitlines()[-1][:200],
            href="",
            foot=f"{one.func} · {instant(one.stopped)}",
        )
        for one in rows
    ]


def cards_of_queue(rows: Iterable[OrmQ]) -> list[Card]:
    """Work that waits; what another program put there cannot be read and is named so."""
    return [
        Card(words=str(one.func() or _("无法识别")), href="", foot=instant(one.lock))
        for one in rows
    ]


def _ledger() -> Column:
    lines = Line.objects.order_by("-number")
    cards = []
    for line in lines[:SHOWN]:
        event = line.event()
        cards.append(
            Card(
                words=f"{title_of(type(event))} {said(event)}"[:80],
                href=reverse("entry", kwargs={"number": line.number}),
                foot=f"{line.actor} · {instant(line.recorded)}",
            )
        )
    count = lines.values_list("number", flat=True).first() or 0
    return Column(title=_("台账条目"), count=count, href=reverse("ledger"), cards=cards)


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


def _to_sign() -> Column:
    """Bulletins that were drawn up and wait for a signature."""
    rows = Bulletin.objects.filter(state=State.DRAFTED).order_by("drafted")
    return Column(
        title=_("待签发"),
        count=rows.count(),
        href=f"{reverse('bulletins')}?state={State.DRAFTED}",
        cards=[_card_of_bulletin(one) for one in rows[:SHOWN]],
        nothing=_("没有待签发的通报、督办单。"),
    )


def to_approve() -> tuple[QuerySet[Bulletin], QuerySet[Supervision]]:
    """Praise and criticism that the head has not approved: in bulletins, and in supervisions."""
    judging = Bulletin.objects.filter(judges=True, approved=None, state=State.DRAFTED)
    measures = Supervision.objects.filter(measure_state="proposed")
    return judging.order_by("drafted"), measures.order_by("proposed", "key")


def cards_to_approve() -> list[Card]:
    """What is to be approved, each with the page on which it is."""
    judging, measures = to_approve()
    return [
        *(_card_of_bulletin(one) for one in judging),
        *(_card_of_supervision(one, one.measure_reason[:60]) for one in measures),
    ]


def _to_approve() -> Column:
    cards = cards_to_approve()
    return Column(
        title=_("待批准的表扬、批评"),
        count=len(cards),
        href=reverse("desk_approvals"),
        cards=cards[:SHOWN],
        nothing=_("没有待批准的表扬、批评。"),
    )


def _supervisions() -> Column:
    """Plans of supervisions that wait to be approved."""
    rows = Supervision.objects.filter(step=Step.PROPOSED).order_by("proposed", "key")
    return Column(
        title=_("待批督查方案"),
        count=rows.count(),
        href=f"{reverse('supervisions')}?step={Step.PROPOSED}",
        cards=[_card_of_supervision(one, instant(one.proposed)) for one in rows[:SHOWN]],
        nothing=_("没有待批的督查方案。"),
    )


def _card_of_supervision(one: Supervision, foot: str) -> Card:
    return Card(words=str(one), href=reverse("supervision", kwargs={"key": one.key}), foot=foot)


def _card_of_bulletin(one: Bulletin) -> Card:
    return Card(
        words=one.title,
        href=reverse("bulletin", kwargs={"key": one.key}),
        foot=f"{one.number} · {instant(one.drafted)}",
    )
