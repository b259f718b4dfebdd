"""What reports ask for: the parts that look forward, item by item.

A report first tells of the past year, then of the coming one.  A heading says where the second
part begins (2023年工作安排, 下一步打算); what follows it looks forward too, until a heading that
looks back.  Goals for many years ahead are told, not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from luoshi.document import Document, Flow, Provision
from luoshi.extract.item import (
    Item,
    item_in_words,
    item_of_no_unit,
    leaves_of,
    paragraphs_in,
    trimmed,
)
from luoshi.provenance import Span

_FORWARD = re.compile(
    r"安排|措施|任务|重点工作|工作重点|下一步|下步|打算|主要工作|工作思路|举措|建议|今年工作|展望|部署"
    r"|预期目标|主要目标|工作计划"
)
_BACKWARD = re.compile(
    r"回顾|完成情况|执行情况|运行情况|发展情况|进展情况|落实情况|工作情况|开展情况|已(?:开展|完成)|工作总结|过去|成效|成就|主要做法"
    r"|存在(?:的)?问题|困难和问题"
)
_LONG_TERM = re.compile(r"五年|十[三四五六]五|远景|二〇三五|2035")
_A_YEARS_PLAN = re.compile(r"20\d\d年.*安排")


def items_of_report(document: Document, flow: Flow) -> Iterator[Item]:
    """The items of the parts of a report that look forward."""
    leaves = leaves_of(document.provisions)
    for part in _parts(document, flow):
        if part.looks == "forward":
            yield from _of_a_part(part, document, flow, leaves)
        elif part.looks == "draft":
            # The draft of a plan is figures; only the targets that it proposes ask something.
            yield from _targets_of_the_year(part.chapter, part.scope, flow)


# ---- the parts of a report -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a report under one heading; `looks` is None where the heading does not tell."""

    scope: Span
    heading_end: int
    chapter: Provision | None
    looks: str | None


def _parts(document: Document, flow: Flow) -> Iterator[_Part]:
    """The parts in order, each with where it looks.

    A heading without label, set in the middle of a line, holds the chapters below it.
    """
    chapters = [_chapter(p, flow) for p in document.provisions if p.level == 1 and p.label]
    lines = list(_lines(document, flow))
    if lines:
        chapters = [part for part in chapters if part.looks]
    parts = sorted([*chapters, *lines], key=lambda part: part.scope)
    before: str | None = None
    for part, following in zip_longest(parts, parts[1:]):
        end = following.scope.start if following else document.body.end
        looks = part.looks or (before if before == "forward" else None)
        before = looks
        yield _Part(Span(part.scope.start, end), part.heading_end, part.chapter, looks)


def _chapter(chapter: Provision, flow: Flow) -> _Part:
    looks = _looks(chapter.heading)
    if looks is None:
        opening = flow.folded[chapter.span.end : min(chapter.scope.end, chapter.span.end + 200)]
        looks = "forward" if "将" in opening and "了" not in opening else None
    return _Part(chapter.scope, chapter.span.end, chapter, looks)


_LONGEST_LINE = 40


def _lines(document: Document, flow: Flow) -> Iterator[_Part]:
    """Headings that stand on a line of their own without label."""
    starts = {provision.span.start for provision in document.provisions}
    for paragraph in flow.paragraphs:
        start, end = paragraph
        if not document.body.start <= start < document.body.end or start in starts:
            continue
        if end - start > _LONGEST_LINE or _IS_A_SENTENCE.search(flow.folded, start, end):
            continue
        if looks := _looks(flow.folded[start:end]):
            yield _Part(Span(start, end), end, None, looks)


_IS_A_SENTENCE = re.compile(r"[。；：！，]")


def _looks(heading: str) -> str | None:
    """Where a heading says that its part looks: back, forward, to a draft, or far ahead."""
    if _BACKWARD.search(heading):
        return "back"
    if _LONG_TERM.search(heading) and not _A_YEARS_PLAN.search(heading):
        return "far"
    if "草案" in heading:
        return "draft"
    return "forward" if _FORWARD.search(heading) else None


# ---- the items of a part -------------------------------------------------------------------------


def _of_a_part(
    part: _Part, document: Document, flow: Flow, leaves: frozenset[str]
) -> Iterator[Item]:
    inside = [p for p in document.provisions if part.scope.holds(p.span)]
    below = [provision for provision in inside if provision is not part.chapter]
    first = below[0].span.start if below else part.scope.end
    if part.chapter is None or not below:
        yield from _unlabelled(Span(part.heading_end, first), part.chapter, flow)
    for provision in inside:
        if provision.label is None and provision.id in leaves:
            scope = trimmed(flow, provision.scope)
            paragraph = flow.paragraph_at(scope.start)
            yield item_of_no_unit(Span(scope.start, min(scope.end, paragraph.end)), provision)
            yield from _unlabelled(Span(paragraph.end, scope.end), provision, flow)
        elif provision.id not in leaves:
            yield from lead_in(provision, document, flow)
        elif provision is not part.chapter:
            yield from _sentences(provision, flow)


_SAYS_TARGETS = re.compile(
    r"(?:预期|主要|发展|奋斗|经济社会发展)目标(?:任务)?(?:是|为|：|如下|建议)"
)


def lead_in(provision: Provision, document: Document, flow: Flow) -> Iterator[Item]:
    """What a provision says before its first child: its targets, or what the children serve."""
    first = next(document.children_of(provision), None)
    if first is None:
        return
    before = Span(provision.span.end, first.span.start)
    yield from _targets_of_the_year(provision, before, flow)
    for paragraph in paragraphs_in(flow, before):
        words = flow.folded[slice(*paragraph)]
        if provision.level > 1 and len(words) > 12 and not _SAYS_TARGETS.search(words):
            yield item_of_no_unit(paragraph, provision, "lead_in")


def _targets_of_the_year(provision: Provision | None, where: Span, flow: Flow) -> Iterator[Item]:
    """The paragraphs that say what is to be reached: “主要预期目标是：……”."""
    for paragraph in paragraphs_in(flow, where):
        words = flow.folded[slice(*paragraph)]
        if said := _SAYS_TARGETS.search(words):
            title = words[: said.end()].rstrip("：是为")
            yield item_of_no_unit(paragraph, provision, "annual_targets", title)


_SENTENCE = re.compile(r"[^。\n]*[^。\n ][。]?")


def _sentences(provision: Provision, flow: Flow) -> Iterator[Item]:
    """The sentences below a heading, each a duty; what has but one sentence is one duty."""
    scope = trimmed(flow, provision.scope)
    first, *others = paragraphs_in(flow, scope)
    if provision.span.end >= first.end - 1 and len(others) == 1:
        # The heading has its line to itself, and the paragraph below it is the item.
        (body,) = others
        whole, others = scope, []
    else:
        body, whole = Span(provision.span.end, first.end), first
    found = [m.span() for m in _SENTENCE.finditer(flow.folded, *body) if m.end() - m.start() > 8]
    if len(found) > 1:
        for start, end in found:
            title = flow.folded[start:end].rstrip("。；")
            yield item_of_no_unit(Span(start, end), provision, title=title)
    elif provision.span.end < whole.end - 1 or not others:
        yield item_of_no_unit(whole, provision)
    for paragraph in others:
        yield from _unlabelled(paragraph, provision, flow)


_CEREMONY = re.compile(r"^各位|^同志们|^女士们|敬意|感谢|让我们|号召|请予?审议|征程|携手")
_WILL = re.compile(
    r"将|要|力争|确保|推进|加快|加强|完成|实施|开展|深化|优化|建设|提升|抓好|做好|落实|推动|强化|完善|坚持"
)


def _unlabelled(span: Span, provision: Provision | None, flow: Flow) -> Iterator[Item]:
    """Paragraphs without label in a part that looks forward: they promise, or make a unit act."""
    for paragraph in paragraphs_in(flow, span):
        words = flow.folded[slice(*paragraph)]
        if _CEREMONY.search(words) or len(words) < 14 or words.endswith("："):
            continue
        if said := _SAYS_TARGETS.search(words):
            title = words[: said.end()].rstrip("：是为")
            yield item_of_no_unit(paragraph, provision, "annual_targets", title)
        elif _WILL.search(words):
            yield item_in_words(paragraph, provision, flow)
