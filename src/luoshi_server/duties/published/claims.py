"""What a person has confirmed in documents in force, as everybody may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from luoshi_server.documents.models import Claim, Document
from luoshi_server.duties.published.documents import PublicDocument, documents_of
from luoshi_server.duties.published.made_of import published

CONFIRMED = (Claim.ACCEPTED, Claim.EDITED)


@published("Figure")
@dataclass(frozen=True, kw_only=True)
class _Quoted:
    """Where something stands: the document, the provision, the words and their offsets."""

    key: str
    document: PublicDocument
    provision: str
    words: str
    start: int
    end: int


@published(
    "Figure",
    **dict.fromkeys(
        ("indicator", "dimension", "unit", "comparator", "growth", "growth_unit", "measure"),
        "Figure.reading",
    ),
)
@dataclass(frozen=True, kw_only=True)
class PublicFigure(_Quoted):
    """An amount as a document prints it, as a person has confirmed it."""

    indicator: str
    dimension: str
    value: Decimal | None
    unit: str
    comparator: str
    growth: Decimal | None
    growth_unit: str
    measure: str
    period: str
    status: str

    @property
    def name(self) -> str:
        """What is measured, and of what."""
        if not self.dimension or self.dimension in self.indicator:
            return self.indicator
        return f"{self.indicator}（{self.dimension}）"


class Operand(NamedTuple):
    """A number that a finding compares, as it is printed, and where it stands."""

    name: str
    amount: str
    start: int
    end: int


@published(
    "Finding",
    **dict.fromkeys(
        ("rule", "verdict", "message", "message_in_english", "operands"), "Finding.reading"
    ),
)
@dataclass(frozen=True, kw_only=True)
class PublicFinding(_Quoted):
    """Something that does not hold in a document, released."""

    rule: str
    verdict: str
    message: str
    message_in_english: str
    operands: tuple[Operand, ...]


@published(
    "Appointment",
    **dict.fromkeys(
        ("person", "action", "organisation", "post", "qualifiers", "effective"),
        "Appointment.reading",
    ),
)
@dataclass(frozen=True, kw_only=True)
class PublicAppointment(_Quoted):
    """A person takes up or leaves a post, as a document in force says."""

    person: str
    action: str
    organisation: str
    post: str
    qualifiers: tuple[str, ...]
    effective: date | None


def public_claims(kind: str, *, of: Iterable[PublicDocument] | None = None) -> QuerySet[Claim]:
    """What was confirmed of a kind in documents in force; of findings, those that were released.

    `of` asks for some documents alone.
    """
    claims = Claim.objects.filter(kind=kind, state__in=CONFIRMED)
    if of is None:
        claims = claims.filter(document__in=Document.objects.filter(in_force=True).values("key"))
    else:
        documents = list(of)
        # Naming the gazettes too lets the database find them by its index.
        claims = claims.filter(
            gazette__in={document.gazette for document in documents},
            document__in={document.key for document in documents},
        )
    return claims.filter(public=True) if kind == "finding" else claims


def figures_shown(claims: Sequence[Claim]) -> list[PublicFigure]:
    """Figures in their public form, in the order given."""
    documents = documents_of(claim.document for claim in claims)
    return [
        figure_shown(claim, documents[claim.document])
        for claim in claims
        if claim.document in documents
    ]


def figure_shown(claim: Claim, document: PublicDocument) -> PublicFigure:
    """A figure as it was confirmed: where it was edited, the edit holds."""
    reading: dict[str, Any] = dict(claim.reading)
    return PublicFigure(
        **_place(claim, document),
        indicator=reading["indicator"],
        dimension=reading.get("dimension") or "",
        value=_amount(reading.get("value")),
        unit=reading.get("unit") or "",
        comparator=reading.get("comparator") or "=",
        growth=_amount(reading.get("growth")),
        growth_unit=reading.get("growth_unit") or "",
        measure=reading.get("measure") or "",
        period=reading.get("period") or "",
        status=reading.get("status") or "actual",
    )


def findings_shown(claims: Sequence[Claim]) -> list[PublicFinding]:
    """Findings in their public form, in the order given."""
    documents = documents_of(claim.document for claim in claims)
    shown = []
    for claim in claims:
        if claim.document not in documents:
            continue
        reading: dict[str, Any] = dict(claim.reading)
        shown.append(
            PublicFinding(
                **_place(claim, documents[claim.document]),
                rule=reading["rule"],
                verdict=reading["verdict"],
                message=reading["message"],
                message_in_english=reading.get("message_en") or reading["message"],
                operands=tuple(map(_operand, reading.get("operands") or ())),
            )
        )
    return shown


def appointments_shown(claims: Sequence[Claim]) -> list[PublicAppointment]:
    """Appointments in their public form, in the order given."""
    documents = documents_of(claim.document for claim in claims)
    shown = []
    for claim in claims:
        if claim.document not in documents:
            continue
        reading: dict[str, Any] = dict(claim.reading)
        effective = reading.get("effective")
        shown.append(
            PublicAppointment(
                **_place(claim, documents[claim.document]),
                person=reading["person"],
                action=reading["action"],
                organisation=reading.get("organisation") or "",
                post=reading.get("post") or "",
                qualifiers=tuple(reading.get("qualifiers") or ()),
                effective=date.fromisoformat(effective) if effective else None,
            )
        )
    return shown


def _operand(told: dict[str, Any]) -> Operand:
    amount = f"{told.get('value') or ''}{told.get('unit') or ''}"
    return Operand(told.get("name") or "", amount, *told["span"])


def _place(claim: Claim, document: PublicDocument) -> dict[str, Any]:
    return {
        "key": claim.key,
        "document": document,
        "provision": claim.provision,
        "words": claim.words,
        "start": claim.start,
        "end": claim.end,
    }


def _amount(printed: object) -> Decimal | None:
    return None if printed in (None, "") else Decimal(str(printed))


def checked_sums(document: PublicDocument) -> list[tuple[PublicFigure, tuple[PublicFigure, ...]]]:
    """What a document lists as the parts of a total, where all of it is public and adds up.

    Only the figures come out, which the document prints; no finding is told that was not
    released.
    """
    rows = list(public_claims("figure", of=[document]).order_by("start"))
    figures = {(one.start, one.end): one for one in figures_shown(rows)}
    sums = Claim.objects.filter(
        document=document.key, kind="finding", title="parts-and-total", status="consistent"
    )
    found = []
    for claim in sums.order_by("start", "key"):
        places = [tuple(operand["span"]) for operand in claim.record["operands"]]
        if len(places) > 1 and all(place in figures for place in places):
            total, *parts = (figures[place] for place in places)
            found.append((total, tuple(parts)))
    return found
