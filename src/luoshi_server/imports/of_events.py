"""Rows that are events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext_noop

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.cases.actions.tell import checked, reporter_named, tell_events
from luoshi_server.ledger.columns import Asked, asked_of
from luoshi_server.ledger.filling import event_from

ID = Asked("id", "事项标识", "text", hint=gettext_noop("导出时带出；新填的表不用填"))

EXAMPLES: Mapping[str, str] = {
    "text": "示例",
    "long text": "说明文字",
    "whole number": "1",
    "decimal": "1.5",
    "day": "2026-03-02",
    "days": "2026-03-02、2026-04-02",
    "instant": "2026-03-02 08:30",
    "yes or no": "是",
    "list": "甲、乙",
    "points": "117.001 36.601；117.002 36.602",
    "track": "0 117.001 36.601；60 117.002 36.602",
    "term": "15日",
}


NAMED: Mapping[str, str] = {
    "about": "示例：编号1",
    "unit": "单位全称",
    "longitude": "117.02",
    "latitude": "36.65",
    "subdistrict": "某某街道办事处",
    "road": "某某路",
}


def columns(kind: type[Event]) -> tuple[Asked, ...]:
    """The columns of a kind, and last the identity of an event, where it was given one."""
    return (*asked_of(kind), ID)


def example(kind: type[Event]) -> dict[str, str]:
    """A row that shows how each column is filled in; it is passed over."""
    shown = {
        one.name: next((title for value, title in one.choices if value), "")
        if one.form == "choice"
        else EXAMPLES[one.form]
        for one in asked_of(kind)
    }
    return shown | {name: said for name, said in NAMED.items() if name in shown}


def reader(kind: type[Event]) -> Callable[[Mapping[str, str], Member], Event]:
    """What makes an event of the cells of a row; it asks for each unit once."""
    known: dict[str, str] = {}

    def named(printed: str, field: str) -> str:
        if printed not in known:
            known[printed] = reporter_named(printed, field)
        return known[printed]

    def read(cells: Mapping[str, str], by: Member) -> Event:
        own = by.unit if role_of(by) in UNIT else ""
        words = dict(cells)
        if own and not words.get("unit", "").strip():
            words["unit"] = own
        return checked(event_from(kind, words), by, named)

    return read


def tell(events: Sequence[Event], by: Member, request: str, reason: str) -> list[int]:
    """Record events together."""
    told = tell_events(events, by=by, request=request, reason=reason)
    return [one.number for one in told]
