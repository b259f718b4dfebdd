"""What has happened to commitments in public: a timeline of one, and the latest of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _

from luoshi_server.duties.published import (
    PublicChange,
    PublicDuty,
    PublicEvidence,
    PublicReport,
    approved_changes,
    changes_shown,
    duties_shown,
    evidence_shown,
    public_duties,
    public_evidence,
    public_reports,
    reports_shown,
)
from luoshi_server.web.jinja import day, number
from luoshi_server.web.portal.periods import period_words


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened to a commitment; `name` tells it from the others of its instant."""

    duty: str
    name: str
    at: datetime
    title: str
    text: str = ""
    by: str = ""
    is_change: bool = False


def facts_of(
    duty: PublicDuty,
    reports: Iterable[PublicReport],
    evidence: Iterable[PublicEvidence],
    changes: Iterable[PublicChange],
) -> list[Fact]:
    """The timeline of a commitment, the latest first."""
    facts = [
        *_steps(duty),
        *map(_of_report, reports),
        *map(_of_evidence, evidence),
        *map(_of_change, changes),
    ]
    return sorted(facts, key=lambda fact: (fact.at, fact.name), reverse=True)


def latest_facts(limit: int) -> list[Fact]:
    """The latest facts of all public commitments, the latest first."""
    beginning = Value(datetime(1970, 1, 1).astimezone(), output_field=DateTimeField())
    steps = (
        Coalesce(F(field), beginning) for field in ("assigned", "signed", "completed", "closed")
    )
    duties = duties_shown(public_duties().order_by(Greatest(*steps).desc(), "key")[:limit])
    facts = [
        *(fact for duty in duties for fact in _steps(duty)),
        *map(_of_report, reports_shown(public_reports()[:limit], ())),
        *map(_of_evidence, evidence_shown(public_evidence()[:limit])),
        *map(_of_change, changes_shown(approved_changes()[:limit])),
    ]
    facts.sort(key=lambda fact: (fact.at, fact.duty, fact.name), reverse=True)
    return facts[:limit]


def duties_by_key(keys: Iterable[str]) -> dict[str, PublicDuty]:
    """Public commitments by their keys."""
    return {duty.key: duty for duty in duties_shown(public_duties().filter(key__in=set(keys)))}


def _steps(duty: PublicDuty) -> Iterator[Fact]:
    steps = (
        ("assigned", duty.assigned, _("交办给{unit}").format(unit=duty.lead)),
        ("signed", duty.signed, _("牵头单位签收")),
        ("completed", duty.completed, _("牵头单位报告已完成，待核查")),
        ("closed", duty.closed, _("核查通过，销号")),
    )
    for name, at, title in steps:
        if at is not None:
            yield Fact(duty=duty.key, name=name, at=at, title=title)


def _of_report(report: PublicReport) -> Fact:
    title = _("报告进展")
    if report.value is not None:
        title = _("报告进展：{value}{unit}").format(
            value=number(report.value), unit=report.value_unit
        )
    if report.period:
        title = _("{title}（{period}）").format(title=title, period=period_words(report.period))
    return Fact(
        duty=report.duty,
        name=f"report-{report.period or report.kind}",
        at=report.told,
        title=title,
        text=report.words,
        by=report.unit,
    )


def _of_evidence(evidence: PublicEvidence) -> Fact:
    span = day(evidence.proves_from)
    if evidence.proves_to != evidence.proves_from:
        span = _("{first}至{last}").format(first=span, last=day(evidence.proves_to))
    return Fact(
        duty=evidence.duty,
        name=f"evidence-{evidence.sha256[:12]}",
        at=evidence.filed,
        title=_("提交佐证材料：{name}").format(name=evidence.name),
        text=_("证明{span}的情况。{words}").format(span=span, words=evidence.words),
        by=evidence.unit,
    )


def _of_change(change: PublicChange) -> Fact:
    return Fact(
        duty=change.duty,
        name=f"change-{change.what}",
        at=change.decided,
        title=_said(change),
        is_change=True,
    )


def _said(change: PublicChange) -> str:
    before, after = change.before, change.after
    match change.what:
        case "extension":
            return _("经批准，时限由{before}延至{after}").format(
                before=_day(before), after=_day(after)
            )
        case "unit":
            return _("经批准，牵头单位由{before}改为{after}").format(before=before, after=after)
        case "target":
            return _("经批准，目标由{before}调整为{after}").format(before=before, after=after)
        case "suspension":
            return _("经批准，中止办理")
        case "resumption":
            return _("经批准，恢复办理")
        case _:
            return _("经批准，作出变更")


def _day(written: str) -> str:
    return day(date.fromisoformat(written)) if written else _("未定")
