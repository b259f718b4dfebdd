"""Labels of provisions as offices print them: 一、 （一） ㈠ 1． ⒈ （1） ⑴ ① 第三条 1.1 一是.

The standard order is 一、 then （一） then 1. then （1）; laws have 编 章 节 条.  Texts skip
levels, let one numbering run through several headings, or begin it anew without saying so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Series = Literal[
    "part", "chapter", "division", "article", "han", "bracket_han", "number", "bracket_number",
    "number_bracket", "circled", "dotted", "bare", "spoken",
]  # fmt: skip

# The Akoma Ntoso element that stands for a series: its name, and its short form in an eId.
ELEMENTS: dict[Series, tuple[str, str]] = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "division": ("section", "sec"),
    "article": ("article", "art"),
    "han": ("section", "sec"),
    "bracket_han": ("subsection", "subsec"),
    "number": ("paragraph", "para"),
    "bracket_number": ("subparagraph", "subpara"),
    "number_bracket": ("subparagraph", "subpara"),
    "circled": ("point", "point"),
    "dotted": ("subparagraph", "subpara"),
    "bare": ("paragraph", "para"),
    "spoken": ("point", "point"),
}
UNNUMBERED = ("hcontainer", "hcontainer")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a paragraph: as printed, bare, its series and its ordinal."""

    printed: str
    bare: str
    series: Series
    ordinal: int


_HAN = "一二三四五六七八九十百零〇"
_LABEL = re.compile(
    rf"第(?P<of>[{_HAN}\d]+)(?P<law>[编章节条])(?:之[一二三四五六七八九十])?(?![款项目例件文])"
    rf"|(?P<han>[{_HAN}]{{1,4}})(?:、|[.](?=[^\d]))"
    rf"|（(?P<bracket_han>[{_HAN}]{{1,4}})）[、.]?"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,2})(?![\d%])(?!\s?[万亿元‰倍公米平吨亩])(?=[\s\u3400-\u9fff“《])"
    r"|(?P<number>\d{1,3})(?:[.、](?!\d)|[.](?=(?:19|20)\d\d年))"
    r"|（(?P<bracket_number>\d{1,3})）[、.]?"
    r"|(?P<number_bracket>\d{1,3})）"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<enclosed>[㈠-㈩⑴-⒇⒈-⒛])"
    r"|(?P<bare>\d{1,3})(?: +|(?=[\u3400-\u9fff]))"
)
_LAWS: dict[str, Series] = {"编": "part", "章": "chapter", "节": "division", "条": "article"}
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}


def label_at(folded: str, start: int, end: int) -> Label | None:
    """The label with which the words from `start` begin, or None."""
    found = _LABEL.match(folded, start, end)
    if found is None:
        return None
    printed = found.group().strip()
    if found["law"]:
        series, ordinal = _LAWS[found["law"]], _ordinal(found["of"])
        return Label(printed, printed, series, ordinal)
    if found["enclosed"]:
        return _enclosed(found["enclosed"])
    series = found.lastgroup  # type: ignore[assignment]
    words = found[series]
    if series == "circled":
        return Label(printed, words, series, ord(words) - ord("①") + 1)
    if series == "dotted":
        return Label(printed, words, series, int(words.rsplit(".", 1)[1]))
    bare = f"（{words}）" if series in ("bracket_han", "bracket_number") else words
    return Label(printed, bare, series, _ordinal(words))


# One sign for a whole label: the first of each row, how the label is written out, its series.
_ENCLOSED: tuple[tuple[str, str, Series], ...] = (
    ("㈠", "（{}）", "bracket_han"),
    ("⒈", "{}", "number"),
    ("⑴", "（{}）", "bracket_number"),
)


def _enclosed(sign: str) -> Label:
    """㈡ is the label （二）, ⑶ is （3） and ⒋ is 4."""
    first, written, series = next(row for row in _ENCLOSED if row[0] <= sign)
    ordinal = ord(sign) - ord(first) + 1
    numeral = "一二三四五六七八九十"[ordinal - 1] if series == "bracket_han" else str(ordinal)
    return Label(sign, written.format(numeral), series, ordinal)


def _ordinal(words: str) -> int:
    """The number that a label's numeral says: 十二 is 12, 一百零三 is 103."""
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for sign in words:
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS[sign]
    return total + digit
