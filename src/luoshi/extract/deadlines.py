"""Deadlines as documents phrase them: “6月底前”, “年底前”, “每季度”, “及时”.

A deadline without a year belongs to the year in which it was said.  A phrase such as 及时
(promptly) is a deadline with no date: we keep the words and do not invent a day.  Each reading
names its rule, and the rule can be run again on the words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from luoshi.text.numerals import value_of

Kind = Literal["fixed", "window", "recurring", "standing", "conditional", "vague"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One phrase of time: its words, the last day that it leaves, and the rule that says so."""

    phrase: str
    date: date | None
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """When a text speaks: the year its phrases belong to, and the day it was signed, if known.

    `plan` tells that it is a plan for several years, whose years are counted from `year` on.
    """

    year: int | None
    day: date | None = None
    plan: bool = False


def deadlines_in(text: str, folded: str, start: int, end: int, said: Said) -> Iterator[Deadline]:
    """The deadlines between two offsets, each once, in the order of the text.

    A year that is past when the text speaks dates no deadline, and neither does the year in
    the title of another document; a span of years that is still running does.
    """
    titles = [found.span() for found in _TITLE.finditer(folded, start, end)]
    seen: set[str] = set()
    for found in _PHRASE.finditer(folded, start, end):
        rule = next(name for name in _RULES if found[name] is not None)
        if rule != "years" and _is_inside(found.start(), titles):
            continue
        read = _RULES[rule](found, said)
        begin = found.start()
        if rule == "conditional":
            begin = _begin_of_clause(folded, max(start, begin - 18), begin)
        phrase = text[begin : found.end()]
        if read is not None and phrase not in seen:
            seen.add(phrase)
            yield Deadline(phrase, read[1], read[0], rule)


def read_again(deadline: Deadline, folded: str, said: Said) -> bool:
    """Whether the rule that a deadline names reads the same date from its phrase."""
    return any(
        again.rule == deadline.rule and again.date == deadline.date
        for again in deadlines_in(folded, folded, 0, len(folded), said)
    )


def _begin_of_clause(folded: str, earliest: int, end: int) -> int:
    """Where the words begin that name the event from which a term runs."""
    return max(
        (folded.rfind(sign, earliest, end) for sign in "，。；：、（）\n"), default=-1
    ) + 1 or (earliest)


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < offset < end for start, end in spans)


_TITLE = re.compile(r"《[^》]*》")
_N = "[一二两三四五六七八九十百半0-9]"
_YEAR = r"(?:(?:20\d\d)年|今年|本年|明年)"
_BEFORE = r"(?:之前|以前|前)?"
_UNTIL = r"(?:之前|以前|前|内|之内|以内)"
# Every phrase begins with one of these; the test spares most characters all the rest.
_BEGINS = r"(?=[0-9“今本明每逐按定不之后起第前上下年七五八十元国力用一二两三四六九百半到至全当常长持随及尽适早限近抓立如])"
_PHRASE = re.compile(
    _BEGINS + r"(?:"
    rf"(?P<years>20\d\d年?[-—～至到]{{1,2}}20\d\d年?)"
    rf"|(?P<recurring>每(?:个)?(?:半年|两年|三年|年度|年|季度|季|月|周|旬|日|天|学期)(?:度)?"
    rf"(?:{_N}{{1,2}}月(?:{_N}{{1,3}}日|底|末)|(?:的?\d{{1,2}}日)|末|底)?{_BEFORE}"
    rf"|逐年|逐月|按月|按季度?|按年度?|定期|不定期)"
    rf"|(?P<conditional>(?:之日起|之时起|之后|后|起)的?{_N}{{1,3}}个?"
    rf"(?:工作日|日|天|小时|月|年|周)(?:之?内|以内)?)"
    rf"|(?P<day>(?:{_YEAR})?\d{{1,2}}月\d{{1,2}}日{_BEFORE})"
    rf"|(?P<month_end>(?:{_YEAR})?\d{{1,2}}月份?[底末]{_BEFORE})"
    rf"|(?P<ten_days>(?:{_YEAR})?\d{{1,2}}月[上中下]旬{_BEFORE})"
    rf"|(?P<quarter>(?:{_YEAR})?(?:第?[一二三四1-4]季度|前三季度)(?:[末底]|内)?{_BEFORE})"
    rf"|(?P<half>(?:{_YEAR})?(?:上半年|下半年){_BEFORE})"
    rf"|(?P<month>(?:20\d\d年|今年|明年)\d{{1,2}}月份?{_BEFORE}|(?<![\d.])\d{{1,2}}月份?前)"
    rf"|(?P<year_end>(?:{_YEAR})?年?[底末]{_BEFORE}(?<=年[底末]|[底末]前|以前|之前))"
    r"|(?P<festival>“?(?:七一|五一|八一|十一|元旦|国庆节?)”?前?(?<=[”前节]))"
    r"|(?P<plan_end>“?十[三四五六]五”?(?:规划)?(?:期?末|结束))"
    rf"|(?P<span_of_years>(?:力争)?用?{_N}{{1,2}}年(?:左右)?的?(?:时间|之内|以内|内))"
    rf"|(?P<term>(?<![第\d]){_N}{{1,3}}个?(?:工作日|日|天|小时|月){_UNTIL})"
    r"|(?P<year>(?:到|至)?20\d\d年(?!度|来|以来|的?第|代|版|度)|今年|本年度?|年内|全年|当年)"
    r"|(?P<standing>常态化|长期坚持|长期(?:推进|实施|开展|执行)|持续(?:推进|开展|实施|用力|发力)|全天候|随时)"
    r"|(?P<vague>及时|尽快|尽早|适时|早日|限期|近期|抓紧|立即|如期|按时|按期))"
)


def _year_of(words: str, said: Said) -> int | None:
    named = re.match(r"(?:到|至)?(20\d\d)年", words)
    if named:
        return int(named[1])
    if said.year is not None and words.startswith("明年"):
        return said.year + 1
    return said.year


def _fixed(found: re.Match[str], said: Said, last: Callable[[int, str], date | None]) -> _Read:
    words = found.group()
    year = _year_of(words, said)
    if year is None:
        return ("fixed", None)
    if said.year is not None and year < said.year:
        return None
    rest = re.sub(r"^(?:到|至)?(?:20\d\d年|今年|本年|明年)", "", words)
    return ("fixed", last(year, rest))


_Read = tuple[Kind, date | None] | None


def _years(found: re.Match[str], said: Said) -> _Read:
    last = int(re.findall(r"20\d\d", found.group())[-1])
    if said.year is not None and last < said.year:
        return None
    return ("window", date(last, 12, 31))


def _day(found: re.Match[str], said: Said) -> _Read:
    def last(year: int, words: str) -> date | None:
        month, day = map(int, re.findall(r"\d+", words)[:2])
        try:
            return date(year, month, day)
        except ValueError:
            return None

    return _fixed(found, said, last)


def _end_of_month(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _month_end(found: re.Match[str], said: Said) -> _Read:
    return _fixed(found, said, lambda year, words: _end_of_month(year, _first_number(words)))


def _month(found: re.Match[str], said: Said) -> _Read:
    # “6月前” leaves the days before June begins; “6月” alone leaves the month.
    def last(year: int, words: str) -> date | None:
        month = _first_number(words)
        if not 1 <= month <= 12:
            return None
        if words.endswith("前"):
            return date(year, month, 1) - timedelta(1)
        return _end_of_month(year, month)

    return _fixed(found, said, last)


def _ten_days(found: re.Match[str], said: Said) -> _Read:
    def last(year: int, words: str) -> date | None:
        month = _first_number(words)
        if not 1 <= month <= 12:
            return None
        if "下旬" in words:
            return _end_of_month(year, month)
        return date(year, month, 10 if "上旬" in words else 20)

    return _fixed(found, said, last)


def _quarter(found: re.Match[str], said: Said) -> _Read:
    def last(year: int, words: str) -> date | None:
        named = re.search(r"[一二三四1-4]", words)
        quarter = int(value_of(named.group())) if named else 3
        return _end_of_month(year, quarter * 3)

    return _fixed(found, said, last)


def _half(found: re.Match[str], said: Said) -> _Read:
    return _fixed(
        found, said, lambda year, words: date(year, 6, 30) if "上" in words else date(year, 12, 31)
    )


def _year_end(found: re.Match[str], said: Said) -> _Read:
    return _fixed(found, said, lambda year, words: date(year, 12, 31))


_FESTIVALS = {
    "七一": (7, 1),
    "五一": (5, 1),
    "八一": (8, 1),
    "十一": (10, 1),
    "国庆": (10, 1),
    "元旦": (1, 1),
}


def _festival(found: re.Match[str], said: Said) -> _Read:
    if said.year is None:
        return ("fixed", None)
    name = found.group().strip("“”前节")
    month, day = _FESTIVALS[name]
    return ("fixed", date(said.year + (name == "元旦"), month, day))


# The n-th five-year plan ends in the years 2020, 2025, 2030 …
_PLANS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}


def _plan_end(found: re.Match[str], said: Said) -> _Read:
    plan = re.search(r"十([三四五六])五", found.group())
    return ("fixed", date(_PLANS[plan[1]], 12, 31)) if plan else None


def _span_of_years(found: re.Match[str], said: Said) -> _Read:
    """A plan of three years ends with its third calendar year; else years run from the signing."""
    number = re.search(rf"{_N}+", found.group())
    if number is None or said.year is None:
        return ("window", None)
    count = value_of(number.group())
    if count != int(count):
        return ("window", None)
    if said.plan or said.day is None:
        return ("window", date(said.year + int(count) - 1, 12, 31))
    return ("window", _years_later(said.day, int(count)))


def _years_later(day: date, count: int) -> date:
    try:
        return day.replace(year=day.year + count)
    except ValueError:  # the 29th of February
        return date(day.year + count, 2, 28)


def _nothing(kind: Kind) -> Callable[[re.Match[str], Said], _Read]:
    return lambda found, said: (kind, None)


def _first_number(words: str) -> int:
    found = re.search(r"\d+", words)
    return int(found.group()) if found else 0


_RULES: dict[str, Callable[[re.Match[str], Said], _Read]] = {
    "years": _years,
    "recurring": _nothing("recurring"),
    "conditional": _nothing("conditional"),
    "day": _day,
    "month_end": _month_end,
    "ten_days": _ten_days,
    "quarter": _quarter,
    "half": _half,
    "month": _month,
    "year_end": _year_end,
    "festival": _festival,
    "plan_end": _plan_end,
    "span_of_years": _span_of_years,
    "term": _nothing("conditional"),
    "year": _year_end,
    "standing": _nothing("standing"),
    "vague": _nothing("vague"),
}
