"""What is marked inside the text: units, deadlines, amounts, people, and documents referred to.

A mark stands where its words stand.  Where two would share a word, the one that comes first in
the order of `marks_of` has it, and marks never nest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from luoshi.document import Document, Flow
from luoshi.exchange.akoma_ntoso.elements import Element, label_of, say, under
from luoshi.exchange.akoma_ntoso.identity import Identity
from luoshi.exchange.akoma_ntoso.references import References
from luoshi.extract import Appointment, Duty, Figure
from luoshi.gazette import Gazette
from luoshi.provenance import Span
from luoshi.text.quantities import quantities


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked, and the element that marks them."""

    span: Span
    element: str
    attributes: Mapping[str, str]


class Marks:
    """Marks in the order of the text, none of which meet."""

    def __init__(self, candidates: Iterable[Mark]) -> None:
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        for mark in candidates:
            at = bisect_left(self._starts, mark.span.start)
            after = at < len(self._marks) and self._marks[at].span.start < mark.span.end
            before = at > 0 and self._marks[at - 1].span.end > mark.span.start
            if mark.span.end > mark.span.start and not after and not before:
                self._starts.insert(at, mark.span.start)
                self._marks.insert(at, mark)

    def within(self, span: Span) -> Iterator[Mark]:
        """The marks that lie wholly inside a span."""
        for mark in self._marks[bisect_left(self._starts, span.start) :]:
            if mark.span.start >= span.end:
                return
            if mark.span.end <= span.end:
                yield mark

    def crosses(self, offset: int) -> bool:
        """Whether a mark goes on across an offset."""
        at = bisect_left(self._starts, offset)
        return at > 0 and self._marks[at - 1].span.end > offset


class Weaver:
    """Writes stretches of the text into elements, with the marks that lie in them."""

    def __init__(self, flow: Flow, marks: Marks) -> None:
        self.flow = flow
        self.marks = marks
        self._count: dict[str, int] = {}

    def weave(self, parent: Element, span: Span) -> None:
        """The words of a span at the end of an element."""
        at = span.start
        for mark in self.marks.within(span):
            say(parent, self.flow.text[at : mark.span.start])
            self._count[mark.element] = number = self._count.get(mark.element, 0) + 1
            attributes = {"eId": f"{mark.element}_{number}", **mark.attributes}
            say(under(parent, mark.element, **attributes), self.flow.text[slice(*mark.span)])
            at = mark.span.end
        say(parent, self.flow.text[at : span.end])


def marks_of(
    gazette: Gazette,
    document: Document,
    head: Iterable[Mark],
    references: References,
    identities: Mapping[str, Identity],
) -> Marks:
    """The marks of one document: those of its head first, then what was read in its text."""
    flow = gazette.flow
    whole = {name: unit.canonical for unit in gazette.units for name in unit.variants}
    duties = [duty for duty in gazette.duties if duty.document == document.id]
    figures = [figure for figure in gazette.figures if figure.document == document.id]
    moved = [each for each in gazette.appointments if each.document == document.id]

    def candidates() -> Iterator[Mark]:
        yield from head
        yield from _cited(gazette, document, identities)
        yield from _figures(figures, references)
        for duty in duties:
            yield from _units(duty, flow, whole, references)
            yield from _deadlines(duty, flow)
            yield from _targets(duty, flow, references)
        # The longest post first: 副主任 is not 副 and a 主任.
        for appointment in sorted(moved, key=lambda each: -len(each.post)):
            yield from _appointed(appointment, flow, references)

    return Marks(candidates())


_NUMBER = re.compile(r"[^（）《》]*[〔\[（](?P<year>\d{4})[〕\]）][^（）《》]*号")


def _cited(
    gazette: Gazette, document: Document, identities: Mapping[str, Identity]
) -> Iterator[Mark]:
    known = {name: each.work for each in identities.values() for name in (each.number, each.title)}
    for cited in document.cites:
        title = cited.partition("》")[0].lstrip("《")
        found = _NUMBER.search(cited)
        number = found.group() if found else None
        address = known.get(number) if number else known.get(title)
        if address is None:
            # The convention lets a year stand where the day is not known.
            address = (
                f"/akn/cn/doc/{found['year']}/{label_of(found.group())}"
                if found
                else f"/akn/ontology/work/cn.{label_of(title)}"
            )
        for span in _places(gazette.flow.text, cited, document.span):
            yield Mark(span, "ref", {"href": address})


def _figures(figures: Iterable[Figure], references: References) -> Iterator[Mark]:
    for figure in figures:
        amount = figure.growth if figure.value is None else figure.value
        about = references.concept(figure.indicator)
        attributes = {"refersTo": f"#{about}"}
        if amount is not None:
            attributes["normalized"] = f"{amount:f}"
        yield Mark(figure.span, "quantity", attributes)


def _units(
    duty: Duty, flow: Flow, whole: Mapping[str, str], references: References
) -> Iterator[Mark]:
    named = {*duty.lead_units, *duty.responsible_units, *duty.cooperating_units}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        for span in _places(flow.text, name, duty.span):
            unit = references.organization(whole.get(name, name))
            yield Mark(span, "organization", {"refersTo": f"#{unit}"})


def _deadlines(duty: Duty, flow: Flow) -> Iterator[Mark]:
    for deadline in sorted(duty.deadlines, key=lambda deadline: -len(deadline.phrase)):
        if deadline.date is not None:
            for span in _places(flow.text, deadline.phrase, duty.span):
                yield Mark(span, "date", {"date": deadline.date.isoformat()})


def _targets(duty: Duty, flow: Flow, references: References) -> Iterator[Mark]:
    for target in duty.targets:
        for start, end in _places(flow.text, target.phrase, duty.span):
            for quantity in quantities(flow.folded, start, end):
                if target.quantity in quantity.amounts:
                    about = references.concept(target.item)
                    attributes = {"refersTo": f"#{about}", "normalized": f"{target.quantity:f}"}
                    yield Mark(Span(quantity.start, quantity.end), "quantity", attributes)


def _appointed(appointment: Appointment, flow: Flow, references: References) -> Iterator[Mark]:
    post = references.role(appointment.post)
    for span in _spaced(flow.text, appointment.person, appointment.span):
        person = references.person(appointment.person)
        yield Mark(span, "person", {"refersTo": f"#{person}", "as": f"#{post}"})
    for span in _spaced(flow.text, appointment.organisation, appointment.span):
        unit = references.organization(appointment.organisation)
        yield Mark(span, "organization", {"refersTo": f"#{unit}"})
    for span in _spaced(flow.text, appointment.post, appointment.span):
        yield Mark(span, "role", {"refersTo": f"#{post}"})


def _places(text: str, words: str, span: Span) -> Iterator[Span]:
    """Every place between two offsets where words stand exactly so."""
    at = text.find(words, *span) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + len(words), span.end)


def _spaced(text: str, words: str, span: Span) -> Sequence[Span]:
    """The same, where blanks may part the signs: 龚 衡."""
    if not words:
        return ()
    pattern = re.compile(r"[ \u3000]*".join(map(re.escape, words)))
    return [Span(*found.span()) for found in pattern.finditer(text, *span)]
