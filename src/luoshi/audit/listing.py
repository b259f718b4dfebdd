"""Lists of parts: 其中……, 分部门看：……, 包括……, 新建15个、续建9个.

A list opens with a word or a colon and runs to the end of its sentence, or to the semicolon that
ends it; with a colon before it, semicolons may part its members.  Its total stands before it, in
the same sentence or in one before; several figures may be it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from luoshi.audit.entry import Entry
from luoshi.audit.wording import is_complete, is_plan_of

if TYPE_CHECKING:
    from luoshi.audit.view import View

Opening = Literal["of which", "colon", "bracket"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The members of a list in order, and the figures that may be their total, nearest first.

    `totals` stand in the sentence of the list, `earlier` in sentences before it.  `is_bounded`
    says that the list ends where its sentence or its bracket does, not somewhere before.
    """

    opening: Opening
    lead: str
    parts: tuple[Entry, ...]
    names: tuple[str, ...]
    totals: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    is_bounded: bool

    @property
    def is_complete(self) -> bool:
        """Whether the words say that nothing is left out."""
        return is_complete(self.lead, self.names)


_OPENS = ("：", "（", "其中", "包括", "包含", "分别")
_HOW_MANY_BACK = 4
_HOW_MANY_TOPS = 24


def listings_of(view: View) -> Iterator[Listing]:
    """Every list of two or more parts in the sentences of a gazette."""
    members: set[int] = set()
    tops: deque[Entry] = deque(maxlen=_HOW_MANY_TOPS)
    for sentence in view.sentences:
        if len(sentence) < 2 and (not sentence or not sentence[0].is_level):
            continue
        found = []
        if _may_open(view, sentence):
            for place, entry in enumerate(sentence):
                if not entry.is_level or entry.index in members:
                    continue
                opening = _opening(view, entry)
                if opening is None:
                    continue
                listing = _listing(view, sentence, place, opening, tops)
                if listing is not None:
                    found.append(listing)
                    members.update(part.index for part in listing.parts)
            yield from found
        tops.extend([entry for entry in sentence if entry.is_level])


def _may_open(view: View, sentence: Sequence[Entry]) -> bool:
    words = view.text[sentence[0].sentence_start : sentence[-1].figure.span.start]
    return any(sign in words for sign in _OPENS)


def _opening(view: View, entry: Entry) -> tuple[Opening, int] | None:
    """How a list opens before this figure, and where."""
    words = view.words_before(entry)
    at = _of_which(words)
    if at >= 0:
        # （包括……），收入总量: what opened in a bracket that is closed lists nothing here.
        closed = words.find("）", at)
        return (
            None if closed >= 0 and "（" not in words[at:closed] else ("of which", entry.left + at)
        )
    at = words.rfind("：")
    if at >= 0:
        return "colon", entry.left + at
    at = words.rfind("（")
    if at >= 0 and "）" not in words[at:] and words[:at].strip("，、 ") == "":
        return "bracket", entry.left + at
    at = words.rfind("分别")
    if at >= 0 and words[at + 2 : at + 3] in "为是":
        return "colon", entry.left + at
    return None


def _of_which(words: str) -> int:
    """Where in some words the last 其中, 包括 or 包含 stands; below zero where none does."""
    return max(words.rfind("其中"), words.rfind("包括"), words.rfind("包含"))


def _listing(
    view: View,
    sentence: Sequence[Entry],
    place: int,
    opening: tuple[Opening, int],
    tops: deque[Entry],
) -> Listing | None:
    first = sentence[place]
    kind, at = opening
    end = first.sentence_end
    if kind == "bracket":
        closed = view.text.find("）", first.figure.span.end, end)
        if closed < 0:
            return None
        end = closed
    parts, is_bounded = _parts(view, sentence, place, at, end)
    if not parts:
        return None
    before = [
        entry
        for entry in reversed(sentence[:place])
        if entry.is_level and entry.base == first.base and entry.figure.span.end <= at
    ]
    lead = view.text[max(first.left, at - 40) : at]
    earlier: list[Entry] = []
    if not before:
        for entry in reversed(tops):
            if first.sentence - entry.sentence > _HOW_MANY_BACK:
                break
            if entry.base != first.base or entry.figure.document != first.figure.document:
                continue
            if not is_plan_of(view.words_before(entry)):
                earlier.append(entry)
        if kind == "bracket":
            return None
    if kind == "colon" and not before and not lead.strip():
        return None
    names = tuple(_name(view, part) for part in parts)
    return Listing(kind, lead, parts, names, tuple(before), tuple(earlier), is_bounded)


def _name(view: View, part: Entry) -> str:
    """What a member is called in the list itself."""
    words = view.clause_before(part)
    return part.name if part.name in words else words.strip("，、；：（）其中 ")


def _parts(
    view: View, sentence: Sequence[Entry], place: int, at: int, end: int
) -> tuple[tuple[Entry, ...], bool]:
    """The members of the list that begins at this place, and whether nothing follows them."""
    text = view.text
    first = sentence[place]
    rest = [entry for entry in sentence[place:] if entry.figure.span.start < end]
    semicolon = text.find("；", first.figure.span.end, end)
    if semicolon >= 0:
        inside = [entry for entry in rest if entry.figure.span.start < semicolon]
        members = [
            entry
            for entry in inside
            if _may_be_part(entry, first) and not is_plan_of(view.words_before(entry))
        ]
        if len(members) == 1:
            has_colon = "：" in text[at : at + 4]
            return _one_a_segment(view, rest, first), has_colon
        # The semicolon ends the list: 收入……，其中：甲、乙；支出……
        rest = inside
    parts = [first]
    bounded = True
    for entry in rest[1:]:
        words = view.words_before(entry)
        if _of_which(words) >= 0:
            bounded = False
            break
        if _may_be_part(entry, first):
            if not is_plan_of(words):
                parts.append(entry)
        elif entry.is_level:
            bounded = False
    return tuple(parts), bounded


def _one_a_segment(view: View, rest: Sequence[Entry], first: Entry) -> tuple[Entry, ...]:
    """Between two semicolons the first fitting amount is the member; the rest is about it."""
    parts = [first]
    until = first.figure.span.end
    for entry in rest[1:]:
        if not _may_be_part(entry, first):
            continue
        if view.text.find("；", until, entry.figure.span.start) < 0:
            continue
        parts.append(entry)
        until = entry.figure.span.end
    return tuple(parts)


def _may_be_part(entry: Entry, first: Entry) -> bool:
    return entry.is_level and entry.base == first.base
