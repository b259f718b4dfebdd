"""The rows of the open data, each from what was published, and what the files are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.calendars import local
from luoshi.exchange.open_data import (
    Commitment,
    IndicatorValue,
    LedgerRoot,
    PublishedAppointment,
    ReleasedFinding,
)
from luoshi.exchange.popolo import Holding, Organization, popolo_of
from luoshi_server.duties.models import State
from luoshi_server.duties.published import (
    PublicDuty,
    PublicFigure,
    appointments_shown,
    duties_shown,
    figures_shown,
    findings_shown,
    posts_shown,
    public_claims,
    public_duties,
    public_posts,
    public_units,
    roots_shown,
    units_shown,
)
from luoshi_server.ledger.models import Line, Root
from luoshi_server.web.portal.links import duty_address, whole, words_address
from luoshi_server.web.portal.series import Point, points_of

BATCH = 1000
_COMPARATORS = {"=", "~", ">=", "<=", ">", "<"}


M = TypeVar("M", bound=Model)


def _parts(rows: QuerySet[M]) -> Iterator[list[M]]:
    """The rows a thousand at a time, never all of them at once."""
    one_by_one = rows.iterator(chunk_size=BATCH)
    while part := list(islice(one_by_one, BATCH)):
        yield part


def commitments() -> Iterator[Commitment]:
    """Every public commitment."""
    for rows in _parts(public_duties()):
        yield from map(_commitment, duties_shown(rows))


def figures() -> Iterator[PublicFigure]:
    """Every confirmed figure of the documents in force."""
    for rows in _parts(public_claims("figure").order_by("key")):
        yield from figures_shown(rows)


def indicator_values() -> Iterator[IndicatorValue]:
    """Every number of every figure: its amount, and its growth."""
    for figure in figures():
        for point in points_of(figure):
            yield IndicatorValue(
                area=settings.LUOSHI.place,
                indicator=point.name,
                period=point.period,
                status=point.status,  # type: ignore[arg-type]
                unit=point.unit,
                comparator=comparator_of(point),  # type: ignore[arg-type]
                value=point.value,
                words=figure.words,
                link=link_to_words(figure),
            )


def findings() -> Iterator[ReleasedFinding]:
    """Every finding that was released, with the day on which it was."""
    shown = findings_shown(list(public_claims("finding").order_by("key")))
    released = release_days(one.key for one in shown)
    for finding in shown:
        yield ReleasedFinding(
            id=finding.key,
            document=finding.document.title,
            provision=finding.provision,
            rule=finding.rule,
            verdict=finding.verdict,  # type: ignore[arg-type]
            message=finding.message,
            words=finding.words if finding.words != finding.message else "",
            released=released.get(finding.key),
            link=whole(f"{reverse('public_findings')}#{finding.key}"),
        )


def appointments() -> Iterator[PublishedAppointment]:
    """Every confirmed appointment of the documents in force."""
    for one in appointments_shown(list(public_claims("appointment").order_by("key"))):
        yield PublishedAppointment(
            person=one.person,
            action=one.action,  # type: ignore[arg-type]
            organisation=one.organisation,
            post=one.post,
            qualifiers=one.qualifiers,
            effective=one.effective,
            document=one.document.title,
            words=one.words,
            link=whole(words_address(one.document, one.start, one.end)),
        )


def ledger_roots() -> Iterator[LedgerRoot]:
    """Every daily root."""
    for root in roots_shown(Root.objects.order_by("day")):
        yield LedgerRoot(day=root.day, entry=root.number, digest=root.digest)


def release_days(keys: Iterable[str]) -> dict[str, date]:
    """When each finding was released last."""
    lines = Line.objects.filter(kind="Released", about__in=set(keys)).order_by("number")
    return {line.about: local(line.at).date() for line in lines.only("about", "at")}


def popolo_json() -> bytes:
    """The units, the posts and who holds them."""
    units = units_shown(public_units())
    known = {unit.name for unit in units}
    posts = posts_shown(list(public_posts()))
    record: dict[str, Any] = popolo_of(
        [
            Organization(
                name=unit.name,
                classification=unit.category,
                also_called=unit.also_called,
                parent=unit.parent if unit.parent in known else "",
                dissolved=unit.dissolved,
            )
            for unit in units
        ],
        [
            Holding(
                person=post.person,
                organization=post.unit,
                post=post.post,
                since=post.since if post.until != post.since else None,
                until=post.until,
                qualifiers=post.appointment.qualifiers if post.appointment else (),
                words=post.appointment.words if post.appointment else "",
                source=whole(
                    words_address(
                        post.appointment.document, post.appointment.start, post.appointment.end
                    )
                )
                if post.appointment
                else "",
            )
            for post in posts
        ],
    )
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _commitment(duty: PublicDuty) -> Commitment:
    document = duty.document
    return Commitment(
        id=duty.key,
        document=document.title if document else _("已停止施行的文件"),
        number=document.number if document else "",
        provision=duty.provision,
        words=duty.words,
        lead_unit=duty.lead,
        responsible_units=duty.responsible,
        cooperating_units=duty.cooperating,
        due=duty.deadline,
        due_words=duty.deadline_words,
        target=target_words(duty),
        state=str(State(duty.state).label),
        lamp="" if duty.lamp == "grey" else duty.lamp,  # type: ignore[arg-type]
        progress=None
        if duty.share is None
        else (Decimal(duty.share) * 100).quantize(Decimal("0.1")),
        met=local(duty.closed).date() if duty.closed else None,
        link=whole(duty_address(duty)),
    )


def target_words(duty: PublicDuty) -> str:
    """The target of a commitment as one reads it: 改造管网不低于100公里."""
    if duty.target is None:
        return ""
    bounds = {">=": _("不低于"), ">": _("高于"), "<=": _("不超过"), "<": _("低于"), "~": _("约")}
    amount = format(duty.target.normalize(), "f")
    return _("{item}{bound}{amount}{unit}").format(
        item=duty.item,
        bound=bounds.get(duty.comparator, ""),
        amount=amount,
        unit=duty.target_unit,
    )


def comparator_of(point: Point) -> str:
    """How a number compares, in the signs that the formats know."""
    of_value = point.value == point.figure.value
    comparator = point.figure.comparator if of_value else "="
    return comparator if comparator in _COMPARATORS else "="


def link_to_words(figure: PublicFigure) -> str:
    """Where everybody may read the words of a figure."""
    return whole(words_address(figure.document, figure.start, figure.end))


def name_of_package() -> str:
    """A name for the package that no other district has: of the host that publishes it."""
    host = re.sub(r"^https?://", "", settings.LUOSHI.public_address.lower())
    return f"luoshi-{re.sub(r'[^a-z0-9]+', '-', host).strip('-')}"
