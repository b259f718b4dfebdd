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

from luoshi.document import Document, Flow
from luoshi.extract.deadlines import Deadline, Said, deadlines_in
from luoshi.extract.item import Item, Kind, UnitsSource
from luoshi.extract.items_of_plans import items_of_plan
from luoshi.extract.items_of_reports import items_of_report
from luoshi.extract.items_with_units import items_with_units, rows_with_units
from luoshi.extract.targets import Target, targets_in
from luoshi.provenance import Span


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
    items = sorted(_items(document, flow), key=lambda item: item.span)
    said = said_in(document)
    for number, item in enumerate(_without_repeats(items), 1):
        yield _finished(item, number, document, flow, said)


def said_in(document: Document) -> Said:
    """The year to which a document's phrases of time belong, and when it was signed."""
    day = document.signed or document.printed or document.delivered
    years = [int(year) for year in re.findall(r"(20\d\d)年", document.title)]
    if day is None and not years and document.number:
        # Its own number says in which year an undated text was issued.
        years = [int(year) for year in re.findall(r"(20\d\d)\W", document.number)]
    span = _SPAN_IN_TITLE.search(document.title)
    if span is not None:
        first = int(span[1])
        return Said(max(first, day.year) if day else first, day, first, year_in_title=True)
    year = max([*years, *([day.year] if day else [])], default=None)
    plan_from = year if _PLAN_FOR_YEARS.search(document.title) else None
    return Said(year, day, plan_from, year_in_title=bool(years))


_SPAN_IN_TITLE = re.compile(r"(20\d\d)年?[-—～至]{1,2}20\d\d年")
_PLAN_FOR_YEARS = re.compile(r"[两二三四五]年(?:行动|规划|攻坚|计划)")


_REPORTS = ("work_report", "plan_report", "budget_report")
# An answer to a deputy tells what was done, and then what will be.
_LOOK_FORWARD = (*_REPORTS, "reply")
_ASKS_NOTHING = ("appointment", "statistics")


def _items(document: Document, flow: Flow) -> Iterator[Item]:
    named = list(items_with_units(document, flow))
    yield from named
    yield from rows_with_units(document, flow)
    if document.kind in _LOOK_FORWARD:
        yield from items_of_report(document, flow)
    if document.kind not in (*_REPORTS, *_ASKS_NOTHING):
        yield from items_of_plan(document, flow, [item.span for item in named])


def _without_repeats(items: list[Item]) -> Iterator[Item]:
    """Each item once: the first of those that share most of their words."""
    last: Item | None = None
    for item in items:
        if last is not None and item.span.start < last.span.end:
            continue
        yield item
        last = item


def _finished(item: Item, number: int, document: Document, flow: Flow, said: Said) -> Duty:
    provision, body = item.provision, item.body
    start = body.start
    if provision is not None and provision.label and provision.span.start == start:
        start += len(provision.label)
    text = _CELLS.sub(" ", flow.text[start : body.end].strip().lstrip("—-–"))
    # In a row of a table the term may stand in a cell before that of the task.
    first = item.span.start if item.span.start < body.start else start
    return Duty(
        id=f"{document.id}-d{number}",
        document=document.id,
        provision=provision.id if provision else None,
        path=provision.path if provision else (),
        title=item.title or _title(text),
        text=text,
        lead_units=item.units.lead,
        responsible_units=item.units.responsible,
        cooperating_units=item.units.cooperating,
        units_source=item.source if item.units else "none",
        etc=item.units.etc,
        deadlines=tuple(deadlines_in(flow.text, flow.folded, first, item.span.end, said)),
        targets=tuple(targets_in(flow.text, flow.folded, start, body.end)),
        kind=item.kind,
        span=item.span,
    )


# What the layout sets between the cells of a row.
_CELLS = re.compile(r" *[|\t] *")
_TITLE_ENDS = re.compile(r"[。！？\n]")


def _title(text: str) -> str:
    """The first sentence of an item, which is its heading where it has one."""
    found = _TITLE_ENDS.search(text)
    return text[: found.start()] if found else text
