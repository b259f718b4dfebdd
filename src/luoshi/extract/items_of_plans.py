"""What plans, opinions, notices and regulations ask for without printing units behind it.

Numbered tasks ask, and so do safeguards (组织领导, 工作要求); what a text says of its aims and
principles (总体要求, 指导思想) does not.  An article of a regulation asks when it makes a unit act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from luoshi.document import Document, Flow, Provision
from luoshi.extract.item import (
    Item,
    item_in_words,
    leaves_of,
    paragraphs_in,
    trimmed,
)
from luoshi.extract.items_of_reports import lead_in
from luoshi.extract.subjects import subjects
from luoshi.provenance import Span

_SAFEGUARDS = re.compile(
    r"保障|组织领导|工作要求|有关要求|组织实施|加强领导|监督检查|督查|组织保障|(?<!总体)(?<!目标)(?<!目标和)要求$"
)
_TASKS = re.compile(
    r"任务|措施|重点|行动|内容|分工|安排|(?<!总体)要求|工作|机制|提升|建设|推进|加强|完善"
)
_AIMS = re.compile(
    r"总体要求|指导思想|基本原则|工作原则|总体思路|目标$|适用范围|附则|名词解释|背景|意义|起草说明|依据|定义"
    r"|有效期"
)
_ASKS = re.compile(
    r"要|应当?|须|必须|不得|严禁|禁止|负责|确保|推进|加强|强化|建立|健全|开展|完善|落实|实施|做好|抓好|制定"
    r"|组织|提高|提升|深化|优化|严格|依法"
)
# What ends a letter: it belongs to no item.
_CLOSES = re.compile(r"(?:此复|特此[\u3400-\u9fff]{1,6}|专此[\u3400-\u9fff]{1,6})。?")
_ASKING_KINDS = ("notice", "opinion", "action_plan", "task_division")


def items_of_plan(document: Document, flow: Flow, taken: list[Span]) -> Iterator[Item]:
    """The items of a text that is no report, beside those `taken` that print their units."""
    leaves = leaves_of(document.provisions)
    above: list[Provision] = []
    for provision in document.provisions:
        above = [*above[: provision.level - 1], provision]
        if provision.id not in leaves:
            if taken and provision.level > 1:
                yield from lead_in(provision, document, flow)
            continue
        own = [
            paragraph
            for paragraph in paragraphs_in(flow, trimmed(flow, provision.scope))
            if not _CLOSES.fullmatch(flow.folded, *paragraph)
        ]
        whole = Span(own[0].start, own[-1].end) if own else provision.span
        met = taken[bisect_left(taken, whole.start, key=_end) :]
        if met and met[0].start < whole.end:
            yield from _behind_units(own, met, provision, flow)
        else:
            yield from _of_a_leaf(whole, above, document, flow, only_tasks=bool(taken))
    if not document.provisions:
        for paragraph in paragraphs_in(flow, document.body):
            item = item_in_words(paragraph, None, flow)
            if item.units and paragraph.end - paragraph.start > 13:
                yield item


def _end(span: Span) -> int:
    return span.end


def _of_a_leaf(
    whole: Span, above: list[Provision], document: Document, flow: Flow, *, only_tasks: bool
) -> Iterator[Item]:
    chapter, provision = above[0], above[-1]
    title = provision.heading
    if _SAFEGUARDS.search(chapter.heading):
        yield item_in_words(whole, provision, flow, "safeguard", title)
        return
    if any(_AIMS.search(heading.heading) for heading in above):
        return
    if only_tasks and (chapter is provision or not _TASKS.search(chapter.heading)):
        return
    item = item_in_words(
        whole, provision, flow, "duty", "" if document.kind == "regulation" else title
    )
    asks = document.kind != "regulation" and _ASKS.search(flow.folded, *whole) is not None
    if item.units or (asks and (provision.level > 1 or document.kind in _ASKING_KINDS)):
        yield item


def _behind_units(
    own: list[Span], taken: list[Span], provision: Provision, flow: Flow
) -> Iterator[Item]:
    """Paragraphs below an item with units that ask something of others."""
    for paragraph in own:
        # A line end that the layout lost can leave the next paragraph behind the bracket.
        behind = max((span.end for span in taken if span.meets(paragraph)), default=paragraph.start)
        rest = Span(behind, paragraph.end)
        if rest.end - rest.start > 14 and subjects(flow.folded, *rest):
            yield item_in_words(rest, provision, flow, "safeguard")
