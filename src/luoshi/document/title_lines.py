"""A title over several lines, of which any may end as a title does.

What tells where it ends: the kinds of official documents end it for good, 情况 or 计划 only
perhaps; a line that goes on with 与 or 的 belongs to it; its number may be glued to its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.document.head import Head
from luoshi.document.kinds import TITLE_ENDS
from luoshi.document.marks import Line
from luoshi.document.numbers import number_at_end, number_at_start, without_blanks
from luoshi.document.titles import issuers_in, title_of
from luoshi.provenance import Span

MOST_LINES = 7
_REPEATED = 20

# With these a title that says 关于 is complete; 情况, 方案, 计划 may be the end of a line only.
_COMPLETE = re.compile(
    r"(?:通知|通告|公告|通报|意见|决定|决议|批复|复函|函|报告|办法|规定|条例|细则|请示|答复|议案|说明|公报|讲话|措施|通令)"
    r"(?:（[^（）]*）)*$"
)
_GOES_ON = re.compile(r"[与和及暨的]|以及|并|(?:执行|完成|实施|落实|贯彻)情况")


def read_title(lines: Sequence[Line], at: int, head: Head) -> int:
    """Read the lines of a title from `at`; what follows them."""
    parts: list[str] = []
    first = at
    while at < len(lines) and len(parts) < MOST_LINES:
        line = lines[at]
        if not (
            (line.mark in ("title", "opening", "fragment") and "：" not in line.words)
            or (parts and line.mark in ("issuer", "speaker", "order") and _is_open(parts))
            or (parts and line.mark == "text" and _is_open(parts) and _may_be_title(line.words))
        ):
            break
        if parts and len(line.words) > _REPEATED and line.words.startswith(parts[0][:_REPEATED]):
            # A portal printed the title before, cut short.
            first, parts = at, []
        parts.append(_without_number(line, head))
        at += 1
        if _is_complete("".join(parts)) and not _continues(lines, at, parts):
            break
    words = without_blanks("".join(parts))
    numbered = head.number is not None and first < at and head.number.start >= _start(lines, first)
    if not parts or not (numbered or TITLE_ENDS.search(words)) or len(words) > 160:
        return at
    head.titled = range(first, at)
    head.title = title_of(words)
    if head.title.issuers:
        issuers = _parted("".join(parts), head.title.issuers)
        head.title = head.title._replace(issuers=issuers)
        head.issuers = _named_by(issuers, head.issuers)
    return at


def _parted(printed: str, issuers: tuple[str, ...]) -> tuple[str, ...]:
    """The issuers of a title line, parted by its blanks where one name is really several."""
    about = printed.find("关于")
    if len(issuers) > 1 or " " not in printed[: max(about, 0)].strip():
        return issuers
    parted = issuers_in(printed[:about])
    return parted if "".join(parted) == issuers[0] else issuers


def _start(lines: Sequence[Line], at: int) -> int:
    return lines[at].span.start


def _named_by(titled: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """The issuers of a title line, after those on the lines above it."""
    return (*(unit for unit in above if unit not in titled), *titled)


def _is_open(parts: Sequence[str]) -> bool:
    words = "".join(parts)
    return words.count("《") > words.count("》") or (
        "关于" in words and _COMPLETE.search(words) is None
    )


def _may_be_title(words: str) -> bool:
    return len(words) < 60 and "。" not in words and "；" not in words


def _is_complete(words: str) -> bool:
    if words.count("《") > words.count("》"):
        return False
    return TITLE_ENDS.search(words) is not None


def _continues(lines: Sequence[Line], at: int, parts: Sequence[str]) -> bool:
    """Whether the line after what could be a whole title belongs to the title all the same."""
    if at >= len(lines) or lines[at].mark not in ("title", "fragment"):
        return False
    words, follows = "".join(parts), lines[at].words
    if follows[0] == "（" and follows[-1] == "）":
        return lines[at].mark == "fragment" and "日" not in follows
    if _COMPLETE.search(words) or follows.endswith("工作报告"):
        return False
    if _GOES_ON.match(follows):
        return lines[at].mark == "title" or _leads_to_more_head(lines, at)
    return lines[at].mark == "title" and "关于" in words and "关于" not in follows


_BELOW_TITLE = frozenset(("number", "meeting", "salutation", "addressees"))


def _leads_to_more_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a few more lines end a title under which the rest of a head stands: a title of
    three lines may end each of them with a word that could end it.
    """
    for place in range(at, min(at + 4, len(lines))):
        line = lines[place]
        if line.mark in _BELOW_TITLE:
            return place > at and _COMPLETE.search(lines[place - 1].words) is not None
        if line.mark not in ("title", "fragment") or "关于" in line.words:
            return False
    return False


def _without_number(line: Line, head: Head) -> str:
    """The words of a title line without the document's number that was glued to it."""
    words = line.words
    for span in (number_at_start(words), number_at_end(words)):
        if span is None or head.number is not None:
            continue
        start, end = span
        head.number = Span(line.span.start + start, line.span.start + end)
        return words[end:].lstrip(" ）") if start < 2 else words[:start].rstrip(" （")
    return words
