"""A day printed with its weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from luoshi.audit.view import View
from luoshi.provenance import Finding, Operand, Span

_NAMES = "一二三四五六日"
_SIGN = re.compile("（(?=星期|周|礼拜)")
_WEEKDAY = re.compile(r"（(?:星期|周|礼拜)(?P<name>[一二三四五六日天])[），、 ]")
_DAY = re.compile(r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日$")


def weekday(view: View) -> Iterator[Finding]:
    """2026年3月5日（星期四） is a Thursday or it is not: the calendar says so.

    Only days with their year are judged; a day without one may be of any year.
    """
    text = view.text
    for sign in _SIGN.finditer(text):
        named = _WEEKDAY.match(text, sign.start())
        day = _DAY.search(text, max(sign.start() - 16, 0), sign.start())
        if named is None or day is None:
            continue
        try:
            falls_on = date(int(day["year"]), int(day["month"]), int(day["day"])).weekday()
        except ValueError:
            continue
        said = named["name"].replace("天", "日")
        is_right = _NAMES[falls_on] == said
        printed = Span(day.start(), day.end())
        words = text[slice(*printed)]
        yield Finding(
            rule="weekday",
            verdict="consistent" if is_right else "inconsistent",
            message=f"{words}是星期{_NAMES[falls_on]}，"
            + ("与所写相符。" if is_right else f"文中写的是星期{said}。"),
            message_en=f"{words} is weekday {falls_on + 1} (Monday is 1), "
            + ("as printed." if is_right else f"and {_NAMES.index(said) + 1} is printed."),
            span=Span(day.start(), named.end()),
            operands=(
                Operand("日期", None, "", printed),
                Operand("星期", None, "", Span(named.start(), named.end())),
            ),
        )
