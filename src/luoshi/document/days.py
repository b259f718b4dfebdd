"""Days as heads and feet print them: 2021年1月27日, 二○○七年四月十三日, 2021-03-10.

A day of which a part is missing or impossible (2021年 月 日) is no day: we do not complete it.
"""

from __future__ import annotations

import re
from datetime import date

_HAN = "〇零一二三四五六七八九"
_DAY = (
    rf"(?P<year>(?:\d ?){{4}}|[{_HAN}]{{4}}) ?年 ?(?P<month>\d ?\d?|[{_HAN}十]{{1,3}}) ?月"
    rf" ?(?P<day>\d ?\d?|[{_HAN}十]{{1,3}}) ?[日号]"
)
DAY = re.compile(_DAY)
_PLAIN_DAY = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)")
_VALUES = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}


def day_in(folded: str) -> date | None:
    """The first whole day that folded words name, or None."""
    found = DAY.search(folded) or _PLAIN_DAY.search(folded)
    if found is None:
        return None
    year = found["year"].replace(" ", "")
    written = year if year.isdecimal() else "".join(str(_VALUES[sign]) for sign in year)
    try:
        return date(int(written), _count(found["month"]), _count(found["day"]))
    except ValueError:
        return None


def _count(words: str) -> int:
    """The number that a month or a day says: 4, 四, 十三, 二十, 二十七, 〇三."""
    words = words.replace(" ", "")
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    units = 0
    for sign in ones:
        units = units * 10 + _VALUES[sign]
    if not ten:
        return units
    return (_VALUES.get(tens, 0) if tens else 1) * 10 + units
