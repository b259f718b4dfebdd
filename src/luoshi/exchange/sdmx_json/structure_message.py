"""The structure message: what can be asked for, before any value is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from luoshi.exchange.sdmx_json import components as parts
from luoshi.exchange.sdmx_json.observations import Code, Observation, Publisher

_CODED = (parts.AREA, parts.INDICATOR, parts.STATUS, parts.UNIT)
_ALL = (*_CODED, parts.TIME, parts.VALUE, parts.COMPARATOR, parts.SOURCE)


def structure_message(
    observations: Iterable[Observation], *, publisher: Publisher, prepared: datetime
) -> bytes:
    """The structure of the data message of the same observations, with the codes they use."""
    names = parts.Names(publisher.id)
    told = tuple(observations)
    codes: dict[Code, Iterable[Code]] = {
        parts.AREA: (each.area for each in told),
        parts.INDICATOR: (each.indicator for each in told),
        parts.STATUS: parts.STATUSES.values(),
        parts.UNIT: (each.unit for each in told),
        parts.COMPARATOR: parts.COMPARATORS.values(),
    }
    own = {"version": parts.VERSION, "agencyID": publisher.id, "isExternalReference": False}
    message = {
        **parts.meta(publisher, schema="structure", prepared=prepared),
        "data": {
            "codelists": [
                {**_codelist(component), **own, "codes": _distinct(found)}
                for component, found in codes.items()
            ],
            "conceptSchemes": [
                {**parts.named(parts.TITLE), **own, "concepts": [*map(parts.named, _ALL)]}
            ],
            "dataStructures": [
                {
                    **parts.named(parts.TITLE),
                    **own,
                    "dataStructureComponents": _components(names),
                }
            ],
            "dataflows": [
                {
                    **parts.named(parts.TITLE),
                    **own,
                    "structure": names.of("datastructure", "DataStructure", parts.STRUCTURE),
                }
            ],
        },
    }
    return parts.written(message).encode()


def _codelist(component: Code) -> dict[str, Any]:
    return parts.named(Code(f"CL_{component.id}", component.name, component.english))


def _distinct(codes: Iterable[Code]) -> list[dict[str, Any]]:
    by_id = {code.id: code for code in codes}
    return [parts.named(by_id[id]) for id in sorted(by_id)]


def _components(names: parts.Names) -> dict[str, Any]:
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [
                {
                    "id": code.id,
                    "position": at,
                    "conceptIdentity": names.concept(code),
                    "localRepresentation": _enumeration(names, code),
                }
                for at, code in enumerate(_CODED)
            ],
            "timeDimension": {
                "id": parts.TIME.id,
                "conceptIdentity": names.concept(parts.TIME),
                "localRepresentation": {"format": {"dataType": "ObservationalTimePeriod"}},
            },
        },
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [
                {
                    "id": parts.VALUE.id,
                    "conceptIdentity": names.concept(parts.VALUE),
                    "localRepresentation": {"format": {"dataType": "Decimal"}},
                    "usage": "optional",
                }
            ],
        },
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [
                {
                    "id": code.id,
                    "conceptIdentity": names.concept(code),
                    "localRepresentation": representation,
                    "attributeRelationship": {"observation": {}},
                    "usage": usage,
                }
                for code, representation, usage in (
                    (parts.COMPARATOR, _enumeration(names, parts.COMPARATOR), "mandatory"),
                    (parts.SOURCE, {"format": {"dataType": "String"}}, "optional"),
                )
            ],
        },
    }


def _enumeration(names: parts.Names, component: Code) -> dict[str, str]:
    return {"enumeration": names.of("codelist", "Codelist", f"CL_{component.id}")}
