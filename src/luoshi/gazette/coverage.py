"""The answer to “what did you miss?”: every character, and what it gave or why it gave nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luoshi.document import Document, Flow
from luoshi.provenance import Span

# In order of rank: where two claims share a character, the later of these has it.
REASONS = (
    "unread",
    "narrative",
    "past_result",
    "ceremonial",
    "head",
    "table",
    "duty",
    "heading",
    "appointment",
    "figure",
)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence that gave nothing, in offsets of the flow, and the class it falls in."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of the reading text gave what; they add up to `characters`."""

    characters: int
    by_reason: Mapping[str, int]
    uncovered: tuple[Uncovered, ...]


def coverage_of(
    flow: Flow,
    characters: int,
    documents: Iterable[Document],
    claims: Mapping[str, Iterable[Span]],
) -> Coverage:
    """The account of a text: `claims` gives the spans of duties, figures and appointments."""
    painted = bytearray(len(flow.text))
    claimed = dict(claims)
    claimed["head"] = list(_heads(documents))
    claimed["heading"] = [p.span for document in documents for p in document.provisions]
    claimed["table"] = [table.span for document in documents for table in document.tables]
    for code, reason in enumerate(REASONS, 1):
        for start, end in claimed.get(reason, ()):
            painted[start:end] = bytes([code]) * (end - start)
    uncovered = tuple(_uncovered(flow, painted))
    by_reason = {reason: painted.count(code) for code, reason in enumerate(REASONS, 1)}
    # What is left are line ends; with the layout that never came into the flow they are noise.
    by_reason["noise"] = characters - sum(by_reason.values())
    return Coverage(characters, by_reason, uncovered)


def _heads(documents: Iterable[Document]) -> Iterable[Span]:
    """What stands before and after the body of each document: titles, numbers, dates, names."""
    for document in documents:
        yield Span(document.span.start, document.body.start)
        yield Span(document.body.end, document.span.end)


_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”’）]?")
_CEREMONIAL = re.compile(
    r"各位代表|各位委员|同志们|敬意|感谢|谢谢|请予审议|列席|现在，?我代表|只争朝夕|不负韶华|让我们|伟大旗帜"
    r"|百年华诞|初心|砥砺|号召|祝"
)
_PAST = re.compile(
    r"了|已|完成|实现|达到|获得|荣获|入选|被评为|被认定|建成|新增|累计|圆满|顺利|成效|取得|同比|较上年|一年来"
    r"|五年来|过去"
)
_DAMAGED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08]")


def _uncovered(flow: Flow, painted: bytearray) -> Iterable[Uncovered]:
    """The sentences that no claim touches, each in its class, which is painted where it is free."""
    claimed = bytes(painted)
    for found in _SENTENCE.finditer(flow.folded):
        start, end = found.span()
        free = claimed.count(0, start, end)
        if not free:
            continue
        reason = _class_of(found.group())
        colour = bytes([REASONS.index(reason) + 1])
        painted[start:end] = painted[start:end].replace(b"\0", colour)
        if free > (end - start) // 2:
            yield Uncovered(Span(start, end), reason)


def _class_of(sentence: str) -> str:
    if _DAMAGED.search(sentence):
        return "unread"
    if _CEREMONIAL.search(sentence):
        return "ceremonial"
    return "past_result" if _PAST.search(sentence) else "narrative"
