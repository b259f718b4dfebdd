"""The JSON Schema of a kind of event, from its fields."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from luoshi.ledger import Event
from luoshi.ledger.fields import FieldOf, fields_of
from luoshi_server.api.fields import DECIMAL
from luoshi_server.ledger.typed import required_fields

PLAIN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": DECIMAL},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}


def schema_of(kind: type[Event]) -> dict[str, Any]:
    """What an event of this kind must be like."""
    told = fields_of(kind)
    needed = required_fields(kind)
    return {
        "type": "object",
        "title": kind.name_in_chinese(),
        "description": (kind.__doc__ or "").strip(),
        "additionalProperties": False,
        "required": ["kind", *(field.name for field in told if field.name in needed)],
        "properties": {
            "kind": {"const": kind.__name__},
            **{field.name: _of_field(field) for field in told},
        },
    }


def _of_field(field: FieldOf) -> dict[str, Any]:
    schema = _of(field.kind)
    return {"anyOf": [schema, {"type": "null"}]} if field.optional else schema


def _of(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) in (tuple, frozenset):
        return {"type": "array", "items": _of(get_args(kind)[0])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    return dict(PLAIN.get(kind, {"type": "object"}))
