"""What cases stand on: the documents in force and the adoptions, bound to the catalogue.

A mandate never changes; a document put in force or a term adopted makes another.  Binding is
pure, so a mandate is bound once in each process and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from luoshi.document import Document as ReadDocument
from luoshi.document import Flow
from luoshi.ledger import Event
from luoshi.ledger.fields import plain_of, record_from
from luoshi.mechanism import (
    Bound,
    NotBound,
    SettingAdopted,
    TermAdopted,
    Text,
    adopt,
    texts_of,
)
from luoshi.provenance import Span
from luoshi_policies.catalogue import bound_by, mechanisms
from luoshi_server.cases.models import Mandate
from luoshi_server.documents.events import PutInForce
from luoshi_server.documents.models import Document, Gazette
from luoshi_server.documents.reading import compiled_of
from luoshi_server.ledger.following import Told
from luoshi_server.platform.wording import worded

ADOPTIONS: Mapping[str, type[Event]] = {
    "TermAdopted": TermAdopted,
    "SettingAdopted": SettingAdopted,
}


def changes_mandate(event: Event) -> bool:
    """Whether another mandate holds after this event."""
    return isinstance(event, PutInForce | TermAdopted | SettingAdopted)


def mandate_after(told: Told) -> Mandate:
    """The mandate that holds from this entry on, kept."""
    before = Mandate.objects.order_by("-entry").first()
    adoptions = list(before.adoptions) if before else []
    documents = list(before.documents) if before else []
    if isinstance(told.event, TermAdopted | SettingAdopted):
        adoptions.append(plain_of(told.event))
    elif isinstance(told.event, PutInForce):
        key = f"{told.event.about}-{told.event.document}"
        documents = [one for one in documents if one != key]
        if type(told.event) is PutInForce:
            documents.append(key)
    mandate, _ = Mandate.objects.get_or_create(
        entry=told.number,
        defaults={"since": told.recorded, "documents": documents, "adoptions": adoptions},
    )
    return mandate


def present_mandate() -> Mandate | None:
    """The mandate that holds now; None as long as no document is in force."""
    return Mandate.objects.order_by("-entry").first()


def bounds(mandate: Mandate | None) -> dict[str, Bound]:
    """The mechanisms that a mandate orders, by name."""
    return {one.mechanism.name: one for one in results(mandate) if isinstance(one, Bound)}


def title_of_mechanism(name: str) -> str:
    """What a mechanism of the catalogue is called, for whoever reads."""
    return worded(_titles().get(name, name))


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {one.name: one.title for one in mechanisms()}


def results(mandate: Mandate | None) -> tuple[Bound | NotBound, ...]:
    """Every mechanism of the catalogue: as the mandate orders it, or why it does not."""
    if mandate is None:
        return bound_by(())
    return _results(tuple(mandate.documents), _frozen(mandate.adoptions))


def _frozen(adoptions: list[dict[str, Any]]) -> tuple[tuple[tuple[str, Any], ...], ...]:
    return tuple(
        tuple(
            (name, tuple(sorted(value.items())) if isinstance(value, dict) else value)
            for name, value in sorted(one.items())
        )
        for one in adoptions
    )


@lru_cache(maxsize=16)
def _results(
    documents: tuple[str, ...], adoptions: tuple[tuple[tuple[str, Any], ...], ...]
) -> tuple[Bound | NotBound, ...]:
    found = bound_by(text for key in documents for text in texts_in(key))
    for frozen in adoptions:
        told = {name: dict(value) if isinstance(value, tuple) else value for name, value in frozen}
        adoption = record_from(ADOPTIONS[told["kind"]], told, {})
        found = tuple(
            adopt(one, adoption) if isinstance(one, Bound) and one.name == adoption.about else one
            for one in found
        )
    return found


def texts_in(document: str) -> tuple[Text, ...]:
    """The words of a document's provisions, under the document's key."""
    row = Document.objects.select_related("gazette").get(key=document)
    compiled = compiled_of(row.gazette.sha256, row.gazette.name)
    read: ReadDocument = next(one for one in compiled.documents if one.id == row.letter)
    return tuple(
        Text(document, text.provision, text.start, text.words)
        for text in texts_of(read, compiled.flow.text)
    )


def place_in_reading(document: str, start: int, end: int) -> tuple[int, int]:
    """A place that a pin gives, as offsets of the reading text, to which the pages point."""
    first, last = flow_of(document).source(Span(start, end))
    return first, last


def flow_of(document: str) -> Flow:
    """The words of the gazette that holds a document, into which pins point."""
    gazette: Gazette = Document.objects.select_related("gazette").get(key=document).gazette
    return compiled_of(gazette.sha256, gazette.name).flow
