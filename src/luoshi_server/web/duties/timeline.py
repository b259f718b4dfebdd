"""Everything that happened to a duty, the latest first: what was told, and what escalated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.models import CaseAbout, Order
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.platform.wording import worded
from luoshi_server.web.duties.places import address_of
from luoshi_server.web.duties.saying import said
from luoshi_server.web.jinja import instant, is_chinese

SHOWN = ("escalate", "cancel", "lapse", "reopen")


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened, as the timeline shows it."""

    title: str
    at: str
    datetime: str
    text: str = ""
    by: str = ""
    href: str = ""
    is_late: bool = False
    is_ahead: bool = False


class Timeline(Sequence[Happening]):
    """What happened, the latest first; only what a page shows is fetched whole."""

    def __init__(self, duty: Duty, member: Member) -> None:
        case = f"follow-up:{duty.key}"
        abouts = {duty.key, *CaseAbout.objects.filter(case=case).values_list("about", flat=True)}
        lines = Line.objects.filter(about__in=abouts).values_list("recorded", "number")
        orders = list(Order.objects.filter(case=case, kind__in=SHOWN))
        self._member = member
        self._places: list[tuple[datetime, int, Order | None]] = sorted(
            [
                *((recorded, number, None) for recorded, number in lines),
                *((order.at, order.sequence, order) for order in orders),
            ],
            key=lambda one: (one[0], one[1]),
            reverse=True,
        )

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self[place : place + 1][0]
        shown = self._places[place]
        numbers = [number for _at, number, order in shown if order is None]
        lines = {line.number: line for line in Line.objects.filter(number__in=numbers)}
        names = _names({line.actor for line in lines.values()})
        has_ledger = may(self._member, Verb.SEE_LEDGER)
        return [
            _of_order(order) if order else _of_line(lines[number], names, has_ledger)
            for _at, number, order in shown
        ]


def _of_line(line: Line, names: dict[str, str], has_ledger: bool) -> Happening:
    event = line.event()
    text = said(event)
    if line.reason and line.reason not in text:
        text = _("{text} 理由：{reason}").format(text=text, reason=line.reason).strip()
    who = names.get(line.actor, line.actor)
    return Happening(
        title=title_of(type(event)),
        at=instant(line.recorded),
        datetime=line.recorded.astimezone(SHANGHAI).isoformat(),
        text=text,
        by=f"{event.unit} {who}" if who != event.unit else who,
        href=address_of("entry", number=line.number) if has_ledger else "",
    )


def _of_order(order: Order) -> Happening:
    is_late = order.kind == "escalate" and not order.before_due
    title = worded(order.means) if order.kind == "escalate" else _ending(order.kind)
    must = order.must_zh if is_chinese() else order.must
    text = _("{unit}“{must}”").format(unit=order.unit, must=must)
    if order.kind == "escalate":
        state = _("临期") if order.before_due else _("逾期")
        text = _("{unit}“{must}”{state}，送{to}").format(
            unit=order.unit, must=must, state=state, to=worded(order.to)
        )
    return Happening(
        title=title,
        at=instant(order.at),
        datetime=order.at.astimezone(SHANGHAI).isoformat(),
        text=text,
        by=_("系统按时限"),
        is_late=is_late,
    )


def _names(usernames: set[str]) -> dict[str, str]:
    rows = Member.objects.filter(username__in=usernames)
    return {one.username: one.get_full_name() for one in rows}


def _ending(kind: str) -> str:
    """What is said of obligations that ended without being met, or came back."""
    return {"cancel": _("更正撤销"), "lapse": _("不再要求"), "reopen": _("恢复要求")}[kind]
