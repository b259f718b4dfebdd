"""How long a post is held, and from when: 试用期一年, 挂职两年, 聘期三年, 自2021年3月1日起.

Of a term that began on a day the last day is known: one year from 1 April 2021 ends on 31 March
2022.  A beginning of which only the month is printed (任职时间从2021年1月起计算) is no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from luoshi.text.numerals import value_of

_TERM = re.compile(
    r"(?:试用期?|时间|任期|聘期|期限|挂职|为期|期)(?:为|：| )?"
    r"(?:(?P<half>半年)|(?P<number>[一二三四五六七八九十两\d]+)(?:个(?P<months>月)|(?P<years>年)))"
)
_NUMBER = r"[\d〇一二三四五六七八九十 ]+"
_DAY = rf"{_NUMBER}年{_NUMBER}月(?:{_NUMBER}[日号])?"
_BEGINS = re.compile(rf"(?:自|从|于)(?P<day>{_DAY})(?:起|开始|计|算|至|到)")
_ENDS = re.compile(rf"(?:至|到|—|-)(?P<day>{_DAY})")


def months_of(qualifiers: Iterable[str]) -> int | None:
    """The months of the term that the qualifiers name, or None."""
    for qualifier in qualifiers:
        found = _TERM.search(qualifier)
        if found is None:
            continue
        if found["half"]:
            return 6
        return int(value_of(found["number"])) * (1 if found["months"] else 12)
    return None


def said_as_term(months: int | None) -> str | None:
    """A term in the words of the contract: 1年, 18个月."""
    if months is None:
        return None
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def last_day(first: date | None, months: int | None) -> date | None:
    """The last day of a term that began on a day."""
    if first is None or months is None:
        return None
    count = first.year * 12 + first.month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = monthrange(year, month)[1]
    if first.day > length:
        # Six months from 31 August end with February.
        return date(year, month, length)
    return date(year, month, first.day) - timedelta(days=1)


def beginning_in(words: str) -> str | None:
    """The words that say from when a post is held, or None."""
    found = _BEGINS.search(words)
    return found["day"] if found else None


def end_in(words: str) -> str | None:
    """The words that say until when a post is held, or None."""
    found = _ENDS.search(words)
    return found["day"] if found else None
