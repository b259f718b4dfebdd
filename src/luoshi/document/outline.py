"""The outline of a text: which provision governs which words.

Depth is told by the order in which series of labels first open one another, not by a table:
a text that goes from 一、 straight to 1. has its 1. one level down.  Paragraphs without a label
are provisions too when they carry a title: “增强活力。组织……”, a dash, 一是 in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luoshi.document.flow import Flow
from luoshi.document.labels import ELEMENTS, UNNUMBERED, Label, label_at
from luoshi.document.tree import Provision
from luoshi.provenance import Span


@dataclass(frozen=True, slots=True)
class _Node:
    """A provision before it knows its parent and where it ends."""

    span: Span
    label: Label | None
    heading: str
    inline: bool = False


def outline_of(flow: Flow, body: Span, document: str) -> tuple[Provision, ...]:
    """The provisions of one document's body, in order; `body` is in offsets of the flow."""
    paragraphs = [
        paragraph
        for paragraph in flow.paragraphs
        if body.start <= paragraph.start and paragraph.end <= body.end
    ]
    nodes = sorted(_nodes(flow, paragraphs), key=lambda node: node.span.start)
    return tuple(_placed(_with_series(nodes), body, document))


# ---- finding the nodes ----------------------------------------------------------------------

_HEADING_ENDS = re.compile(r"[。：；！？|]|（(?:牵头|责任|负责|主办|承办|配合|协办|完成)")
_DASH = re.compile(r"(?:——|--|—|-)(?=[^\d—\-])")
_SPOKEN = re.compile(r"(?:(?<=[。；：，！])|^)([一二三四五六七八九十])(?:是|要)(?![否为])")
_NOT_IN_TITLES = re.compile(r"[\d；：！（]|，.*，")
_LONGEST_HEADING = 120


def _nodes(flow: Flow, paragraphs: Iterable[Span]) -> Iterator[_Node]:
    folded = flow.folded
    labels = [label_at(folded, *paragraph) for paragraph in paragraphs]
    sure = _plausible(labels)
    for paragraph, label in zip(paragraphs, sure, strict=True):
        if label is not None:
            after = paragraph.start + len(label.printed)
            heading = _heading(folded, after, paragraph.end)
            words = flow.text[paragraph.start : after]
            printed = Label(words, label.bare, label.series, label.ordinal)
            yield _Node(Span(paragraph.start, heading.end), printed, _words(flow, heading))
            rest = heading.end
        elif dash := _DASH.match(folded, *paragraph):
            heading = _heading(folded, dash.end(), paragraph.end)
            yield _Node(Span(paragraph.start, heading.end), None, _words(flow, heading))
            rest = heading.end
        else:
            rest = paragraph.start
            if title := _title(folded, paragraph):
                yield _Node(title, None, _words(flow, title).rstrip("。"))
                rest = title.end
        if paragraph.end - rest > 40:
            yield from _inside(flow, Span(rest, paragraph.end))


def _words(flow: Flow, span: Span) -> str:
    return flow.text[span.start : span.end].strip(" 。：")


def _heading(folded: str, start: int, end: int) -> Span:
    """What follows a label up to the end of its first sentence."""
    while start < end and folded[start] == " ":
        start += 1
    found = _HEADING_ENDS.search(folded, start + 1, end)
    stop = found.start() if found else end
    return Span(start, min(stop, start + _LONGEST_HEADING))


def _title(folded: str, paragraph: Span) -> Span | None:
    """The short first sentence of a long paragraph: “增强活力。组织开展……”."""
    stop = folded.find("。", paragraph.start, min(paragraph.end, paragraph.start + 26))
    if stop < 0 or paragraph.end - stop < 20 or stop - paragraph.start < 4:
        return None
    if any(sign in folded[paragraph.start : stop] for sign in "，；：！"):
        return None
    return Span(paragraph.start, stop + 1)


def _inside(flow: Flow, span: Span) -> Iterator[_Node]:
    """Titles and enumerations that run on inside a paragraph."""
    folded = flow.folded
    counts = folded.find("一是", *span) >= 0 or folded.find("一要", *span) >= 0
    found = list(_SPOKEN.finditer(folded, *span)) if counts else []
    ordinals = ["一二三四五六七八九十".index(match.group(1)) + 1 for match in found]
    spoken: set[int] = set()
    if len(found) > 1 and ordinals == list(range(1, len(ordinals) + 1)):
        spoken = {match.start() for match in found}
        for match, ordinal in zip(found, ordinals, strict=True):
            heading = _heading(folded, match.end(), span.end)
            label = Label(match.group(), match.group(), "spoken", ordinal)
            yield _Node(Span(match.start(), heading.end), label, _words(flow, heading), True)
    titles = [title for title in _run_in_titles(folded, span) if title.start not in spoken]
    for title in titles:
        # One alone counts only among paragraphs that have such titles too.
        yield _Node(title, None, _words(flow, title).rstrip("。"), len(titles) > 1)


def _run_in_titles(folded: str, span: Span) -> Iterator[Span]:
    """Sentences of a few words, each followed by a long one: titles set into the text."""
    at = span.start
    while at < span.end:
        stop = folded.find("。", at, span.end)
        if stop < 0:
            return
        if 5 <= stop - at <= 16 and _NOT_IN_TITLES.search(folded, at, stop) is None:
            follows = folded.find("。", stop + 1, span.end)
            if (span.end if follows < 0 else follows) - stop > 15:
                yield Span(at, stop + 1)
        at = stop + 1


# ---- which labels count ---------------------------------------------------------------------


def _plausible(labels: list[Label | None]) -> list[Label | None]:
    """Labels as they stand, but for a bare number, which must go on from the one before it."""
    bare = [label.ordinal for label in labels if label and label.series == "bare"]
    runs = {n for n in bare if n - 1 in bare or n + 1 in bare} if len(bare) > 2 else set()
    last: int | None = None
    kept: list[Label | None] = []
    for label in labels:
        if label is None or label.series != "bare":
            kept.append(label)
        elif label.ordinal in runs and (last is None or label.ordinal == last + 1):
            last = label.ordinal
            kept.append(label)
        else:
            kept.append(None)
    return kept


def _with_series(nodes: list[_Node]) -> list[_Node]:
    """Nodes without label only where they come in company: one short sentence is no title."""
    kept: list[_Node] = []
    for at, node in enumerate(nodes):
        if node.label is None and not node.inline:
            before = nodes[at - 1] if at else None
            after = nodes[at + 1] if at + 1 < len(nodes) else None
            company = [
                other for other in (before, after) if other is not None and other.label is None
            ]
            if not company:
                continue
        kept.append(node)
    return kept


# ---- placing them ---------------------------------------------------------------------------


def _placed(nodes: list[_Node], body: Span, document: str) -> Iterator[Provision]:
    """The nodes as provisions, each with its depth, path, eId, parent and scope."""
    depths = _depths(nodes)
    above: list[Provision] = []
    used: dict[str, int] = {}
    counts: dict[str, int] = {}
    for node, depth, end in zip(nodes, depths, _ends(nodes, depths, body), strict=True):
        del above[depth:]
        parent = above[-1] if above else None
        prefix = f"{parent.id}__" if parent else ""
        if node.label:
            short = ELEMENTS[node.label.series][1]
            name, own = node.label.bare, f"{prefix}{short}_{node.label.ordinal}"
        else:
            counts[prefix] = counts.get(prefix, 0) + 1
            name, own = node.heading, f"{prefix}{UNNUMBERED[1]}_{counts[prefix]}"
        used[own] = used.get(own, 0) + 1
        provision = Provision(
            id=own if used[own] == 1 else f"{own}-{used[own]}",
            document=document,
            path=(*parent.path, name) if parent else (name,),
            label=node.label.printed if node.label else None,
            heading=node.heading,
            level=depth + 1,
            span=node.span,
            scope=Span(node.span.start, end),
            parent=parent.id if parent else None,
        )
        above.append(provision)
        yield provision


def _depths(nodes: list[_Node]) -> list[int]:
    """How deep each node stands, by the series that are open before it."""
    depths: list[int] = []
    open_: list[str] = []
    for node in nodes:
        series = node.label.series if node.label else ("inline" if node.inline else "titled")
        depth = open_.index(series) if series in open_ else _depth_below(open_, series)
        del open_[depth:]
        open_.append(series)
        depths.append(depth)
    return depths


def _ends(nodes: list[_Node], depths: list[int], body: Span) -> list[int]:
    """Where the scope of each node ends: at the next that stands no deeper, or with the body."""
    ends = [body.end] * len(nodes)
    waiting: list[int] = []
    for at, depth in enumerate(depths):
        while waiting and depths[waiting[-1]] >= depth:
            ends[waiting.pop()] = nodes[at].span.start
        waiting.append(at)
    return ends


# What may open inside what: a series never opens one that outranks it.
_RANK = {
    "part": 0, "chapter": 1, "division": 2, "article": 3, "han": 3, "bracket_han": 4, "number": 5,
    "bare": 5, "dotted": 6, "bracket_number": 6, "number_bracket": 6, "circled": 7,
}  # fmt: skip


def _depth_below(open_: list[str], series: str) -> int:
    """How deep a series stands that is not open: below the last that outranks it."""
    depth = len(open_)
    if series in _WITHOUT_RANK:
        while depth and open_[depth - 1] in _WITHOUT_RANK:
            depth -= 1
        return depth
    rank = _RANK[series]
    while depth and _RANK.get(open_[depth - 1], 9) > rank:
        depth -= 1
    return depth


_WITHOUT_RANK = ("titled", "spoken", "inline")
