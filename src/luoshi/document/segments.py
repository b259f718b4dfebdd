"""Where one document of a gazette ends and the next begins.

A head that more than its title speaks for begins a document wherever it stands.  A title alone
begins one only where a document has just ended and no annex is to be expected; the same title
after a notice that issues it is the text issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.document.cells import is_figure, manner_of
from luoshi.document.head import Head
from luoshi.document.heads import STARTS, head_at
from luoshi.document.kinds import kind_of
from luoshi.document.marks import Line
from luoshi.document.titles import are_alike, squeezed


@dataclass(slots=True)
class Segment:
    """The lines `first` to before `end` of one document; `text` are the lines of the title of
    the text that it issues, where that is printed, and it `begins` below them.
    """

    first: int
    end: int
    head: Head | None
    text: range | None = None
    begins: int = 0
    ended: bool = False
    annexed: bool = False
    labelled: bool = False


_FOOT = frozenset(("date", "signed", "printed", "copied", "released"))
_LAST = frozenset(("printed", "copied"))
_ANNEX_TITLES = re.compile(
    r"(?:名单|清单|目录|一览表|分工表|任务表|情况表|统计表|表|标准|说明|指南|事项)(?:（.*）)?$"
)


def segments_of(lines: Sequence[Line], contents: Sequence[str]) -> tuple[Segment, ...]:
    """The documents among the lines; what stands before the first of them is left out, unless
    it is a text too.
    """
    found = list(_segments(lines, _titles_to_come(contents)))
    if not found:
        return (Segment(0, len(lines), None),) if lines else ()
    found[-1].end = _before_colophon(lines, found[-1])
    before = lines[: found[0].first]
    if any(_is_prose(line) for line in before) and not _introduces(before):
        found.insert(0, Segment(0, found[0].first, None))
    return tuple(found)


_INTRODUCES = re.compile(r"(?:全文|内容|原文|方案|通知|具体)?如下：$|全文：$")


def _introduces(lines: Sequence[Line]) -> bool:
    """Whether what stands before a document only says that it follows: “全文如下：”."""
    return len(lines) < 4 and _INTRODUCES.search(lines[-1].words) is not None


def _is_prose(line: Line) -> bool:
    return line.mark == "text" and len(line.words) > 20 and "。" in line.words


_LEADER = re.compile(r"[\s.．…·・⋯]{2,}[（(]?\d{0,4}[）)]?$|[（(]\d{1,4}[）)]$")


def _titles_to_come(contents: Sequence[str]) -> tuple[str, ...]:
    """The titles of a table of contents, bare."""
    bare = (squeezed(_LEADER.sub("", words)) for words in contents)
    return tuple(title for title in bare if len(title) > 5)


def _segments(lines: Sequence[Line], titles: Sequence[str]) -> Iterator[Segment]:
    current: Segment | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        starts = _may_start(lines, at) or (current is None and line.mark == "addressees")
        head = head_at(lines, at) if line.mark in STARTS and starts else None
        if head is None:
            if current is not None:
                _note(current, lines, at)
            at += 1
        elif current is not None and _is_text_of(current, head):
            current.text = head.titled
            current.begins = head.end if not head.addressees else head.titled.stop
            at = head.end
        elif _begins(lines, head, current, titles):
            if current is not None and not _is_bare(lines, current, head):
                current.end = head.first
                yield current
            current = Segment(head.first, len(lines), head)
            at = head.end
        else:
            at = head.first + 1
    if current is not None:
        yield current


def _may_start(lines: Sequence[Line], at: int) -> bool:
    """Whether a head may begin here: not in the middle of a title or of a list of units."""
    if lines[at].mark not in ("fragment", "speaker", "addressees"):
        return True
    return at == 0 or lines[at - 1].mark in _FOOT or lines[at - 1].words[-1] in "。："


def _note(segment: Segment, lines: Sequence[Line], at: int) -> None:
    """Take note of what a line says about how far the document has come."""
    mark = lines[at].mark
    if mark == "label":
        segment.labelled = True
    elif mark == "annex":
        segment.annexed = True
    elif mark in _FOOT and not (mark == "date" and lines[at - 1].mark in ("text", "label")):
        segment.ended = True


def _is_text_of(segment: Segment, head: Head) -> bool:
    """Whether a head is that of the text which the document issues."""
    issued = segment.head.title.issued if segment.head else None
    if segment.text is not None:
        return False
    if not issued:
        return _is_promulgated(segment, head)
    if not head.titled:
        return False
    if are_alike(head.title.whole, issued):
        return True
    return segment.ended and not head.sure and not segment.annexed


def _is_promulgated(segment: Segment, head: Head) -> bool:
    """Whether the title of an order that names its text by that title alone is printed again."""
    return (
        segment.head is not None
        and segment.ended
        and not segment.labelled
        and (segment.head.order is not None or segment.head.number is not None)
        and bool(head.titled)
        and squeezed(segment.head.title.whole) == squeezed(head.title.whole)
    )


_NAMES = frozenset(
    (
        "title", "opening", "fragment", "issuer", "banner", "colophon", "contents", "metadata",
        "number", "date",
    )
)  # fmt: skip


def _is_bare(lines: Sequence[Line], segment: Segment, head: Head) -> bool:
    """Whether a document is its title only, and others: a table of contents, a portal's page."""
    assert segment.head is not None
    return not segment.head.sure and all(
        _is_name(line) for line in lines[segment.head.end : head.first]
    )


def _is_name(line: Line) -> bool:
    if manner_of(line.words) or is_figure(line.words):
        return False
    return line.mark in _NAMES or (
        line.mark == "text" and _SENTENCE_MARK.search(line.words) is None
    )


_SENTENCE_MARK = re.compile(r"[。；：！？，]")


def _begins(
    lines: Sequence[Line], head: Head, current: Segment | None, titles: Sequence[str]
) -> bool:
    """Whether a head begins a document of its own."""
    if not _has_body(lines, head):
        return False
    if head.sure:
        return not (
            current is not None
            and current.annexed
            and head.number is None
            and head.meeting is None
            and lines[head.first - 1].mark not in _FOOT
        )
    title = squeezed(head.title.whole)
    if _CAPTIONS.match(title) and not head.sure:
        return False
    if any(title.endswith(known) for known in titles):
        return True
    if lines[head.first].mark == "fragment":
        return False
    if current is None:
        return True
    before = lines[head.first - 1]
    if before.mark in _LAST:
        return True
    if current.head and _is_bare(lines, current, head):
        # The title came first in a table of contents.
        return are_alike(head.title.whole, current.head.title.whole)
    if current.annexed or _ANNEX_TITLES.search(title):
        return False
    if kind_of(title) == "statistics" and before.mark != "label" and not current.annexed:
        return current.ended or _opens_table(lines, head.end)
    return current.ended and before.mark in _FOOT


_TABLE_OPENS = re.compile(r"(?:指标|项目|序号|单位|注：|名称|地区|街道|类别|\|)")


def _opens_table(lines: Sequence[Line], at: int) -> bool:
    return any(_TABLE_OPENS.match(line.words) or "|" in line.words for line in lines[at : at + 2])


# The caption of a table and the heading of its notes begin nothing.
_CAPTIONS = re.compile(
    r"附?[表图][0-9一二三四五六七八九十]|.{0,6}(?:指标|名词)解释|附?注释?(?:$|[0-9])"
)
_NO_BODY = frozenset(("title", "number", "banner", "opening"))


def _has_body(lines: Sequence[Line], head: Head) -> bool:
    """Whether a text follows a head, and not the next line of a list of titles."""
    if head.addressees or head.saluted or head.promulgates:
        return True
    if head.end >= len(lines):
        return head.meeting is not None
    follows = lines[head.end]
    return follows.mark not in _NO_BODY and not follows.words.isdigit()


def _before_colophon(lines: Sequence[Line], segment: Segment) -> int:
    """The end of the last document without the imprint of the gazette after it."""
    end = segment.end
    start = max(segment.first + 1, end - 16)
    for at in range(start, end):
        if lines[at].mark == "colophon" and not any(
            line.mark in ("label", "title") for line in lines[at:end]
        ):
            return at
    return end
