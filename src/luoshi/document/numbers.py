"""The number of a document (发文字号): 桐政办发〔2021〕5号, 桐政办发明电〔2021〕1号, 令（第16号）.

It is made of a word for the office, a year in brackets, and an ordinal.  Orders and announcements
are numbered without a year.  A number in a sentence is another document's, cited.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Inside brackets: the year.  Typists use every bracket there is for 〔 〕.
_YEAR = r"[〔\[【〈（{] ?(?:19|20) ?\d ?\d ?[〕\]】〉）}]"
_WORD = (
    r"(?!.{0,14}(?:关于|的|通知|意见|办法|决定))"
    r"[\u3400-\u9fff]{1,10}(?:（[\u3400-\u9fff]{1,4}）)?[\u3400-\u9fff]{0,6}"
)
_DATED = rf"{_WORD} ?{_YEAR} ?第? ?\d{{1,4}} ?号"
_ORDINAL = r"(?:\d{4} ?年 ?)?第 ?(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5}) ?号"

_ALONE = re.compile(
    rf"（?(?P<number>{_DATED}|{_YEAR} ?第? ?\d{{1,4}} ?号)）?"
    r"(?: ?签发人?：.{0,12}| ?（?(?:类别：?)?[ABC]类?）?)?"
)
_ORDER_ALONE = re.compile(
    rf"（?(?P<unit>[\u3400-\u9fff ]{{2,30}}?)?(?P<number>(?:令|公告|通告) ?（? ?{_ORDINAL} ?）?)"
    rf"|（?(?P<bare>{_ORDINAL})）?"
)
_AT_START = re.compile(rf"（?(?P<number>{_DATED})）?(?=.*(?:关于|印发))")
_ANYWHERE = re.compile(_DATED)
_SPACES = re.compile(r"\s+")


def number_alone(folded: str) -> re.Match[str] | None:
    """The match of a line that is a document's number with its year and nothing else."""
    if "号" not in folded[-20:] or len(folded) > 60:
        return None
    return _ALONE.fullmatch(folded)


def number_in(folded: str) -> str | None:
    """The first number with its year among words, without blanks."""
    found = _ANYWHERE.search(folded)
    return without_blanks(found.group()) if found else None


def order_alone(folded: str) -> re.Match[str] | None:
    """The match of a line such as “某市人民政府令（第4号）” or “第4号”."""
    if "号" not in folded[-3:] or len(folded) > 50:
        return None
    return _ORDER_ALONE.fullmatch(folded)


class Promulgation(NamedTuple):
    """What the line under a regulation's title says of the order that published it."""

    day: str
    unit: str
    number: str


_PUBLISHED_BY = re.compile(
    r"(?P<day>\d{4} ?年[^日]{2,8}日) ?以?(?P<unit>[\u3400-\u9fff]{2,20}?)"
    rf"(?P<number>令 ?（? ?{_ORDINAL} ?）?) ?(?:公布|发布)"
)


def promulgation_in(folded: str) -> Promulgation | None:
    """The order named in “（……通过 2021年1月1日某县人民政府令第7号公布）”, the first if several."""
    found = _PUBLISHED_BY.search(folded)
    if found is None:
        return None
    return Promulgation(found["day"], found["unit"], without_blanks(found["number"]))


def number_at_end(folded: str) -> tuple[int, int] | None:
    """Where a title's own number stands when it was glued to the title's end.

    Only after the word that ends a title: in “关于废止《某办法》（某政发〔2010〕5号）的通知” the
    number is that of the document repealed.
    """
    if "号" not in folded[-2:]:
        return None
    # The office's word begins right after the title, so the search begins there.
    for ending in _ENDINGS.finditer(folded):
        found = _GLUED.fullmatch(folded, ending.end())
        if found:
            return found.span("number")
    found = _BEHIND_NAME.fullmatch(folded)
    return found.span("number") if found else None


# Whatever a title ends with: “2031年重点工作任务（某政发〔2031〕2号）”.
_BEHIND_NAME = re.compile(rf"[^《》。；，：（）]{{4,60}}（(?P<number>{_DATED})）")
_ENDINGS = re.compile(
    r"(?:通知|意见|办法|规定|决定|方案|批复|公告|通告|通报|细则|条例|计划|规划|报告|函)(?:（[^（）号]{1,12}）)?(?!》)"
)
_GLUED = re.compile(rf" ?（?(?!的)(?P<number>{_DATED})）?")


def number_after(folded: str, at: int) -> tuple[int, int] | None:
    """Where the number stands that follows a title at once, whatever follows the number."""
    found = _GLUED.match(folded, at)
    return found.span("number") if found else None


def number_at_start(folded: str) -> tuple[int, int] | None:
    """Where the number stands in “某政发〔2021〕5号 关于……的通知”."""
    if "号" not in folded[:30] or (found := _AT_START.match(folded)) is None:
        return None
    return found.span("number")


def without_blanks(words: str) -> str:
    """Words with the blanks of the layout taken out."""
    return _SPACES.sub("", words)
