"""A count beside the list that it counts: 甲、乙、丙、丁四大行动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.counts import Count, Items, begins_with_verb, parted
from luoshi.audit.view import View
from luoshi.provenance import Finding, Operand
from luoshi.provenance.finding import Verdict

_HAS_NUMBER = re.compile(r"\d|[一二两三四五六七八九十](?=[个项类条件所种张大处座家名万])")
_NAMED_IN_FULL = 4
_RELATES = re.compile(r"和|及|与|或|的$|等|中$|其中")


def count_against_list(view: View) -> Iterator[Finding]:
    """A count says how many items stand in the list beside it.

    建立甲、乙、丙、丁5项清单 names four things and says five.  An error is called one only where
    the list is closed (no 等), plain (no 和 inside an item, no numbers, no second verb), the object
    of a verb of its own or set in quotation marks, and misses the count by one: a greater distance
    means that the number counts something else.  So may the number in 打造教育、医疗、养老4个站点,
    where the list names fields: unless the measure word is 大, 类 or 级, or items of 项 are named
    in full, both readings are shown.
    """
    text = view.text
    for count, items in view.counted_lists:
        verdict = _verdict(text, count, items)
        if verdict is not None:
            yield _finding(text, count, items, verdict)


def _verdict(text: str, count: Count, items: Items) -> Verdict | None:
    listed = len(items.spans)
    words = [text[start:end] for start, end in items.spans]
    if any(_HAS_NUMBER.search(item) for item in words):
        return None
    if items.is_open and listed == 1:
        return None
    if listed <= count.number <= items.most:
        return "consistent"
    if items.is_open or listed < 3 or abs(listed - count.number) != 1:
        return None
    if any(_RELATES.search(item) for item in words) or max(map(len, words)) > 16:
        return None
    if any(begins_with_verb(item) for item in words[1:]):
        return None
    if items.is_quoted or items.led_by == "即":
        return "inconsistent"
    if items.led_by in ("", "，"):
        return None
    if listed > count.number or not _counts_the_items(count, words):
        return "ambiguous"
    return "inconsistent"


def _counts_the_items(count: Count, words: list[str]) -> bool:
    """Whether the number must be that of the list, and cannot be of things in those fields."""
    if count.measure in "大类级":
        return True
    return count.measure == "项" and min(map(len, words)) >= _NAMED_IN_FULL


def _finding(text: str, count: Count, items: Items, verdict: Verdict) -> Finding:
    number, spans = count.number, items.spans
    if len(spans) < number == items.most:
        spans = parted(text, items)
    listed = number if verdict == "consistent" else len(spans)
    said = text[count.span.start : count.span.end]
    names = "、".join(text[start:end] for start, end in spans)
    if verdict == "consistent":
        message = f"文中写“{said}”，列出的正是{number}个：{names}。"
        english = f"The text says {number} and lists {number}."
    else:
        message = f"文中写“{said}”，列出的是{listed}个：{names}。"
        english = f"The text says {number} and lists {listed}."
    if verdict == "ambiguous":
        message += "也可能这个数字说的不是所列各项。"
        english += "  The number may count something else."
    return Finding(
        rule="count-against-list",
        verdict=verdict,
        message=message,
        message_en=english,
        span=count.span,
        unit=count.measure,
        stated=Decimal(number),
        recomputed=Decimal(listed),
        difference=Decimal(number - listed),
        tolerance=Decimal(0),
        operands=tuple(Operand(text[span.start : span.end], None, "", span) for span in spans),
    )
