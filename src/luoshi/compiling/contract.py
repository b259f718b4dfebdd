"""The compiled gazette as the JSON that other programs read.

The schema beside this file is the contract: fields may be added, none renamed or retyped.
All offsets are those of the reading text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

from luoshi.document import Document, Flow, Provision
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Span


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every compiled gazette satisfies."""
    words = resources.files("luoshi.compiling").joinpath("contract.schema.json").read_text("utf-8")
    return json.loads(words)  # type: ignore[no-any-return]


def contract_of(gazette: Gazette) -> dict[str, Any]:
    """The gazette as one JSON object, keys in the order of the contract."""
    flow, place = gazette.flow, _Places(gazette)
    source, coverage = gazette.source, gazette.coverage
    return {
        "source": {
            "name": source.name,
            "format": source.format,
            "sha256": source.sha256,
            "characters": source.characters,
            "pages": source.pages,
        },
        "documents": [_document(document, place) for document in gazette.documents],
        "provisions": [
            _provision(provision, place)
            for document in gazette.documents
            for provision in document.provisions
        ],
        "duties": [_record(duty, place, flow) for duty in gazette.duties],
        "figures": [_record(figure, place, flow) for figure in gazette.figures],
        "appointments": [_record(item, place, flow) for item in gazette.appointments],
        "units": [_plain(unit, place) for unit in gazette.units],
        "findings": [_finding(finding, place) for finding in gazette.findings],
        "noise": list(_noise(flow)),
        "coverage": {
            "characters": coverage.characters,
            "by_reason": dict(coverage.by_reason),
        },
        "uncovered": [
            {**place.of(sentence.span), "reason": sentence.reason}
            for sentence in coverage.uncovered
        ],
    }


class _Places:
    """Spans of the flow as spans of the reading text, with page and box where there are any."""

    def __init__(self, gazette: Gazette) -> None:
        self._flow = gazette.flow
        self._reading = gazette.reading

    def span(self, span: Span) -> list[int]:
        return list(self._flow.source(span))

    def of(self, span: Span, name: str = "span") -> dict[str, Any]:
        start, end = self._flow.source(span)
        placed: dict[str, Any] = {name: [start, end]}
        place = self._reading.place_of(start) if self._reading.places else None
        if place is not None:
            where = {"page": place.page, "box": place.box, "paragraph": place.paragraph}
            placed["place"] = {key: value for key, value in where.items() if value is not None}
        return placed


def _document(document: Document, place: _Places) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number,
        "title": document.title,
        "notice_title": document.notice_title,
        "issuers": list(document.issuers),
        "speaker": document.speaker,
        "occasion": document.occasion,
        "addressees": list(document.addressees),
        "delivered": _plain(document.delivered),
        "signed": _plain(document.signed),
        "printed": _plain(document.printed),
        "cites": list(document.cites),
        **place.of(document.span),
        "tables": [
            {
                "caption": table.caption,
                "header": [[cell.words for cell in row] for row in table.header],
                "rows": [[cell.words for cell in row] for row in table.rows],
                "note": table.note,
                **place.of(table.span),
            }
            for table in document.tables
        ],
    }


def _provision(provision: Provision, place: _Places) -> dict[str, Any]:
    return {
        "id": provision.id,
        "document": provision.document,
        "path": list(provision.path),
        "label": provision.label,
        "heading": provision.heading,
        "level": provision.level,
        **place.of(provision.span),
        "scope": place.span(provision.scope),
    }


def _record(record: Any, place: _Places, flow: Flow) -> dict[str, Any]:
    """A duty, figure or appointment: its own fields in their order, the place, the quote."""
    written: dict[str, Any] = {}
    for name in _names(type(record)):
        value = getattr(record, name)
        if name == "span":
            written.update(place.of(value))
        else:
            written[name] = _plain(value, place)
    if "quote" not in written:
        written["quote"] = flow.text[slice(*record.span)]
    return written


def _finding(finding: Finding, place: _Places) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "message": finding.message,
        "message_en": finding.message_en,
        "unit": finding.unit,
        "stated": _plain(finding.stated),
        "recomputed": _plain(finding.recomputed),
        "range": _plain(finding.range),
        "difference": _plain(finding.difference),
        "tolerance": _plain(finding.tolerance),
        "operands": [
            {
                "name": operand.name,
                "value": _plain(operand.value),
                "unit": operand.unit,
                "span": place.span(operand.span),
            }
            for operand in finding.operands
        ],
        **place.of(finding.span),
    }


def _noise(flow: Flow) -> Iterator[dict[str, Any]]:
    told = [
        {"kind": noise.kind, "span": list(noise.span), "repaired": noise.repaired}
        for noise in flow.noise
    ]
    seams = [{"kind": "seam", "span": list(span), "repaired": ""} for span in flow.seams()]
    yield from sorted((*told, *seams), key=lambda item: (item["span"], item["kind"]))


_FIELDS: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind))
    return _FIELDS[kind]


def _plain(value: Any, place: _Places | None = None) -> Any:
    """A value as JSON has it: decimals as strings, days as ISO, records as objects."""
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Span) and place is not None:
        return place.span(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item, place) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name), place) for name in _names(type(value))}
    return [_plain(item, place) for item in value]
