"""Events from what people fill in, and back: words in forms and cells.

People write 是, 3月2日 8点 as 2026-03-02 08:00, 15日 and names parted by 、.  What is written from
an event is read back as the same event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, Term
from luoshi.ledger import Event
from luoshi.ledger.fields import plain_of
from luoshi.mechanism.slots import term_in
from luoshi_policies.road_safety.events import Fix, Point
from luoshi_server.ledger.columns import Asked, Form, asked_of
from luoshi_server.ledger.typed import FieldFault, NotAnEvent, record_of
from luoshi_server.platform.names import typed, written

YES = frozenset({"是", "有", "对", "true", "yes", "y", "1", "√"})
NO = frozenset({"否", "无", "没有", "false", "no", "n", "0", "×"})
POINTS = re.compile(r"[；;\n]+")
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
HOUR = re.compile(r"(\d{1,2})[:时点](?:(\d{1,2})(?:[:分](\d{1,2})(\.\d{1,6})?秒?)?分?)?")
TERM = re.compile(r"[\d零〇一二两三四五六七八九十百]+个?(?:工作日|小时|日|天|周|月|年)")


def event_from(kind: type[Event], words: Mapping[str, str], **known: Any) -> Event:
    """The event that somebody filled in; raises `NotAnEvent` with every fault.

    What is left empty is as if it had not been asked for.  `known` are fields in plain JSON
    that nobody had to fill in.
    """
    faults: list[FieldFault] = []
    plain: dict[str, Any] = {}
    for asked in asked_of(kind):
        said = words.get(asked.name, "").strip()
        if not said:
            continue
        try:
            plain[asked.name] = _READ[asked.form](asked, said)
        except (ValueError, ArithmeticError):
            faults.append(_fault(asked))
    if words.get("id", "").strip():
        plain["id"] = words["id"].strip()
    try:
        event = record_of(kind, plain | known)
    except NotAnEvent as error:
        unread = {fault.field for fault in faults}
        others = [one for one in error.faults if one.field not in unread]
        raise NotAnEvent([*faults, *others]) from error
    if faults:
        raise NotAnEvent(faults)
    return event


def words_of(event: Event) -> dict[str, str]:
    """What one would fill in to tell this event."""
    return {
        asked.name: _written(asked, getattr(event, asked.name)) for asked in asked_of(type(event))
    }


def term_from(said: str) -> Term | None:
    """The span of time that somebody wrote: 15日, 3个工作日, 2个月; None if it is none."""
    said = normalize("NFKC", said).strip()
    return term_in(said) if TERM.fullmatch(said) else None


# ---- reading --------------------------------------------------------------------------------


def _text(asked: Asked, said: str) -> str:
    return said


def _whole(asked: Asked, said: str) -> int:
    number = Decimal(_digits(said))
    if number != number.to_integral_value():
        raise ValueError(said)
    return int(number)


def _decimal(asked: Asked, said: str) -> str:
    digits = _digits(said)
    if digits.endswith("%"):
        return str(Decimal(digits[:-1]) / 100)
    if not Decimal(digits).is_finite():
        raise ValueError(said)
    return digits


def _digits(said: str) -> str:
    digits = normalize("NFKC", said).replace(",", "").replace(" ", "")
    for unit in ("人", "辆", "分", "元", "米", "度", "个", "起", "家"):
        digits = digits.removesuffix(unit)
    return digits


def _day(asked: Asked, said: str) -> str:
    return _day_in(normalize("NFKC", said))[0].isoformat()


def _instant(asked: Asked, said: str) -> str:
    said = normalize("NFKC", said)
    if re.search(r"([+-]\d\d:\d\d|Z)$", said):
        return datetime.fromisoformat(said).astimezone(SHANGHAI).isoformat()
    day, rest = _day_in(said)
    rest = rest.lstrip("T").strip()
    if not rest:
        return datetime.combine(day, time(), SHANGHAI).isoformat()
    found = HOUR.fullmatch(rest)
    if found is None:
        raise ValueError(said)
    hour, minute, second = (int(one or 0) for one in found.group(1, 2, 3))
    micro = int((found[4] or ".0")[1:].ljust(6, "0"))
    return datetime.combine(day, time(hour, minute, second, micro), SHANGHAI).isoformat()


def _day_in(said: str) -> tuple[date, str]:
    found = DAY.match(said)
    if found is None:
        raise ValueError(said)
    rest = said[found.end() :].strip()
    return date(*(int(one) for one in found.groups())), "" if rest == "00:00:00" else rest


def _choice(asked: Asked, said: str) -> str:
    for value, title in asked.choices:
        if said in (value, title):
            return value
    raise ValueError(said)


def _yes(asked: Asked, said: str) -> bool:
    said = said.lower()
    if said in YES:
        return True
    if said in NO:
        return False
    raise ValueError(said)


def _list(asked: Asked, said: str) -> list[str]:
    return typed(said)


def _days(asked: Asked, said: str) -> list[str]:
    return [_day(asked, item) for item in _list(asked, said)]


def _points(asked: Asked, said: str) -> list[dict[str, Any]]:
    points = []
    for item in POINTS.split(said):
        if item.strip():
            longitude, latitude = item.split()
            points.append({"kind": "Point", "longitude": longitude, "latitude": latitude})
            Point(Decimal(longitude), Decimal(latitude))
    return points


def _track(asked: Asked, said: str) -> list[dict[str, Any]]:
    fixes = []
    for item in POINTS.split(said):
        if item.strip():
            seconds, longitude, latitude = item.split()
            Fix(int(seconds), Decimal(longitude), Decimal(latitude))
            fixes.append(
                {
                    "kind": "Fix",
                    "seconds": int(seconds),
                    "longitude": longitude,
                    "latitude": latitude,
                }
            )
    return fixes


def _term(asked: Asked, said: str) -> Any:
    term = term_from(said)
    if term is None:
        raise ValueError(said)
    return plain_of(term)


_READ: Mapping[Form, Callable[[Asked, str], Any]] = {
    "text": _text,
    "long text": _text,
    "whole number": _whole,
    "decimal": _decimal,
    "day": _day,
    "instant": _instant,
    "choice": _choice,
    "yes or no": _yes,
    "list": _list,
    "days": _days,
    "points": _points,
    "track": _track,
    "term": _term,
}


def _fault(asked: Asked) -> FieldFault:
    said = {
        "whole number": (_("应为不小于 0 的整数。"), _("请填写整数，例如 12。")),
        "decimal": (_("应为数字。"), _("请填写数字，例如 12.5。")),
        "day": (_("不是日期。"), _("请按 2026-03-02 的格式填写。")),
        "days": (_("不全是日期。"), _("请按 2026-03-02 的格式填写，以顿号隔开。")),
        "instant": (_("不是时间。"), _("请按 2026-03-02 08:30 的格式填写。")),
        "yes or no": (_("应为是或否。"), _("请填写“是”或“否”。")),
        "points": (_("不是一串坐标。"), _("请依次填写“经度 纬度”，以分号隔开。")),
        "track": (_("不是一条轨迹。"), _("请依次填写“秒 经度 纬度”，以分号隔开。")),
        "term": (_("不是时限。"), _("请填写如“15日”“3个工作日”“2个月”。")),
    }.get(asked.form)
    if said is None:
        choices = "、".join(title for _value, title in asked.choices)
        said = (_("不在可选范围内。"), _("可选：%(choices)s。") % {"choices": choices})
    return FieldFault(asked.name, *said)


# ---- writing --------------------------------------------------------------------------------


def _written(asked: Asked, value: Any) -> str:
    if value is None or value == "" or value == ():
        return ""
    match asked.form:
        case "instant":
            return _instant_written(value)
        case "yes or no":
            return "是" if value else "否"
        case "choice":
            return dict(asked.choices).get(str(value), str(value))
        case "decimal":
            return format(value, "f")
        case "points":
            return "；".join(f"{one.longitude} {one.latitude}" for one in value)
        case "track":
            return "；".join(f"{one.seconds} {one.longitude} {one.latitude}" for one in value)
        case "list" | "days":
            return written([str(one) for one in value])
        case "term":
            assert isinstance(value, Term)
            return value.chinese
    return str(value)


def _instant_written(value: datetime) -> str:
    local = value.astimezone(SHANGHAI).replace(tzinfo=None)
    precise = "auto" if local.second or local.microsecond else "minutes"
    return local.isoformat(sep=" ", timespec=precise)
