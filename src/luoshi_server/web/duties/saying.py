"""What an entry of the ledger says about a duty, in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import Extended, MatterHandedOver
from luoshi_policies.duty_events import (
    Assigned,
    Checked,
    Completed,
    DutyFound,
    ProgressReported,
    Signed,
)
from luoshi_server.duties.events import (
    ChangeAsked,
    ChangeDecided,
    EvidenceFiled,
    LiaisonNamed,
    Published,
    Subdivided,
    TargetChanged,
)
from luoshi_server.web.duties.differences import TITLES
from luoshi_server.web.jinja import day, number
from luoshi_server.web.mechanisms.saying import term_in_words


def said(event: Event) -> str:
    """One line; empty where the name of the event says it all."""
    for kind in type(event).__mro__:
        if kind in _SAID:
            return _SAID[kind](event)
    return str(getattr(event, "reason", "") or "")


def _assigned(event: Assigned) -> str:
    told = _("由{lead}牵头，{day}前完成。").format(lead=event.lead, day=day(event.deadline))
    if event.reports_by:
        told += _("须报告进展 {count} 次。").format(count=len(event.reports_by))
    return told


def _signed(event: Signed) -> str:
    return _("联络员：{name}").format(name=event.liaison) if event.liaison else ""


def _reported(event: ProgressReported) -> str:
    told = f"{event.period} {event.words}".strip()
    if event.value is None:
        return told
    value = f"{number(event.value)}{event.unit_of_value}"
    return _("{value}。{told}").format(value=value, told=told)


def _evidence(event: EvidenceFiled) -> str:
    return _("{name}，证明 {since} 至 {until}。{words}").format(
        name=event.name, since=day(event.proves_from), until=day(event.proves_to), words=event.words
    )


def _asked(event: ChangeAsked) -> str:
    return _("{what}：{reason}").format(what=TITLES[event.what], reason=event.reason)


def _decided(event: ChangeDecided) -> str:
    answer = _("同意") if event.approved else _("不同意")
    return _("{answer}：{reason}").format(answer=answer, reason=event.reason or _("未附意见"))


def _extended(event: Extended) -> str:
    return _("延期 {term}：{reason}").format(term=term_in_words(event.by), reason=event.reason)


def _moved(event: MatterHandedOver) -> str:
    return _("由{whose}转{to}：{reason}").format(
        whose=event.whose, to=event.to, reason=event.reason or _("未附理由")
    )


def _target(event: TargetChanged) -> str:
    return _("由 {before} 调整为 {now}").format(
        before=number(event.before) or "—", now=number(event.now)
    )


def _subdivided(event: Subdivided) -> str:
    return _("列入 {parent}，权重 {weight}").format(
        parent=event.parent, weight=number(event.weight)
    )


def _published(event: Published) -> str:
    if event.public:
        return _("在公开页展示")
    return _("撤下公开页：{reason}").format(reason=event.reason)


_SAID: dict[type, Callable[[Any], str]] = {
    Assigned: _assigned,
    Signed: _signed,
    ProgressReported: _reported,
    Completed: lambda event: event.words,
    Checked: lambda event: event.words,
    DutyFound: lambda event: "",
    EvidenceFiled: _evidence,
    LiaisonNamed: lambda event: event.liaison,
    ChangeAsked: _asked,
    ChangeDecided: _decided,
    Extended: _extended,
    MatterHandedOver: _moved,
    TargetChanged: _target,
    Subdivided: _subdivided,
    Published: _published,
}
