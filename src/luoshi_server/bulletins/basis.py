"""On which words a late matter stands: those of the duty, or those that order the mechanism.

Each is a reference that a paper prints, and a place to which a page can link.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from luoshi.provenance import Pin
from luoshi_server.cases.mandates import bounds, place_in_reading
from luoshi_server.cases.models import Case, Obligation
from luoshi_server.documents.models import Document, Provision
from luoshi_server.duties.models import Duty
from luoshi_server.papers import Reference

_LONGEST = 200
"""A reference that would be longer is cut: the whole stands in the document."""

_MOST_OF_A_HEADING = 20


class Basis(NamedTuple):
    """A reference, and where its words stand: `place` is `<document>|<offset>`."""

    reference: Reference
    place: str


class Matter(NamedTuple):
    """What is owed, said in words: of a duty its title, else what the mechanism is called."""

    title: str
    basis: Basis
    duty: Duty | None


def matters_of(owed: Iterable[Obligation]) -> dict[str, Matter]:
    """The matter of each obligation, by the obligation's key."""
    rows = list(owed)
    abouts = sorted({row.about.partition("/")[0] for row in rows})
    duties: dict[str, Duty] = {}
    cases: dict[str, Case] = {}
    for start in range(0, len(rows), 500):
        part = abouts[start : start + 500]
        duties |= {duty.key: duty for duty in Duty.objects.filter(key__in=part)}
    unnamed = sorted({row.case_id for row in rows if row.about.partition("/")[0] not in duties})
    for start in range(0, len(unnamed), 500):
        part = unnamed[start : start + 500]
        cases |= Case.objects.select_related("mandate").in_bulk(part)
    library = Library()
    return {
        row.key: _matter(row, duties.get(row.about.partition("/")[0]), cases, library)
        for row in rows
    }


def _matter(row: Obligation, duty: Duty | None, cases: dict[str, Case], library: Library) -> Matter:
    if duty is not None and duty.words and duty.document_id:
        return Matter(duty.title, library.of_duty(duty), duty)
    case = cases.get(row.case_id) or Case.objects.select_related("mandate").get(pk=row.case_id)
    bound = bounds(case.mandate)[row.mechanism]
    pin = next((rule.pin for rule in bound.rules if rule.key[:200] == row.rule), bound.pins[0])
    title = duty.title if duty else f"{bound.mechanism.title}（{row.about}）"
    return Matter(title, library.of_pin(pin), duty)


class Library:
    """The documents to which references point, each looked up once."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[Document, list[Provision]]] = {}

    def of_duty(self, duty: Duty) -> Basis:
        """The words of a duty in its document."""
        return self._basis(str(duty.document_id), duty.place, duty.provision, duty.words)

    def of_pin(self, pin: Pin) -> Basis:
        """The words to which a pin points."""
        start, _ = place_in_reading(pin.document, pin.span.start, pin.span.end)
        return self._basis(pin.document, start, pin.provision, pin.words)

    def _basis(self, key: str, offset: int, address: str, words: str) -> Basis:
        if key not in self._documents:
            document = Document.objects.get(key=key)
            around = list(document.provisions.order_by("start", "level"))
            self._documents[key] = (document, around)
        document, provisions = self._documents[key]
        said = " ".join(words.split())
        if len(said) > _LONGEST:
            said = said[: _LONGEST - 1] + "…"
        reference = Reference(
            words=said,
            document=document.title,
            place=_labels(provisions, offset) or address,
            number=document.number,
        )
        return Basis(reference, f"{document.key}|{offset}")


def _labels(provisions: Iterable[Provision], offset: int) -> str:
    """The numbers of the provisions around a place, as printed: 三、（一）“做大集群”."""
    around = (one for one in provisions if one.start <= offset < one.end)
    return "".join(
        one.label or (f"“{one.heading[:_MOST_OF_A_HEADING]}”" if one.heading else "")
        for one in around
    )
