"""Deadlines as documents phrase them: “6月底前”, “年底前”, “每季度”, “及时”.

A deadline without a year belongs to the year in which it was said.  A phrase such as 及时
(promptly) is a deadline with no date: we keep the words and do not invent a day.  Each reading
names its rule, and the rule can be run again on the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from luoshi.text.dates import (
    PHRASES,
    SPANS,
    end_of_month,
    last_day,
    month_named,
    year_named,
)
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

    `plan_from` is the first year of a plan for several years, whose years are counted from it.
    `year_in_title` tells that the text's own title names the year.
    """

    year: int | None
    day: date | None = None
    plan_from: int | None = None
    year_in_title: bool = False


def deadlines_in(text: str, folded: str, start: int, end: int, said: Said) -> Iterator[Deadline]:
    """The deadlines between two offsets, each once, in the order of the text.

    A year that is past when the text speaks dates no deadline, and neither does the year in
    the title of another document; a span of years that is still running does.
    """
    titles = (
        [found.span() for found in _TITLE.finditer(folded, start, end)]
        if folded.find("《", start, end) >= 0
        else []
    )
    seen: set[str] = set()
    for found in _phrases(folded, start, end):
        rule = found.lastgroup or ""
        if rule != "years" and any(a < found.start() < b for a, b in titles):
            continue
        begin = found.start()
        if rule == "from_an_event":
            begin = _begin_of_event(folded, max(start, begin - 24), begin)
        elif _is_no_deadline(rule, folded, found.end(), end):
            continue
        phrase = text[begin : found.end()]
        if phrase in seen:
            continue
        if rule in _UNDATED:
            seen.add(phrase)
            yield Deadline(phrase, None, _UNDATED[rule], rule)
        elif read := _dated(rule, found.group(), said):
            seen.add(phrase)
            yield Deadline(phrase, read[1], read[0], rule)


def read_again(deadline: Deadline, folded: str, said: Said) -> bool:
    """Whether the rule that a deadline names reads the same date from its phrase."""
    return deadline in [
        replace(again, phrase=deadline.phrase)
        for again in deadlines_in(folded, folded, 0, len(folded), said)
    ]


def _is_no_deadline(rule: str, folded: str, at: int, end: int) -> bool:
    """Whether what follows a phrase says that it tells a case, or the day a text is in force."""
    if rule == "term":
        return _IS_A_CASE.match(folded, at, end) is not None
    return rule in ("day", "month") and _IN_FORCE.match(folded, at, end) is not None


# “12个月内发生2起的，” tells a case in which something is to be done, not by when.
_IS_A_CASE = re.compile(r"[^，。；：\n]{0,24}的[，：]")

# The day from which a text is in force leaves nobody a time to do anything.
_IN_FORCE = re.compile(r"起(?:正式)?(?:施行|实施|执行|生效)")


def _phrases(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The phrases of time between two offsets; none overlap."""
    for begin in _BEGIN.finditer(folded, start, end):
        if begin.start() >= start and (found := _PHRASE.match(folded, begin.start(), end)):
            start = found.end()
            yield found


def _begin_of_event(folded: str, earliest: int, end: int) -> int:
    """Where the event is named from which a term runs: at 自, or where the clause begins."""
    mark = max(folded.rfind(sign, earliest, end) for sign in "，。；：、（）\n")
    clause = mark + 1 if mark >= 0 else earliest
    since = max(folded.rfind(sign, clause, end) for sign in "自从")
    return since if since >= 0 else clause


# ---- phrases --------------------------------------------------------------------------------

_TITLE = re.compile(r"《[^》]*》")
_N = "[一二两三四五六七八九十百半0-9]"
_UNTIL = r"(?:之前|以前|前|内|之内|以内)"
_RECURRING = (
    rf"每(?:个)?(?:半年|两年|三年|学年|年度|年|季度|季|月|周[一二三四五六日天]?|旬|日|天|学期)(?:度)?"
    rf"(?:{_N}{{1,2}}月(?:{_N}{{1,3}}日|底|末)|(?:(?:[首末]|最后一个|第[一二三]个?)?月|末)?(?:的?\d{{1,2}}日)|末月?|底)?(?:之前|以前|前)?"
    r"|(?:次|下)月\d{1,2}日(?:之前|以前|前)?|逐年|逐月|按月|按季度?|按年度?|定期|不定期"
)
_OTHERS = {
    "span_of_years": rf"用?{_N}{{1,2}}年(?:左右)?的?(?:时间|之内|以内|内)"
    rf"|(?<=力争|争取|计划|打算)用?{_N}{{1,2}}年(?:左右)?(?![以级期])",
    "term": rf"(?<![第\d]){_N}{{1,3}}个?(?:工作日|日|天|小时|分钟|月){_UNTIL}",
    "this_month_end": r"(?<!\d)(?<![每个次下上一二三四五六七八九十])(?:本|当)?月底前?",
    "term_of_office": r"本届政府(?:任期)?内|(?:本届)?任期内",
    "season": r"(?:20\d\d年)?(?:春节|(?:中秋|端午|清明)节?|主?汛期(?:来临)?|[供采]暖[季期]?|入冬"
    r"|入汛|雨季|开学|暑期|防火期)(?:之前|以前|前)",
    "standing": r"常态化|长期坚持|长期(?:推进|实施|开展|执行)|持续(?:推进|开展|实施|用力|发力)"
    r"|长期(?![\u3400-\u9fff])|全天候|随时|即日起(?![至到])",
    "vague": r"及时|尽快|尽早|适时|早日|限期|近期|抓紧|立即|如期|按时|按期",
}
_FROM_AN_EVENT = (
    rf"(?:之日起|之时起|之后|后|起)的?{_N}{{1,3}}个?"
    r"(?:工作日|日|天|小时|分钟|月|年|周)(?:之?内|以内)?"
)
# Longer phrases stand before those with which they begin: 每月5日前 before 5日前.
_ALTERNATIVES = {
    "years": PHRASES["years"],
    "recurring": _RECURRING,
    "from_an_event": _FROM_AN_EVENT,
    **{rule: pattern for rule, pattern in PHRASES.items() if rule not in ("years", "year")},
    **_OTHERS,
    "year": PHRASES["year"],
}
_PHRASE = re.compile("|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _ALTERNATIVES.items()))
# How phrases begin: a first sign and what may follow it.  To look for this first is three times
# as fast as to try all phrases everywhere.
_FIRST_AND_NEXT = {
    "0-9": r"(?<![0-9.].)(?=[0-9]{0,3}[年月日号季天小分工周个/.—～至到-])",
    "一二两三四五六七八九十百半": "(?=[一二三四五六七八九十零〇百年月季个日天小分工周至到末—-])",
    "“": "(?=[十七五八元国])",
    "今明": "(?=年)",
    "全": "(?=[年天])",
    "本": "(?=[年月届])",
    "到至": "(?=20|二)",
    "逐按": "(?=[年月季时期])",
    "定长近限如": "(?=期)",
    "不": "(?=定期)",
    "之": "(?=[日时后])",
    "后起": "(?=的?[0-9一二两三四五六七八九十百半])",
    "第": "(?=[一二三四1-4]季)",
    "前": "(?=三季)",
    "上下": "(?=半年|月)",
    "次": "(?=月)",
    "年": "(?=[年底末内之])",
    "国": "(?=庆)",
    "元": "(?=旦)",
    "用": "(?=[0-9一二两三四五六七八九十])",
    "当": "(?=[年月])",
    "月": "(?=底)",
    "常": "(?=态)",
    "持": "(?=续)",
    "及随适": "(?=时)",
    "即早": "(?=日)",
    "立": "(?=即)",
    "每尽抓任春中端清主汛供采入雨开暑防": "",
}
_BEGIN = re.compile(
    f"[{''.join(_FIRST_AND_NEXT)}](?:"
    + "|".join(f"(?<=[{first}]){following}" for first, following in _FIRST_AND_NEXT.items())
    + ")"
)

# ---- readings -------------------------------------------------------------------------------

_Read = tuple[Kind, date | None] | None
_UNDATED: dict[str, Kind] = {
    "recurring": "recurring",
    "from_an_event": "conditional",
    "term": "conditional",
    "season": "conditional",
    "term_of_office": "window",
    "standing": "standing",
    "vague": "vague",
}


def _dated(rule: str, words: str, said: Said) -> _Read:
    if rule == "span_of_years":
        return ("window", _years_on(words, said))
    if rule == "this_month_end":
        return ("fixed", end_of_month(said.day.year, said.day.month) if said.day else None)
    kind: Kind = "window" if rule in SPANS else "fixed"
    year = year_named(words, said.year)
    if year is None and rule not in ("plan_end", "plan_years", "years"):
        return (kind, None)
    last = last_day(rule, words, _turned(year or 0, words, said))
    if last is not None and said.year is not None and last.year < said.year:
        return None
    return (kind, last)


def _turned(year: int, words: str, said: Said) -> int:
    """The next year for 3月底前 said in December by a text that does not name its year."""
    month = month_named(words)
    if said.day is None or said.year_in_title or month is None or "年" in words:
        return year
    return year + 1 if said.day.month > 10 and month <= 6 else year


def _years_on(words: str, said: Said) -> date | None:
    """A plan of three years ends with its third calendar year; else years run from the signing."""
    number = re.search(rf"{_N}+", words)
    if number is None or said.year is None:
        return None
    count = value_of(number.group())
    if count != int(count):
        return None
    if said.plan_from is not None or said.day is None:
        return date((said.plan_from or said.year) + int(count) - 1, 12, 31)
    try:
        return said.day.replace(year=said.day.year + int(count))
    except ValueError:  # the 29th of February
        return date(said.day.year + int(count), 2, 28)
