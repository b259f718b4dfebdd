"""An event from plain fields, read one by one: each fault with its field and what to do.

So that a form, a line of a table and a call of a program are refused in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, NamedTuple, get_args, get_origin

from django.utils.translation import gettext as _

from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi.ledger.fields import FieldOf, fault_of, fields_of, value_from
from luoshi_server.ledger.faults import fault_in_words
from luoshi_server.ledger.kinds import kinds
from luoshi_server.platform.errors import Refused

LONGEST = {"about": 200, "unit": 200, "id": 64}
LONGEST_TEXT = 20_000


class FieldFault(NamedTuple):
    """A field that cannot stand, why, and what to do."""

    field: str
    reason: str
    advice: str


class NotAnEvent(Refused):
    """What was told is no event; `faults` names every field that cannot stand."""

    def __init__(self, faults: list[FieldFault]) -> None:
        first = faults[0]
        super().__init__(first.reason, field=first.field, advice=first.advice)
        self.faults = faults


def event_of(told: Mapping[str, Any]) -> Event:
    """The event that plain fields tell; raises `NotAnEvent` with every fault."""
    name = str(told.get("kind", ""))
    kind = kinds().get(name)
    if kind is None:
        reason = _("没有“%(kind)s”这类事项。") % {"kind": name[:60]}
        raise NotAnEvent([FieldFault("kind", reason, _("请从事项种类中选择。"))])
    return record_of(kind, told)


def record_of(kind: type[Event], told: Mapping[str, Any]) -> Event:
    """The event of a kind; raises `NotAnEvent` with every fault."""
    known = {field.name: field for field in fields_of(kind)}
    faults = [
        FieldFault(name, _("此类事项没有这一项。"), _("请检查名称，或删去此项。"))
        for name in sorted(told.keys() - known.keys() - {"kind"})
    ]
    values: dict[str, Any] = {}
    needed = required_fields(kind)
    for name, field in known.items():
        if name not in told or (told[name] is None and not field.optional):
            if name in needed:
                faults.append(FieldFault(name, _("缺少此项。"), _("请填写后提交。")))
            continue
        fault, values[name] = _value(field, told[name])
        if fault is not None:
            faults.append(fault)
    if faults:
        raise NotAnEvent(faults)
    try:
        return kind(**values)
    except LuoshiError as error:
        raise NotAnEvent([FieldFault(*fault_in_words(kind, error))]) from error


def required_fields(kind: type[Event]) -> frozenset[str]:
    """The fields that an event of this kind cannot be without."""
    return frozenset(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )


def _value(field: FieldOf, told: Any) -> tuple[FieldFault | None, Any]:
    """The value of a field, or its fault."""
    if field.kind is Event and isinstance(told, Mapping):
        return _inner(field.name, told)
    if not _is_writable(told):
        return FieldFault(field.name, _("含有不能识别的字符。"), _("请删去后提交。")), None
    limit = LONGEST.get(field.name, LONGEST_TEXT)
    if isinstance(told, str) and len(told) > limit:
        advice = _("请不超过 %(limit)s 字。") % {"limit": limit}
        return FieldFault(field.name, _("文字过长。"), advice), None
    try:
        value = value_from(field.kind, told, kinds())
        reason = fault_of(field, value) or _fault_of_items(field, value)
        if reason is None and isinstance(value, Decimal) and not _is_plain(value):
            reason = "no plain decimal"
    except (ValueError, TypeError, KeyError, AttributeError, LuoshiError, ArithmeticError):
        reason = "unreadable"
        value = None
    if reason is None:
        return None, value
    return FieldFault(field.name, *_said(field, told)), None


def _inner(name: str, told: Mapping[str, Any]) -> tuple[FieldFault | None, Any]:
    try:
        return None, event_of(told)
    except NotAnEvent as error:
        first = error.faults[0]
        return first._replace(field=f"{name}.{first.field}"), None


def _fault_of_items(field: FieldOf, value: Any) -> str | None:
    """What is wrong with an item of a list."""
    if get_origin(field.kind) is not tuple or not isinstance(value, tuple):
        return None
    item = FieldOf(field.name, get_args(field.kind)[0], False)
    return next((fault for one in value if (fault := fault_of(item, one))), None)


def _is_plain(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -12 <= exponent <= 0 and value.adjusted() < 22


def _is_writable(told: Any) -> bool:
    """Whether every text in it can be kept: no NUL, and no half of a character."""
    match told:
        case str():
            try:
                told.encode()
            except UnicodeEncodeError:
                return False
            return "\0" not in told
        case Mapping():
            return all(_is_writable(one) for pair in told.items() for one in pair)
        case list() | tuple():
            return all(_is_writable(one) for one in told)
    return True


def _said(field: FieldOf, told: Any) -> tuple[str, str]:
    """The reason and what to do, by the kind of the field."""
    kind = field.kind
    choices = _choices(kind)
    if choices:
        return _("不在可选范围内。"), _("可选：%(choices)s。") % {"choices": "、".join(choices)}
    if field.name == "about" and not told:
        return _("没有说明所涉对象。"), _("请填写编号或名称。")
    if get_origin(kind) in (tuple, frozenset):
        return _("应为列表。"), _("请以列表填写，各项种类相同。")
    said = {
        str: (_("应为文字。"), _("请以文字填写。")),
        int: (_("应为不小于 0 的整数。"), _("请填写整数，例如 12。")),
        bool: (_("应为是或否。"), _("请填写 true 或 false。")),
        Decimal: (_("应为数字。"), _("请以文字填写十进制数，例如“12.5”。")),
        datetime: (_("应为带时区的时间。"), _("请按 2021-06-30T09:00:00+08:00 的格式填写。")),
        date: (_("应为日期。"), _("请按 2021-06-30 的格式填写。")),
    }
    return said.get(kind, (_("不能受理此项。"), _("请检查后重新填写。")))


def _choices(kind: Any) -> list[str]:
    if get_origin(kind) is Literal:
        return [str(one) for one in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return []
