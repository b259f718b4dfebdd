"""Heads of documents: issuer, title, number, meeting, speaker and address in their usual orders.

Offices order these lines in a few ways: the number under the title or above it, the speaker before
the meeting or after it, the order (令) above the text that it promulgates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.document.head import Head
from luoshi.document.marks import Line
from luoshi.document.numbers import number_alone, order_alone, without_blanks
from luoshi.document.speakers import is_post, speaker_in
from luoshi.document.title_lines import MOST_LINES, read_title
from luoshi.document.titles import Title, issuers_in
from luoshi.provenance import Span

STARTS = frozenset(
    (
        "banner", "number", "order", "issuer", "title", "opening", "fragment", "speaker",
        "addressees",
    )
)  # fmt: skip


def head_at(lines: Sequence[Line], first: int) -> Head | None:
    """The head that begins with line `first`, or None."""
    head = Head(first)
    at = _above_title(lines, first, head)
    if at < len(lines) and _promulgation(lines, at, head):
        head.end = at
        return head
    above = at
    at = read_title(lines, at, head)
    if not head.titled:
        return _issuing(lines, above, head) or _untitled(lines, above, head)
    head.end = read_below_title(lines, at, head)
    return head


def _above_title(lines: Sequence[Line], at: int, head: Head) -> int:
    units: list[str] = []
    while at < len(lines) and at - head.first < MOST_LINES:
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


_ISSUED = re.compile(r"(?:印发|转发|下发)(?:给|你|如下)")
_CALLED_SHORTLY = re.compile(r"（以下(?:简称|称)[^（）]*）")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_LISTED = re.compile(r"(?:（[^（）]*）|[、和及])*")


def _issuing(lines: Sequence[Line], at: int, head: Head) -> Head | None:
    """The head of a notice printed without its title: its address, and then what it issues."""
    if at + 1 >= len(lines) or lines[at].mark != "addressees":
        return None
    for line in lines[at + 1 : at + 4]:
        if line.mark == "text" and (issued := _first_issued(line.words)):
            head.title = Title(issued, (), issued, issued)
            head.promulgates = True
            head.addressees = [at]
            head.end = at + 1
            return head
    return None


def _first_issued(sentence: str) -> str:
    """The text that a sentence issues, the first if it issues several."""
    words = _CALLED_SHORTLY.sub("", sentence)
    verb = _ISSUED.search(words)
    if verb is None:
        return ""
    begin = words.rfind("。", 0, verb.start()) + 1
    last: str = ""
    end = verb.start()
    for quoted in reversed(list(_QUOTED.finditer(words, begin, verb.start()))):
        if last and not _LISTED.fullmatch(words, quoted.end(), end):
            break
        last, end = quoted[1], quoted.start()
    return without_blanks(last)


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


# ---- below the title ------------------------------------------------------------------------


def read_below_title(lines: Sequence[Line], at: int, head: Head) -> int:
    """Read what stands between the title and the text; where the text begins."""
    last = min(len(lines), at + MOST_LINES)
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
        elif line.mark in ("released", "metadata"):
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
    """Whether a day below a title belongs to the head: in brackets, below the name of who
    issues the text, or followed by more head."""
    if lines[at].words[0] == "（" or lines[at].words[0] in "—-":
        return True
    if at and lines[at - 1].mark == "issuer" and lines[at].words[-1] != "）":
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
