"""A day that no calendar has: 2月30日, 6月31日."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from luoshi.audit.view import View
from luoshi.provenance import Finding, Operand, Span

# Only late days can be wrong, and they are rare.
_LATE = re.compile(r"月 ?(?P<day>29|3\d|[4-9]\d) ?日")
_MONTH = re.compile(r"(?:(?<!\d)(?P<year>\d{4}) ?年 ?)?(?<![\d.\-/])(?P<month>\d{1,2}) ?$")
_LEAP_YEAR = 2000


def impossible_day(view: View) -> Iterator[Finding]:
    """A deadline on 6月31日 can be met by nobody: June has thirty days.

    29 February is judged only where the year is printed with it.
    """
    text = view.text
    for found in _LATE.finditer(text):
        named = _MONTH.search(text, max(found.start() - 9, 0), found.start())
        if named is None or not 1 <= int(named["month"]) <= 12:
            continue
        year, month, day = int(named["year"] or _LEAP_YEAR), int(named["month"]), int(found["day"])
        if not year >= 1 or day <= (last := monthrange(year, month)[1]):
            continue
        span = Span(named.start(), found.end())
        words = text[slice(*span)].strip()
        yield Finding(
            rule="impossible-day",
            verdict="inconsistent",
            message=f"没有“{words}”这一天：{month}月最后一天是{last}日。",
            message_en=f"There is no such day: the last day of month {month} is {last}.",
            span=span,
            operands=(Operand("日期", None, "", span),),
        )
