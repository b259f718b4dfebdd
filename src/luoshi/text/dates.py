"""Phrases of the calendar, and the last day that each leaves: 6月底, 第三季度, 1—3月, “十四五”末.

Months and days are written in digits or in words (二〇二三年四月十三日).  A phrase that names no
year belongs to the year in which it was said, which the caller knows.  What comes before a
period (6月前, 2025年前) leaves the days before that period begins; before a day or before an
end (6月30日前, 6月底前) it leaves that day too.  All patterns are for folded text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from luoshi.text.numerals import value_of

_HAN = "一二三四五六七八九十"
_YEAR_NUMBER = r"(?:20\d\d|二[〇零][〇零一二三四五六七八九]{2})"
_YEAR = rf"(?:{_YEAR_NUMBER}年|今年|本年|明年)"
_MONTH = rf"(?<!\d)(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN}])月"
_DAY = rf"(?:[0-3]?\d|[{_HAN}]{{1,3}})[日号]"
_BEFORE = r"(?:之前|以前|前)?"
_TO = r"[-—～至到]{1,2}"
_IN_DIGITS = r"(?<!\d)20\d\d(?:-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d?(?!\d)"
_DONE = r"(?=完成|启动|开工|开始|竣工|投用|投入|交付|建成|上线|运营|举办|召开|实施)"

# In the order in which they are tried where several begin at one place.
PHRASES: dict[str, str] = {
    "years": rf"{_YEAR_NUMBER}年?{_TO}{_YEAR_NUMBER}年?",
    "days": rf"{_YEAR}?{_MONTH}{_DAY}?{_TO}{_YEAR}?(?:{_MONTH})?{_DAY}{_BEFORE}",
    "months": rf"{_YEAR}?(?<!\d)(?:1[0-2]|[1-9])(?:月份?[底末初]?)?{_TO}{_YEAR}?{_MONTH}份?"
    rf"(?!{_DAY})[底末]?{_BEFORE}",
    "day": rf"(?:{_YEAR}?{_MONTH}{_DAY}|{_IN_DIGITS})(?:（含）)?{_BEFORE}",
    "month_end": rf"{_YEAR}?{_MONTH}份?[底末]{_BEFORE}",
    "ten_days": rf"{_YEAR}?{_MONTH}[上中下]旬{_BEFORE}",
    "quarter": rf"{_YEAR}?(?:第?[一二三四1-4]季度|前三季度)(?:[末底]|内)?{_BEFORE}",
    "half": rf"{_YEAR}?[上下]半年{_BEFORE}",
    "month": rf"{_YEAR}{_MONTH}份?{_BEFORE}|{_MONTH}份?(?:之前|以前|前|{_DONE})",
    "year_end": rf"[到至]?{_YEAR}?年?[底末]{_BEFORE}(?<=年[底末]|[底末]前|以前|之前)",
    "festival": r"“?(?:七一|五一|八一|十一|元旦|国庆)节?”?前?(?<=[”前节])",
    "plan_end": r"“?十[三四五六]五”?(?:规划)?(?:期?末|结束)",
    "plan_years": r"“?十[三四五六]五”?(?:规划)?(?:期间|时期|期内)",
    "year": rf"(?:[到至])?{_YEAR_NUMBER}年(?:之前|以前|前|之?内)?(?![度代版])(?!以?来|的?第)"
    r"(?![底末是“]|\d{1,2}月|[上下]半年|第?[一二三四]季度|政府工作|重点工作|民生实事|各项)"
    r"|(?:今年|本年度?|年)之?内|今年|本年度?|全年|当年(?!度)",
}
SPANS = frozenset({"years", "days", "months", "plan_years"})

_NAMED_YEAR = re.compile(rf"({_YEAR_NUMBER})(?:年|[-/.—～至到])")
_NAMED_MONTH = re.compile(rf"(1[0-2]|0?[1-9]|十[一二]?|[{_HAN}])月")
_NAMED_DAY = re.compile(rf"([0-3]?\d|[{_HAN}]{{1,3}})[日号]")
_DIGITS = re.compile(r"\d+")


def year_named(words: str, year: int | None) -> int | None:
    """The last year that a phrase names, or the one in which it was said: `year`."""
    named = _NAMED_YEAR.findall(words)
    if named:
        return int(value_of(named[-1]))
    return year + 1 if year is not None and words.startswith("明年") else year


def month_named(words: str) -> int | None:
    """The last month that a phrase names, or None."""
    named = _NAMED_MONTH.findall(words)
    return int(value_of(named[-1])) if named else None


def last_day(phrase: str, words: str, year: int) -> date | None:
    """The last day that the words of one of the `PHRASES` leave, or None for no possible day.

    `year` is that of the phrase: the one it names, else the one in which it was said.
    """
    return _LAST_DAYS[phrase](words, year)


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _years(words: str, year: int) -> date | None:
    last = re.findall(_YEAR_NUMBER, words)[-1]
    return date(int(value_of(last)), 12, 31)


def _day(words: str, year: int) -> date | None:
    month, named = month_named(words), _NAMED_DAY.findall(words)
    if month is None or not named:
        year, month, day = map(int, _DIGITS.findall(words)[:3])
    else:
        day = int(value_of(named[-1]))
    try:
        return date(year, month, day)
    except ValueError:  # the 30th of February is no day
        return None


def _month_end(words: str, year: int) -> date | None:
    month = month_named(words)
    return end_of_month(year, month) if month else None


def _month(words: str, year: int) -> date | None:
    month = month_named(words)
    if month is None:
        return None
    if words.endswith("前") and not words.endswith(("底前", "末前")):
        return date(year, month, 1) - timedelta(1)
    return end_of_month(year, month)


def _ten_days(words: str, year: int) -> date | None:
    month = month_named(words)
    if month is None or "下旬" in words:
        return end_of_month(year, month) if month else None
    return date(year, month, 10 if "上旬" in words else 20)


def _quarter(words: str, year: int) -> date | None:
    named = re.search(rf"([{_HAN[:4]}1-4])季度", words)
    return end_of_month(year, int(value_of(named[1])) * 3) if named else None


def _half(words: str, year: int) -> date | None:
    return date(year, 6, 30) if "上半年" in words else date(year, 12, 31)


def _year_end(words: str, year: int) -> date | None:
    return date(year, 12, 31)


def _year(words: str, year: int) -> date | None:
    return date(year - 1, 12, 31) if words.endswith("前") else date(year, 12, 31)


_FESTIVALS = {"七一": (7, 1), "五一": (5, 1), "八一": (8, 1), "十一": (10, 1), "国庆": (10, 1)}


def _festival(words: str, year: int) -> date | None:
    name = words.strip("“”前节")
    return date(year + 1, 1, 1) if name == "元旦" else date(year, *_FESTIVALS[name])


# The n-th five-year plan ends in the years 2020, 2025, 2030 …
_PLANS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}


def _plan(words: str, year: int) -> date | None:
    named = re.search(r"十([三四五六])五", words)
    return date(_PLANS[named[1]], 12, 31) if named else None


_LAST_DAYS: dict[str, Callable[[str, int], date | None]] = {
    "years": _years,
    "days": _day,
    "months": _month,
    "day": _day,
    "month_end": _month_end,
    "ten_days": _ten_days,
    "quarter": _quarter,
    "half": _half,
    "month": _month,
    "year_end": _year_end,
    "festival": _festival,
    "plan_end": _plan,
    "plan_years": _plan,
    "year": _year,
}
