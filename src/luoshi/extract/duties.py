"""Duties: what a document asks of someone.

An item that names units is a duty wherever it stands.  A report asks in its chapters that look
forward, where each titled paragraph, or each sentence of an item, is one; what it tells of the
past year asks nothing.  A plan or an opinion asks in its safeguards too, of whoever is their
subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from luoshi.document import Document, Flow, Provision, Table
from luoshi.extract.deadlines import Deadline, Said, deadlines_in
from luoshi.extract.targets import Target, targets_in
from luoshi.extract.unit_lists import (
    FIRST_LEADS,
    UnitList,
    brackets_of_units,
    statement_of_roles,
    subjects,
    units_of_statement,
)
from luoshi.provenance import Span

UnitsSource = Literal["paren", "rule", "in_text", "none"]
Kind = Literal["duty", "annual_targets", "safeguard", "lead_in"]


@dataclass(frozen=True, slots=True)
class Duty:
    """What one item asks: of whom, by when, how much.

    Units are as printed, in order.  `span` covers label, text and the bracket with the units;
    `text` is the item without label and bracket.
    """

    id: str
    document: str
    provision: str | None
    path: tuple[str, ...]
    title: str
    text: str
    lead_units: tuple[str, ...]
    responsible_units: tuple[str, ...]
    cooperating_units: tuple[str, ...]
    units_source: UnitsSource
    etc: bool
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    kind: Kind
    span: Span


def duties_of(document: Document, flow: Flow) -> Iterator[Duty]:
    """The duties of a document in the order of its text."""
    drafts = sorted(_drafts(document, flow), key=lambda draft: draft.span)
    said = said_in(document)
    for number, draft in enumerate(_without_repeats(drafts), 1):
        yield _finished(draft, number, document, flow, said)


def said_in(document: Document) -> Said:
    """The year to which a document's phrases of time belong, and when it was signed."""
    day = document.signed or document.printed or document.delivered
    years = [int(year) for year in re.findall(r"(20\d\d)年", document.title)]
    span = _SPAN_IN_TITLE.search(document.title)
    if span is not None:
        first = int(span[1])
        return Said(max(first, day.year) if day else first, day, first, year_in_title=True)
    year = max([*years, *([day.year] if day else [])], default=None)
    plan_from = year if _PLAN_FOR_YEARS.search(document.title) else None
    return Said(year, day, plan_from, year_in_title=bool(years))


_SPAN_IN_TITLE = re.compile(r"(20\d\d)年?[-—～至]{1,2}20\d\d年")
_PLAN_FOR_YEARS = re.compile(r"[两二三四五]年(?:行动|规划|攻坚|计划)")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A duty before its deadlines and targets are read: `body` is the item without bracket."""

    span: Span
    body: Span
    provision: Provision | None
    units: UnitList
    source: UnitsSource
    kind: Kind
    title: str = ""


def _drafts(document: Document, flow: Flow) -> Iterator[_Draft]:
    leaves = _Leaves(document, flow)
    named = list(_items_with_units(document, flow, leaves))
    yield from named
    taken = [draft.span for draft in named]
    yield from _rows_of_tables(document, flow)
    if document.kind in _REPORTS:
        yield from _of_a_report(document, flow, leaves)
    elif document.kind not in ("appointment", "statistics"):
        yield from _of_a_plan(document, flow, leaves, taken)


_REPORTS = ("work_report", "plan_report", "budget_report")


class _Leaves:
    """The paragraphs of a document, each with the innermost provision that holds it."""

    def __init__(self, document: Document, flow: Flow) -> None:
        self.document = document
        self.paragraphs = [
            paragraph
            for paragraph in flow.paragraphs
            if document.body.start <= paragraph.start < document.body.end
        ]
        self.parents = {provision.parent for provision in document.provisions}

    def provision(self, offset: int) -> Provision | None:
        return self.document.provision_at(offset)

    def is_leaf(self, provision: Provision) -> bool:
        return provision.id not in self.parents


# ---- items that name units ------------------------------------------------------------------


def _items_with_units(document: Document, flow: Flow, leaves: _Leaves) -> Iterator[_Draft]:
    folded = flow.folded
    first_leads = False
    ended = 0
    before: Span | None = None
    for paragraph in leaves.paragraphs:
        if "：" not in (words := folded[slice(*paragraph)]) and "）" not in words:
            before = paragraph
            continue
        found = list(brackets_of_units(folded, *paragraph, first_leads))
        first_leads = first_leads or FIRST_LEADS.search(words) is not None
        units = UnitList()
        for *_, more in found:
            units = units.joined(more)
        begin = paragraph.start
        stop = _first_of_the_last(folded, found) if found else paragraph.end
        if not found:
            statement = statement_of_roles(folded, *paragraph)
            if statement is None:
                before = paragraph
                continue
            at, _, units = statement
            stop = at
            if at - paragraph.start < 4 and before is not None:
                # “责任单位：……” on a line of its own belongs to the paragraph above it.
                begin, stop = before.start, before.end
        provision = leaves.provision(begin)
        if provision is not None and provision.span.start < begin and leaves.is_leaf(provision):
            own = provision.label is not None and provision.scope.end <= paragraph.end + 1
            begin = provision.span.start if own and provision.span.start >= ended else begin
        end = ended = max(found[-1][1] if found else paragraph.end, stop)
        source: UnitsSource = "rule" if units.by_rule else "paren"
        yield _Draft(Span(begin, end), Span(begin, stop), provision, units, source, "duty")
        before = paragraph


def _first_of_the_last(folded: str, found: list[tuple[int, int, UnitList]]) -> int:
    """Where the brackets begin that end an item; a bracket with words behind it is part of it."""
    at, *_ = found[-1]
    for start, end, _ in reversed(found[:-1]):
        if folded[end:at].strip(" 。；，"):
            break
        at = start
    return at


def _rows_of_tables(document: Document, flow: Flow) -> Iterator[_Draft]:
    for table in document.tables:
        columns = _columns(table)
        if columns is None:
            continue
        what, who = columns
        for row in table.rows:
            if len(row) <= max(what, *who.values()):
                continue
            units = UnitList()
            for role, column in who.items():
                words = flow.folded[slice(*row[column].span)]
                units = units.joined(units_of_statement(f"{role}：{words}"))
            if units:
                span = Span(row[0].span.start, row[-1].span.end)
                provision = document.provision_at(span.start)
                yield _Draft(
                    span, row[what].span, provision, units, "paren", "duty", row[what].words
                )


_WHAT = re.compile(r"任务|事项|内容|措施|目标|项目")
_WHO = re.compile(r"(?:牵头|责任|负责|主办|配合|协办|承办|参与)(?:单位|部门)")


def _columns(table: Table) -> tuple[int, dict[str, int]] | None:
    """Which column of a table says what is to be done, and which ones by whom."""
    if not table.header:
        return None
    heads = [cell.words for cell in table.header[-1]]
    who = {role.group(): at for at, head in enumerate(heads) if (role := _WHO.search(head))}
    what = [at for at, head in enumerate(heads) if _WHAT.search(head) and at not in who.values()]
    return (what[-1], dict(who)) if who and what else None


# ---- reports --------------------------------------------------------------------------------

_FORWARD = re.compile(
    r"安排|措施|任务|重点工作|下一步|打算|主要工作|工作思路|举措|建议|今年工作|展望|部署|预期目标|主要目标"
)
_BACKWARD = re.compile(r"回顾|完成情况|执行情况|运行情况|发展情况|工作总结|过去|成效|成就|主要做法")
_LONG_TERM = re.compile(r"五年|十[三四五六]五|远景|二〇三五|2035")
_WILL = re.compile(r"将|要|力争|确保|推进|加快")
_SAYS_TARGETS = re.compile(
    r"(?:预期|主要|发展|奋斗|经济社会发展)目标(?:任务)?(?:是|为|：|如下|建议)"
)


def _of_a_report(document: Document, flow: Flow, leaves: _Leaves) -> Iterator[_Draft]:
    for chapter in document.provisions:
        if chapter.level != 1 or not chapter.label:
            continue
        if _looks_forward(chapter, flow):
            yield from _of_a_chapter(chapter, document, flow, leaves)
        elif "草案" in chapter.heading and leaves.is_leaf(chapter):
            # The draft of a plan is figures; only the targets that it proposes ask something.
            yield from _targets_of_the_year(chapter, chapter.scope, flow)


def _looks_forward(chapter: Provision, flow: Flow) -> bool:
    """Whether a chapter asks: its heading says so, or it speaks of what will be done."""
    heading = chapter.heading
    if _BACKWARD.search(heading) or (
        _LONG_TERM.search(heading) and not re.search(r"20\d\d年.*安排", heading)
    ):
        return False
    if "草案" in heading:
        return False
    if _FORWARD.search(heading):
        return True
    opening = flow.folded[chapter.span.end : min(chapter.scope.end, chapter.span.end + 200)]
    return "将" in opening and "了" not in opening


def _of_a_chapter(
    chapter: Provision, document: Document, flow: Flow, leaves: _Leaves
) -> Iterator[_Draft]:
    inside = [p for p in document.provisions if chapter.scope.holds(p.span)]
    for provision in inside:
        if provision.label is None:
            if leaves.is_leaf(provision):
                scope = _trimmed(flow, provision.scope)
                first = flow.paragraph_at(scope.start)
                yield _plain(
                    Span(scope.start, min(scope.end, max(first.end, scope.start))),
                    provision,
                    "duty",
                )
                yield from _unlabelled(Span(first.end, scope.end), provision, flow)
        elif not leaves.is_leaf(provision):
            yield from _lead_in(provision, document, flow)
        elif provision is not chapter:
            yield from _sentences(provision, flow)
        else:
            yield from _unlabelled(Span(provision.span.end, provision.scope.end), provision, flow)


def _plain(span: Span, provision: Provision, kind: Kind, title: str = "") -> _Draft:
    return _Draft(span, span, provision, UnitList(), "none", kind, title)


def _lead_in(provision: Provision, document: Document, flow: Flow) -> Iterator[_Draft]:
    """What a provision says before its first child: its targets, or what the children serve."""
    first = next(document.children_of(provision), None)
    if first is None:
        return
    before = Span(provision.span.end, first.span.start)
    yield from _targets_of_the_year(provision, before, flow)
    for paragraph in _paragraphs(flow, before):
        words = flow.folded[slice(*paragraph)]
        if provision.level > 1 and len(words) > 12 and not _SAYS_TARGETS.search(words):
            yield _plain(paragraph, provision, "lead_in")


def _targets_of_the_year(provision: Provision, where: Span, flow: Flow) -> Iterator[_Draft]:
    """The paragraphs that say what is to be reached: “主要预期目标是：……”."""
    for paragraph in _paragraphs(flow, where):
        words = flow.folded[slice(*paragraph)]
        if said := _SAYS_TARGETS.search(words):
            title = words[: said.end()].rstrip("：是为")
            yield _plain(paragraph, provision, "annual_targets", title)


def _sentences(provision: Provision, flow: Flow) -> Iterator[_Draft]:
    """The sentences of an item with a heading, each a duty; an item of one sentence is one."""
    folded = flow.folded
    scope = _trimmed(flow, provision.scope)
    paragraphs = list(_paragraphs(flow, scope))
    first = Span(provision.span.end, paragraphs[0].end)
    found = [m.span() for m in _SENTENCE.finditer(folded, *first) if m.end() - m.start() > 8]
    if len(found) < 2:
        yield _plain(paragraphs[0], provision, "duty")
        found = []
    for start, end in found:
        yield _plain(Span(start, end), provision, "duty", folded[start:end].rstrip("。；"))
    for paragraph in paragraphs[1:]:
        yield from _unlabelled(paragraph, provision, flow)


_SENTENCE = re.compile(r"[^。\n]*[^。\n ][。]?")
_THANKS = re.compile(r"^各位代表|^同志们|敬意|感谢")


def _unlabelled(span: Span, provision: Provision | None, flow: Flow) -> Iterator[_Draft]:
    """Paragraphs without label or title that make a unit act, or that promise."""
    for paragraph in _paragraphs(flow, span):
        words = flow.folded[slice(*paragraph)]
        if _THANKS.search(words) or len(words) < 14:
            continue
        units = _named(flow, paragraph)
        if units:
            yield _Draft(
                paragraph, paragraph, provision, UnitList(responsible=units), "in_text", "duty"
            )


def _named(flow: Flow, span: Span) -> tuple[str, ...]:
    return subjects(flow.folded, *span)


# ---- plans, opinions, notices, regulations ---------------------------------------------------

_SAFEGUARDS = re.compile(
    r"保障|组织领导|工作要求|有关要求|组织实施|加强领导|监督检查|督查|组织保障|(?<!总体)要求$"
)
_TASKS = re.compile(
    r"任务|措施|重点|行动|内容|分工|安排|(?<!总体)要求|工作|机制|提升|建设|推进|加强|完善"
)
# What ends a letter: it belongs to no item.
_CLOSES = re.compile(r"(?:此复|特此[\u3400-\u9fff]{1,6}|专此[\u3400-\u9fff]{1,6})。?")
_ASKS = re.compile(
    r"要|应当?|须|必须|不得|负责|确保|推进|加强|建立|开展|完善|落实|实施|做好|制定|组织"
)


def _of_a_plan(
    document: Document, flow: Flow, leaves: _Leaves, taken: list[Span]
) -> Iterator[_Draft]:
    """Safeguards and tasks without bracket, and what articles and paragraphs ask of whom."""
    has_units = bool(taken)
    for provision in document.provisions:
        if not leaves.is_leaf(provision):
            if has_units and provision.level > 1:
                yield from _lead_in(provision, document, flow)
            continue
        own = [
            paragraph
            for paragraph in _paragraphs(flow, _trimmed(flow, provision.scope))
            if not _CLOSES.fullmatch(flow.folded, *paragraph)
        ]
        safeguard = _is_safeguard(provision, document)
        whole = Span(own[0].start, own[-1].end) if own else provision.span
        if any(span.meets(whole) for span in taken):
            yield from _after_units(own, taken, provision, flow)
        elif safeguard:
            yield _safeguard(whole, provision, flow)
        elif document.kind == "regulation":
            yield from _article(whole, provision, flow)
        elif not has_units or _is_task(provision, document):
            units = _named(flow, whole)
            asks = _ASKS.search(flow.folded, *whole) is not None
            if units:
                listed = UnitList(responsible=units)
                yield _Draft(whole, whole, provision, listed, "in_text", "duty", provision.heading)
            elif asks and (provision.level > 1 or document.kind == "notice"):
                yield _plain(whole, provision, "duty", provision.heading)
    if not document.provisions:
        yield from _unlabelled(document.body, None, flow)


def _is_safeguard(provision: Provision, document: Document) -> bool:
    """Whether a provision stands in a chapter of safeguards, or is one."""
    chapter = provision
    for above in document.provisions:
        if above.level == 1 and above.scope.holds(provision.span):
            chapter = above
    return _SAFEGUARDS.search(chapter.heading) is not None


def _is_task(provision: Provision, document: Document) -> bool:
    for above in document.provisions:
        if above.level == 1 and above.scope.holds(provision.span) and above is not provision:
            return _TASKS.search(above.heading) is not None
    return False


def _safeguard(whole: Span, provision: Provision, flow: Flow) -> _Draft:
    units = _named(flow, whole)
    source: UnitsSource = "in_text" if units else "none"
    listed = UnitList(responsible=units)
    return _Draft(whole, whole, provision, listed, source, "safeguard", provision.heading)


def _article(whole: Span, provision: Provision, flow: Flow) -> Iterator[_Draft]:
    units = _named(flow, whole)
    if units:
        yield _Draft(whole, whole, provision, UnitList(responsible=units), "in_text", "duty")


def _after_units(
    own: list[Span], taken: list[Span], provision: Provision, flow: Flow
) -> Iterator[_Draft]:
    """Paragraphs below an item with units that ask something of others."""
    for paragraph in own:
        # A line end that the layout lost can leave the next paragraph behind the bracket.
        behind = max((span.end for span in taken if span.meets(paragraph)), default=paragraph.start)
        rest = Span(behind, paragraph.end)
        units = _named(flow, rest) if rest.end - rest.start > 14 else ()
        if units:
            listed = UnitList(responsible=units)
            yield _Draft(rest, rest, provision, listed, "in_text", "safeguard")


# ---- finishing ------------------------------------------------------------------------------


def _paragraphs(flow: Flow, span: Span) -> Iterator[Span]:
    at = span.start
    while at < span.end:
        paragraph = flow.paragraph_at(at)
        begin, end = max(paragraph.start, at), min(paragraph.end, span.end)
        if end > begin:
            yield Span(begin, end)
        at = max(paragraph.end, at) + 1


def _trimmed(flow: Flow, span: Span) -> Span:
    start, end = span
    while end > start and flow.text[end - 1] in "\n ":
        end -= 1
    return Span(start, end)


def _without_repeats(drafts: list[_Draft]) -> Iterator[_Draft]:
    """Each item once: the first of those that share most of their words."""
    last: _Draft | None = None
    for draft in drafts:
        if last is not None and draft.span.start < last.span.end:
            continue
        yield draft
        last = draft


def _finished(draft: _Draft, number: int, document: Document, flow: Flow, said: Said) -> Duty:
    provision, body = draft.provision, draft.body
    start = body.start
    if provision is not None and provision.label and provision.span.start == start:
        start += len(provision.label)
    text = flow.text[start : body.end].strip()
    return Duty(
        id=f"{document.id}-d{number}",
        document=document.id,
        provision=provision.id if provision else None,
        path=provision.path if provision else (),
        title=draft.title or _title(text),
        text=text,
        lead_units=draft.units.lead,
        responsible_units=draft.units.responsible,
        cooperating_units=draft.units.cooperating,
        units_source=draft.source if draft.units else "none",
        etc=draft.units.etc,
        deadlines=tuple(deadlines_in(flow.text, flow.folded, start, draft.span.end, said)),
        targets=tuple(targets_in(flow.text, flow.folded, start, body.end)),
        kind=draft.kind,
        span=draft.span,
    )


_TITLE_ENDS = re.compile(r"[。！？\n]")


def _title(text: str) -> str:
    """The first sentence of an item, which is its heading where it has one."""
    found = _TITLE_ENDS.search(text)
    return text[: found.start()] if found else text
