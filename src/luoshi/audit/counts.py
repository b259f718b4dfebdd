"""Counts that announce a list: “五大主攻方向”, “5项清单”, “以下六个方面”, “十二项机制”.

The list stands before the count (甲、乙、丙三大工程) or after it (三项制度，即：甲、乙、丙).
Items are parted by 、 and the last of them by 和, 及 or 与, which may also stand inside an item: so
a list has a least and a most number of items.  A list that ends in 等 is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from luoshi.provenance import Span
from luoshi.text.numerals import NotANumeral, value_of

_NUMERALS = "两二三四五六七八九十"
# Begun with the measure word, for which a text is searched twenty times faster than for a numeral.
_MEASURES = {
    measure: re.compile(rf"{measure}(?<=[{_NUMERALS}\d]{measure})(?=[\u3400-\u9fff“”：])")
    for measure in "大项个类级条件种"
}
_IN_NUMERALS = frozenset(f"{_NUMERALS}0123456789")
_LONGEST_NUMERAL = 3
# A numeral behind one of these is part of a greater one, an ordinal, or the end of a range.
_MAKES_NO_COUNT = _IN_NUMERALS | frozenset(".,第~～—-百千万零〇几数")
_NO_NOUN = re.compile(r"百分|月|小时|亿|工作日|自然日|学时|年|人次|多|余|以|标准|单位|季度|档|点")
_BEGINS_NO_NOUN = frozenset("百月小亿工自学年人多余以标单季档点")


class Count(NamedTuple):
    """A count of things: how many, in which measure word, and where it is printed."""

    number: int
    measure: str
    span: Span


def counts_in(text: str) -> tuple[Count, ...]:
    """Every count of two or more things, in the order of the text."""
    found = []
    for measure, pattern in _MEASURES.items():
        for sign in pattern.finditer(text):
            at, end = sign.span()
            if text[end] in _BEGINS_NO_NOUN and _NO_NOUN.match(text, end):
                continue
            start = at - 1
            while text[start - 1] in _IN_NUMERALS and at - start < _LONGEST_NUMERAL:
                start -= 1
            if text[start - 1] in _MAKES_NO_COUNT:
                continue
            if (number := _number(text[start:at])) > 1:
                found.append(Count(number, measure, Span(start, end)))
    found.sort(key=_place)
    return tuple(found)


def _place(count: Count) -> Span:
    return count.span


@lru_cache(maxsize=256)
def _number(words: str) -> int:
    try:
        return int(value_of(words.replace("两", "二")))
    except NotANumeral:
        return 0


class Items(NamedTuple):
    """The items of a list as printed.

    With each 和, 及 or 与 taken for a comma there are `most` of them.  `is_open` says that the list
    ends in 等; `is_quoted` that it is set in quotation marks of its own; `led_by` is the verb that
    the list is the object of.
    """

    spans: tuple[Span, ...]
    most: int
    is_open: bool
    is_quoted: bool
    led_by: str


def lists_beside(counts: Iterable[Count], text: str) -> tuple[tuple[Count, Items], ...]:
    """Those counts that stand beside a list, with the list; a count may have one on either side."""
    found = []
    for count in counts:
        end = count.span.end
        if _may_end_a_list(text, count) and (items := _list_before(text, count)):
            found.append((count, items))
        introduces = text.find("即", end, end + 12) >= 0 or text.find("分别", end, end + 12) >= 0
        if introduces and (items := _list_after(text, count)):
            found.append((count, items))
    return tuple(found)


def _may_end_a_list(text: str, count: Count) -> bool:
    """Whether an item may end here: the comma before it is near, and in the same clause."""
    start = count.span.start
    if text[start - 1] in _NO_ITEM_ENDS_IN:
        return False
    comma = text.rfind("、", max(start - _LONGEST, 0), start)
    if comma < 0:
        return count.measure == "大"
    return text[start - 1] in "”“" or _CLAUSE_ENDS.search(text, comma, start) is None


_CLAUSE_ENDS = re.compile("[，。；：\n]")
_NO_ITEM_ENDS_IN = frozenset("、，。；：（\n 的第每各新和及与这共达到")
_BRACKETED = re.compile(r"（[^（）]{0,40}）")
_QUOTED = re.compile(r"“[^“”]{0,80}”")
_STARTS_CLAUSE = re.compile(r"[。；：，！？\n（）)][^。；：，！？\n（）)]*$")
_LABEL = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\d{1,3}[.、])?")
_CLOSES_LIST = re.compile(r"(?<!平)等(?:这)?$")
_AND = re.compile(r"以及|及|和|与")
_WIDEST = 200
_LONGEST = 40
_VERB = re.compile(
    r"(?:\d{1,2}[.、])?(?:[\u3400-\u9fff]{0,6}?)"
    r"(?:建立健全|建立完善|建立|实施|推出|制定|编制|组建|聚焦|打造|开展|推进|落实|健全|完善|构建|建成"
    r"|设立|形成|突出|围绕|紧盯|坚持|推行|培育|启动|组织|承接|抓好|抓实|紧扣|发布|办好|壮大|做强)"
)
# What may stand before a list and belongs to no item of it, although it makes nothing.
_STANDS_FOR = re.compile(
    r"(?:(?:主要|重点|严格|进一步|全面)?(?:针对|按照|做好|强化|明确|涉及|包括|涵盖|分为|面向|利用|采取"
    r"|对(?!外|口|接)|在|从|把|将(?!军)|以(?!上|下|内|外)))?"
)
_BEGINS_WITH_VERB = re.compile(
    r"(?:建立|实施|推出|制定|编制|组建|聚焦|打造|开展|推进|落实|健全|完善|构建|建成|建设|设立|形成"
    r"|突出|围绕|紧盯|坚持|推行|培育|启动|组织|承接|抓好|抓实|加强|加快|深化|推动|完成|新建|新增"
    r"|改造|引进|提升|强化|优化|举办|创建|做好|做强|争取|支持)"
)


def _list_before(text: str, count: Count) -> Items | None:
    """The list that runs up to a count, or None where there is none that can be told apart."""
    end = count.span.start
    if text[end - 1 : end] == "“":
        end -= 1
    low = max(end - _WIDEST, text.rfind("\n", max(end - _WIDEST, 0), end) + 1)
    before = text[low:end]
    is_open = _CLOSES_LIST.search(before[-3:]) is not None
    if is_open:
        before = before[: before.rindex("等")]
    if before.endswith("”"):
        opens = before.rfind("“")
        inside = before[opens + 1 : -1]
        if opens >= 0 and "、" in inside:
            return _split(inside, low + opens + 1, is_open=is_open, is_quoted=True, led_by="")
    masked = _BRACKETED.sub(_blanked, before) if "）" in before else before
    masked = _QUOTED.sub(_blanked, masked) if "”" in masked else masked
    clause = _STARTS_CLAUSE.search(masked)
    start = clause.start() + 1 if clause else _LABEL.match(before).end()  # type: ignore[union-attr]
    if clause is None and low and text[low - 1] != "\n":
        return None
    verb = _VERB.match(before, start)
    sign = masked[start - 1] if clause else "\n"
    led_by = verb.group() if verb and (first := masked.find("、", start)) > verb.end() > 0 else ""
    if led_by and verb is not None and first:
        start = verb.end()
    else:
        start = _STANDS_FOR.match(before, start).end()  # type: ignore[union-attr]
        led_by = "，" if sign == "，" else ""
    return _split(masked[start:], low + start, is_open=is_open, is_quoted=False, led_by=led_by)


_INTRODUCED = re.compile(r"[\u3400-\u9fff]{0,8}”?，?(?:即|分别是|分别为|就是)：?")


def _list_after(text: str, count: Count) -> Items | None:
    """The list that a count introduces with 即 or 分别是, up to the end of the sentence."""
    found = _INTRODUCED.match(text, count.span.end)
    if found is None:
        return None
    line_end = text.find("\n", found.end())
    end = text.find("。", found.end(), line_end if line_end >= 0 else len(text))
    if end < 0 or end - found.end() > 2 * _WIDEST:
        return None
    inside = _BRACKETED.sub(_blanked, text[found.end() : end])
    if "、" not in inside or any(sign in inside for sign in "，；：“"):
        return None
    is_open = "等" in inside
    return _split(inside, found.end(), is_open=is_open, is_quoted=False, led_by="即")


def parted(text: str, items: Items) -> tuple[Span, ...]:
    """The items of a list with each 和, 及 or 与 taken for a comma."""
    spans = []
    for start, end in items.spans:
        at = start
        for found in _AND.finditer(text, start + 1, end - 1):
            spans.append(Span(at, found.start()))
            at = found.end()
        spans.append(Span(at, end))
    return tuple(spans)


def begins_with_verb(words: str) -> bool:
    """Whether words begin with what somebody does: they are then no item of a list of things."""
    return _BEGINS_WITH_VERB.match(words) is not None


def _blanked(found: re.Match[str]) -> str:
    return "□" * len(found.group())


def _split(words: str, at: int, *, is_open: bool, is_quoted: bool, led_by: str) -> Items | None:
    spans, ands, start = [], 0, 0
    has_ands = _AND.search(words) is not None
    for item in words.split("、"):
        if not item or len(item) > _LONGEST:
            return None
        spans.append(Span(at + start, at + start + len(item)))
        if has_ands:
            ands += len(_AND.findall(item, 1, len(item) - 1))
        start += len(item) + 1
    return Items(tuple(spans), len(spans) + ands, is_open, is_quoted, led_by)
