"""An item of a text that asks something, before its deadlines and targets are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from luoshi.document import Flow, Provision
from luoshi.extract.subjects import subjects
from luoshi.extract.unit_lists import UnitList
from luoshi.provenance import Span

UnitsSource = Literal["paren", "rule", "in_text", "none"]
Kind = Literal["duty", "annual_targets", "safeguard", "lead_in"]


@dataclass(frozen=True, slots=True)
class Item:
    """Words that ask something: `span` with the bracket that names units, `body` without it."""

    span: Span
    body: Span
    provision: Provision | None
    units: UnitList
    source: UnitsSource
    kind: Kind
    title: str = ""


def item_in_words(
    span: Span, provision: Provision | None, flow: Flow, kind: Kind = "duty", title: str = ""
) -> Item:
    """An item without printed units: asked of the units that its sentences make act, if any."""
    units = UnitList(responsible=subjects(flow.folded, *span))
    return Item(span, span, provision, units, "in_text" if units else "none", kind, title)


def item_of_no_unit(
    span: Span, provision: Provision | None, kind: Kind = "duty", title: str = ""
) -> Item:
    """An item that asks, but of nobody in particular."""
    return Item(span, span, provision, UnitList(), "none", kind, title)


def paragraphs_in(flow: Flow, span: Span) -> Iterator[Span]:
    """The paragraphs of a span, the first and the last cut where it begins and ends."""
    at = span.start
    while at < span.end:
        paragraph = flow.paragraph_at(at)
        begin, end = max(paragraph.start, at), min(paragraph.end, span.end)
        if end > begin:
            yield Span(begin, end)
        at = max(paragraph.end, at) + 1


def trimmed(flow: Flow, span: Span) -> Span:
    """A span without the blanks and the line ends behind it."""
    start, end = span
    while end > start and flow.text[end - 1] in "\n ":
        end -= 1
    return Span(start, end)


def leaves_of(provisions: tuple[Provision, ...]) -> frozenset[str]:
    """The ids of the provisions that have none below them."""
    parents = {provision.parent for provision in provisions}
    return frozenset(p.id for p in provisions if p.id not in parents)
