"""The head of a document: issuer, title over several lines, number, meeting, speaker, address.

Offices order these lines in a few ways: the number under the title or above it, the speaker before
the meeting or after it, the order (令) above the text that it promulgates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.document.kinds import TITLE_ENDS
from luoshi.document.marks import Line
from luoshi.document.numbers import (
    number_alone,
    number_at_end,
    number_at_start,
    order_alone,
    without_blanks,
)
from luoshi.document.speakers import is_post, speaker_in
from luoshi.document.titles import NO_TITLE, Title, issuers_in, title_of
from luoshi.provenance import Span


@dataclass(slots=True)
class Head:
    """The lines `first` to before `end`, and what they say; lines are counted from 0.

    `titled` are the lines of the title.  A head is `sure` when more than its title speaks for it.
    """

    first: int
    end: int = 0
    titled: range = range(0)
    title: Title = NO_TITLE
    number: Span | None = None
    order: str | None = None
    issuers: tuple[str, ...] = ()
    issued_below: bool = False
    speaker: tuple[str, str] | None = None
    meeting: int | None = None
    dated: int | None = None
    addressees: list[int] = field(default_factory=list)
    saluted: bool = False
    promulgates: bool = False

    @property
    def sure(self) -> bool:
        """Whether a number, a meeting, an address or an order confirms the title."""
        return bool(
            self.number
            or self.order
            or self.meeting is not None
            or self.addressees
            or self.saluted
            or self.promulgates
        )


STARTS = frozenset(
    ("banner", "number", "order", "issuer", "title", "opening", "fragment", "speaker")
)
_MOST_LINES = 7


def head_at(lines: Sequence[Line], first: int) -> Head | None:
    """The head that begins with line `first`, or None."""
    head = Head(first)
    at = _above_title(lines, first, head)
    if at < len(lines) and _promulgation(lines, at, head):
        head.end = at
        return head
    above = at
    at = _read_title(lines, at, head)
    if not head.titled:
        return _untitled(lines, above, head)
    head.end = _below_title(lines, at, head)
    return head


def _above_title(lines: Sequence[Line], at: int, head: Head) -> int:
    units: list[str] = []
    while at < len(lines) and at - head.first < _MOST_LINES:
        line = lines[at]
        if line.mark == "issuer":
            units.append(line.words)
        elif line.mark == "number":
            _take_number(line, head)
        elif line.mark == "order":
            _take_order(line, head)
        elif line.mark == "banner":
            unit = _BANNER_ENDS.sub("", line.words)
            if unit and unit != line.words and not units:
                units.append(unit)
            if line.words[-1] in "令告" and _next_is(lines, at, "order"):
                head.order = line.words[len(unit) :]
        else:
            break
        at += 1
    named = (*head.issuers, *issuers_in(" ".join(units)))
    head.issuers = tuple(dict.fromkeys(named))
    return at


def _untitled(lines: Sequence[Line], end: int, head: Head) -> Head | None:
    """A head whose title is its banner: “某市人民政府公告”, “2021年第3号”, and then the text."""
    banner = next(
        (at for at in range(head.first, end) if lines[at].words[-2:] in ("公告", "通告")), None
    )
    if banner is None or head.order is None:
        return None
    words = without_blanks(lines[banner].words)
    head.title = Title(words, head.issuers, words, None)
    head.titled = range(banner, banner + 1)
    head.order = head.order.removeprefix("公告").removeprefix("通告")
    head.end = end
    return head


_BANNER_ENDS = re.compile(r"(?:(?:规范性)?文件|令|公告|通告|公文)$")


def _next_is(lines: Sequence[Line], at: int, mark: str) -> bool:
    return at + 1 < len(lines) and lines[at + 1].mark == mark


def _take_number(line: Line, head: Head) -> None:
    if head.number is None and (found := number_alone(line.words)):
        start, end = found.span("number")
        head.number = Span(line.span.start + start, line.span.start + end)


def _take_order(line: Line, head: Head) -> None:
    found = order_alone(line.words)
    if found is None:
        return
    if found["bare"]:
        head.order = (head.order or "") + without_blanks(line.words)
        return
    head.order = without_blanks(found["number"])
    if found["unit"] and not head.issuers:
        head.issuers = issuers_in(without_blanks(found["unit"]))


_PROMULGATES = re.compile(
    r"(?:现将)?《[^《》]+(?:《[^《》]*》[^《》]*)*》.{0,90}(?:公布|发布|施行)"
)


def _promulgation(lines: Sequence[Line], at: int, head: Head) -> bool:
    """Whether an order is followed by the sentence that promulgates a text."""
    if head.order is None and not any(
        lines[before].mark == "banner" for before in range(head.first, at)
    ):
        return False
    if lines[at].mark != "text" or not _PROMULGATES.match(lines[at].words):
        return False
    words = lines[at].words
    quoted = words[words.index("《") + 1 : words.index("》")]
    head.title = Title(quoted, (), quoted, quoted)
    head.promulgates = True
    return True


# ---- the title ------------------------------------------------------------------------------

# With these a title that says 关于 is complete; 情况, 方案, 计划 may be the end of a line only.
_COMPLETE = re.compile(
    r"(?:通知|通告|公告|通报|意见|决定|决议|批复|复函|函|报告|办法|规定|条例|细则|请示|答复|议案|说明|公报|讲话|措施|通令)"
    r"(?:（[^（）]*）)*$"
)
_GOES_ON = re.compile(r"[与和及暨的]|以及|并|(?:执行|完成|实施|落实|贯彻)情况")


def _read_title(lines: Sequence[Line], at: int, head: Head) -> int:
    """Read the lines of a title from `at`; what follows them."""
    parts: list[str] = []
    first = at
    while at < len(lines) and len(parts) < _MOST_LINES:
        line = lines[at]
        if not (
            (line.mark in ("title", "opening", "fragment") and "：" not in line.words)
            or (parts and line.mark in ("issuer", "speaker", "order") and _is_open(parts))
            or (parts and line.mark == "text" and _is_open(parts) and _may_be_title(line.words))
        ):
            break
        parts.append(_without_number(line, head))
        at += 1
        if _is_complete("".join(parts)) and not _continues(lines, at, parts):
            break
    words = without_blanks("".join(parts))
    if not parts or not TITLE_ENDS.search(words) or len(words) > 160:
        return at
    head.titled = range(first, at)
    head.title = title_of(words)
    if head.title.issuers:
        head.issuers = _named_by(head.title.issuers, head.issuers)
    return at


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


# ---- below the title ------------------------------------------------------------------------


def _below_title(lines: Sequence[Line], at: int, head: Head) -> int:
    """Read what stands between the title and the text; where the text begins."""
    last = min(len(lines), at + _MOST_LINES)
    post = ""
    while at < last:
        line = lines[at]
        if line.mark == "number" and head.number is None:
            _take_number(line, head)
        elif line.mark == "order" and head.order is None:
            _take_order(line, head)
        elif line.mark == "meeting" and head.meeting is None:
            head.meeting = at
        elif line.mark == "date" and head.dated is None and _is_dated_head(lines, at):
            head.dated = at
        elif line.mark == "released":
            pass
        elif line.mark in ("speaker", "fragment") and head.speaker is None:
            if is_post(line.words) and not post and at + 1 < last:
                post = line.words
            elif spoken := _speaker(line, post, head, _next_is(lines, at, "salutation")):
                head.speaker = spoken
            else:
                break
        elif line.mark == "issuer" and not head.issuers:
            head.issuers = issuers_in(line.words)
            head.issued_below = True
        elif line.mark == "salutation":
            head.saluted = True
            return at + 1
        else:
            break
        at += 1
    return _read_addressees(lines, at, head)


def _is_dated_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a day below a title belongs to the head: in brackets, or followed by more head."""
    if lines[at].words[0] == "（" or lines[at].words[0] in "—-":
        return True
    return at + 1 < len(lines) and lines[at + 1].mark in (
        "speaker", "salutation", "meeting", "fragment", "issuer", "number", "addressees",
    )  # fmt: skip


def _speaker(line: Line, post: str, head: Head, salutes: bool) -> tuple[str, str] | None:
    """A speaker where one may be expected: with a post, or a bare name under a report."""
    found = speaker_in(line.words)
    if found is None:
        return None
    name, own_post = found
    if salutes and len(name) < 5:
        return name, own_post or without_blanks(post)
    if not own_post and not (post or head.meeting is not None or "报告" in head.title.whole):
        return None
    if not own_post and not post and " " not in line.words and "·" not in name:
        return None
    return name, own_post or without_blanks(post)


_UNIT_LIST = re.compile(r"各[^。；]{2,80}$")


def _read_addressees(lines: Sequence[Line], at: int, head: Head) -> int:
    if at >= len(lines):
        return at
    line = lines[at]
    if line.mark == "addressees":
        head.addressees = [at]
        return at + 1
    if (
        line.mark == "text"
        and line.words[-1] in "，、"
        and len(line.words) < 80
        and at + 1 < len(lines)
        and lines[at + 1].mark == "addressees"
    ):
        head.addressees = [at, at + 1]
        return at + 2
    # The colon is missing: under a number, a short line that begins with 各.
    if head.number and line.mark in ("fragment", "issuer", "text") and _UNIT_LIST.match(line.words):
        head.addressees = [at]
        return at + 1
    return at
