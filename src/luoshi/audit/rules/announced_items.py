"""A number of points that a text announces, and the points that then follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.counts import Count
from luoshi.audit.numbers_of_provisions import kind_of, ordinal_of
from luoshi.audit.view import View
from luoshi.document import Document, Provision
from luoshi.provenance import Finding, Operand, Span
from luoshi.provenance.finding import Verdict

_SAID_TO_FOLLOW = re.compile(r"(?:以下|下列|如下|下面)[\u3400-\u9fff]{0,2}$")
_NUMERALS = "一二三四五六七八九十"
_CLAUSE_END = re.compile("[，；。：]")
_POINTS = re.compile(
    r"方面|重点|实事|民生|要求|原则|问题|措施|任务|环节|关系|意见|事项|举措|机制|工程|行动|：|点|要点"
)


def announced_items(view: View) -> Iterator[Finding]:
    """“以下六个方面” is followed by six numbered points; “办好六件实事：” by 一是 to 六是.

    The points are the provisions that begin right behind the announcing sentence and count on
    from one.  Where the text says 以下 and the numbering breaks off early or runs on, the count is
    wrong; where it does not say 以下 the points may be other than those counted, and both readings
    are left open.  Nothing is said while a label that would complete the count stands further down.
    """
    text = view.text
    for count in view.counts:
        if not _announces(text, *count.span):
            continue
        document = view.document_at(count.span.start)
        if document is None:
            continue
        stop = _announcement_end(text, count.span.end)
        points = _spoken(text, stop) or _points(document, stop, text)
        if len(points) < 2:
            continue
        verdict = _verdict(text, count, points, document.body.end)
        if verdict is not None:
            yield _finding(count, points, verdict)


def _announces(text: str, start: int, end: int) -> bool:
    """Whether a colon follows at once, or the words before say that something follows (以下)."""
    colon = text.find("：", end, end + 14)
    if colon >= 0 and text.find("，", end, colon) < 0 and text.find("。", end, colon) < 0:
        return True
    return text.find("下", max(start - 4, 0), start) >= 0


def _announcement_end(text: str, at: int) -> int:
    """Behind the colon or the full stop that ends an announcement."""
    colon, stop = text.find("：", at, at + 40), text.find("。", at, at + 40)
    ends = [end for end in (colon, stop) if end >= 0]
    return min(ends) + 1 if ends else at


def _spoken(text: str, start: int) -> list[Operand]:
    """The points of one paragraph that begin with 一是, 二是, 三是 and so on, or with 一要."""
    word = text[start + 1 : start + 2]
    if text[start : start + 1] != "一" or word not in ("是", "要"):
        return []
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    places = [start]
    for numeral in _NUMERALS[1:]:
        at = text.find(f"{numeral}{word}", places[-1] + 2, end)
        if at < 0 or text[at - 1] not in "。；，！":
            break
        places.append(at)
    return [_point(text, place, end) for place in places]


def _point(text: str, start: int, end: int) -> Operand:
    stop = _CLAUSE_END.search(text, start, end)
    span = Span(start, stop.start() if stop else end)
    return Operand(text[start : min(span.end, start + 26)], None, "", span)


def _points(document: Document, start: int, text: str) -> list[Operand]:
    """The numbered provisions of one kind that begin at `start` and count on from one."""
    found: list[Provision] = []
    for provision in document.provisions:
        if provision.span.start < start or provision.label is None:
            continue
        if not found:
            if text[start : provision.span.start].strip() or ordinal_of(provision) != 1:
                return []
            found.append(provision)
        elif provision.parent == found[0].parent and kind_of(provision) == kind_of(found[0]):
            if ordinal_of(provision) != len(found) + 1:
                break
            found.append(provision)
        elif provision.level < found[0].level:
            break
    return [Operand(f"{point.label}{point.heading[:24]}", None, "", point.span) for point in found]


def _verdict(text: str, count: Count, points: list[Operand], end: int) -> Verdict | None:
    if len(points) == count.number:
        return "consistent"
    if abs(len(points) - count.number) > 2:
        return None
    before = text[max(count.span.start - 6, 0) : count.span.start]
    says_following = _SAID_TO_FOLLOW.search(before) is not None
    if not says_following and _POINTS.search(text, count.span.end, count.span.end + 8) is None:
        return None
    if len(points) < count.number and _goes_on(text, points, end):
        return None
    return "inconsistent" if says_following else "ambiguous"


def _goes_on(text: str, points: list[Operand], end: int) -> bool:
    """Whether the next number stands further down after all, in whatever form."""
    following = len(points) + 1
    if following > len(_NUMERALS):
        return True
    numeral = _NUMERALS[following - 1]
    marks = (f"{numeral}是", f"{numeral}要", f"（{numeral}）", f"{numeral}、", f"{following}.")
    return any(text.find(mark, points[-1].span.start, end) >= 0 for mark in marks)


def _finding(count: Count, points: list[Operand], verdict: Verdict) -> Finding:
    number, listed = count.number, len(points)
    holds = verdict == "consistent"
    message = (
        f"文中说有{number}{count.measure}，随后正好列出{listed}条。"
        if holds
        else f"文中说有{number}{count.measure}，随后列出的是{listed}条。"
    )
    english = f"{number} points are announced and {listed} follow."
    if verdict == "ambiguous":
        message += "也可能所列各条与这个数字说的不是一回事。"
        english += "  The points may be other than those counted."
    return Finding(
        rule="announced-items",
        verdict=verdict,
        message=message,
        message_en=english,
        span=count.span,
        unit=count.measure,
        stated=Decimal(number),
        recomputed=Decimal(listed),
        difference=Decimal(number - listed),
        tolerance=Decimal(0),
        operands=tuple(points),
    )
