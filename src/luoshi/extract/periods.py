"""For when a figure holds: 2020年, 一季度, 1—6月, 截至2020年底, “十三五”末, 五年来.

A period is written as in 2020, 2021-Q1, 2021-01/2021-03, 2016/2020 or 2020-12-31.  A phrase without
a year belongs to the year that is spoken of: 今年 to the year of the document, 上年 to the one
before.  A phrase of comparison (比2019年, 由2015年的) dates what is compared, not what is said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A period as published, the first and the last year that it touches, and whether it is over.

    `phrase` spans the words; `compares` tells that they date what the figure is compared with.
    """

    name: str
    first: int
    last: int
    start: int
    end: int
    compares: bool

    def is_over(self, day: date) -> bool:
        """Whether a part of a year (2021-03, 2021-Q1, 2021-01/2021-06) had ended by a day."""
        last = self.name.rpartition("/")[2]
        year, _, part = last.partition("-")
        if not part or len(year) != 4:
            return False
        month = int(part[1]) * 3 if part[0] == "Q" else int(part[:2])
        return (int(year), month) < (day.year, day.month)


_EARLY_PLANS = {"十": 2005, "九": 2000, "八": 1995}
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")}
_PHRASE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:"
    r"(?:年?[-—～至](?P<upto>(?:19|20)[0-9]{2})年?)"
    r"|年(?:度)?(?:(?P<from>1?[0-9])(?:月份?)?[-—～至](?P<to>1?[0-9])月"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年|前三季度|下半年)"
    r"|(?P<month>1?[0-9])月(?:(?P<day>[1-3]?[0-9])日|(?P<monthend>底|末))?"
    r"|(?P<yearend>年?[底末]))?)"
    r"|“?十(?P<plan>[一二三四五六])五”?(?P<planend>末|期末|规划末)?"
    r"|“(?P<early>[十九八])五”(?P<earlyend>末|期末)?"
    r"|(?<![0-9.])(?P<from2>1?[0-9])(?:月份?)?[-—～至](?P<to2>1?[0-9])月"
    r"|(?<![0-9年.])(?P<month2>1?[0-9])月(?:份|当月|单月)"
    r"|(?P<this>今年|本年|全年|年内)(?P<quarter3>[一二三四]季度)?"
    r"|(?P<last>去年|上年|上一年)(?!度?(?:同期|结[转余]|末?结))(?P<lastend>[底末])?"
    r"|(?P<half2>上半年|前三季度)|第?(?P<quarter2>[一二三四])季度"
    r"|(?P<alone>当月|本月)"
    r"|(?P<past>[五5]年来|过去[五5]年|[五5]年间|这[五5]年|的[五5]年(?![行计规]))|(?P<future>今后[五5]年|未来[五5]年)"
    r"|(?P<yearback>过去一年|一年来)|(?P<end2>(?:今年)?年[底末](?!前))|(?P<next>明年)"
)
_A_MONTH = re.compile(r"(1?[0-9])月(?:份|当月|完成)?")
_COMPARES = re.compile(r"(?:比|较|与|同|由|从|自|相比|超过|是|和|扣除|剔除)(?:20[0-9]{2}年)?$")
# Behind these words stands an amount that is compared with: 是“十二五”时期4.3亿元的1.9倍.
_BASE = re.compile(
    r"(?:时期|期间)?(?:[0-9][0-9.,]*[一-鿿]{1,3}的|的|持|比|相比|增|下|降|减|提|上|同期|改善|回落)"
)


# One of these is in every phrase of time.  Looking for them first, and for the phrase around
# them, is three times faster than trying the phrase at every character.
_SIGN = re.compile(r"[年月季]|十[一二三四五六]五|“[十九八]五”")
_LONGEST_BEFORE = 12
_LONGEST_BEHIND = 14


def _phrases(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The phrases of time in these words, in order."""
    for sign in _SIGN.finditer(text, start, end):
        if sign.start() < start:
            continue
        low = max(start, sign.start() - _LONGEST_BEFORE)
        found = _PHRASE.search(text, low, min(end, sign.end() + _LONGEST_BEHIND))
        if found is not None:
            yield found
            start = found.end()


class Clock:
    """The years that a document speaks of: its own, and the last one it looks back on."""

    __slots__ = ("year",)

    def __init__(self, year: int) -> None:
        self.year = year

    def first_period(self, text: str, start: int, end: int) -> Period | None:
        """The first phrase of time in these words that dates what is said."""
        for found in _phrases(text, start, end):
            period = self._read(text, found, None)
            if period is not None and not period.compares:
                return period
        return None

    def month(self, words: str) -> Period | None:
        """The month that heads a column: 3月, in the year of the document."""
        found = _A_MONTH.fullmatch(words)
        if found is None or not self.year:
            return None
        name = f"{self.year}-{int(found[1]):02}"
        return Period(name, self.year, self.year, 0, len(words), False)

    def named(self, year: str) -> Period:
        """A year that has been read already."""
        return Period(year, int(year), int(year), 0, 0, False)

    def year_before(self) -> Period:
        """The year before the one in which the document speaks."""
        return self.named(str(self.year - 1))

    def before(self, period: Period | None) -> Period | None:
        """The period that a change starts from: the year before the one in which it happened."""
        if period is None:
            return None
        year = period.first - 1
        return Period(str(year), year, year, period.start, period.end, False)

    def end_of(self, period: Period) -> Period:
        """The last year of a longer period: what grew in five years is a level of the fifth."""
        year = period.last
        return Period(str(year), year, year, period.start, period.end, False)

    def periods(self, text: str, start: int, end: int, current: Period | None) -> list[Period]:
        """The phrases of time in these words, in order, each read after the one before."""
        read: list[Period] = []
        for found in _phrases(text, start, end):
            period = self._read(text, found, current)
            if period is not None:
                read.append(period)
                if not period.compares:
                    current = period
        return read

    def _read(self, text: str, found: re.Match[str], current: Period | None) -> Period | None:
        start, end = found.span()
        kind = found.lastgroup
        group = found.groupdict
        spoken = current.last if current is not None and current.first == current.last else None
        year = spoken or self.year
        if not year and not (found["year"] or found["plan"] or found["early"]):
            return None  # A text without any year dates nothing.
        if found["year"]:
            year = int(found["year"])
            named = group()
            if named["upto"]:
                return _period(
                    f"{year}/{named['upto']}", year, int(named["upto"]), text, start, end
                )
            name = _within(year, named)
            return _period(name, year, year, text, start, end) if name else None
        if found["early"]:
            last = _EARLY_PLANS[found["early"]]
            if found["earlyend"]:
                return _period(str(last), last, last, text, start, end)
            return _period(f"{last - 4}/{last}", last - 4, last, text, start, end)
        if found["plan"]:
            last = 2000 + (_DIGITS[found["plan"]] + 1) * 5
            if found["planend"]:
                return _period(str(last), last, last, text, start, end)
            return _period(f"{last - 4}/{last}", last - 4, last, text, start, end)
        if found["from2"]:
            first, to = int(found["from2"]), int(found["to2"])
            name = _months(year, first, to)
        elif kind == "month2":
            name = f"{year}-{int(found['month2']):02}"
        elif kind in ("this", "quarter3"):
            if found["this"] in ("今年", "本年", "年内"):
                year = self.year
            elif spoken is None and not found["quarter3"]:
                return None  # 全年 means the year that is spoken of; none has been named.
            name = str(year)
            if found["quarter3"]:
                name = f"{year}-Q{_DIGITS[found['quarter3'][0]]}"
        elif kind in ("last", "lastend"):
            year = self.year - 1 if spoken is None else spoken - 1
            name = f"{year}-12-31" if found["lastend"] else str(year)
        elif kind == "half2":
            name = _months(year, 1, 6 if found["half2"] == "上半年" else 9)
        elif kind == "quarter2":
            name = f"{year}-Q{_DIGITS[found['quarter2']]}"
        elif kind == "alone":
            name = _last_month(current)
        elif kind == "past":
            last = spoken if spoken is not None and spoken < self.year else self.year - 1
            return _period(f"{last - 4}/{last}", last - 4, last, text, start, end)
        elif kind == "future":
            return _period(
                f"{self.year}/{self.year + 4}", self.year, self.year + 4, text, start, end
            )
        elif kind == "yearback":
            year = self.year - 1
            name = str(year)
        elif kind == "next":
            year = self.year + 1
            name = str(year)
        else:
            name = f"{year}-12-31"
        return _period(name, year, year, text, start, end) if name else None


def _period(name: str, first: int, last: int, text: str, start: int, end: int) -> Period:
    compares = _COMPARES.search(text, max(start - 8, 0), start) is not None
    if compares and text[start - 1] in "是和同与从自由":
        # 由2020年的 dates what is compared; 从今年起 and 同2020年 without a base do not.
        compares = _BASE.match(text, end) is not None
    # 增长到2020年的210亿元: the phrase dates this one amount.
    if text[end : end + 1] == "的" and text[end + 1 : end + 2] in _BEGIN_AN_AMOUNT:
        compares = True
    return Period(name, first, last, start, end, compares)


_BEGIN_AN_AMOUNT = frozenset("0123456789第近约")


def _months(year: int, first: int, last: int) -> str:
    if not 1 <= first < last <= 12:
        return ""
    return f"{year}-{first:02}/{year}-{last:02}"


def _within(year: int, named: dict[str, str | None]) -> str:
    """The part of a year that was named."""
    if first := named["from"]:
        return _months(year, int(first), int(named["to"] or 0))
    if quarter := named["quarter"]:
        return f"{year}-Q{_DIGITS.get(quarter) or int(quarter)}"
    if half := named["half"]:
        if half == "下半年":
            return _months(year, 7, 12)
        return _months(year, 1, 6 if half == "上半年" else 9)
    if named["yearend"]:
        return f"{year}-12-31"
    if written := named["month"]:
        month = int(written)
        if not 1 <= month <= 12:
            return str(year)
        if named["day"]:
            return f"{year}-{month:02}-{int(named['day']):02}"
        if named["monthend"]:
            return f"{year}-{month:02}-{monthrange(year, month)[1]}"
        return f"{year}-{month:02}"
    return str(year)


def _last_month(current: Period | None) -> str:
    """当月 is the last month of the range that was spoken of before."""
    if current is None:
        return ""
    last = current.name.rpartition("/")[2]
    return last if re.fullmatch(r"[0-9]{4}-[0-9]{2}", last) else ""
