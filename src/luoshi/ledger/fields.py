"""The fields of a record as plain JSON, and back, with each fault named.

Only what can be written one way has a form here: text, whole numbers, decimals (as
text, never as a float), days, instants, choices, tuples and records of these.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

Plain = None | bool | int | str | list[Any] | dict[str, Any]


class FieldOf(NamedTuple):
    """A field of a record: its name and the kind of thing it holds."""

    name: str
    kind: Any
    optional: bool


_FIELDS: dict[type, tuple[FieldOf, ...]] = {}
_KINDS: dict[type, dict[str, Any]] = {}


def fields_of(record: type) -> tuple[FieldOf, ...]:
    """The fields of a dataclass with their kinds."""
    known = _FIELDS.get(record)
    if known is None:
        hints = get_type_hints(record)
        known = tuple(_field(field.name, hints[field.name]) for field in fields(record))
        _FIELDS[record] = known
    return known


def _field(name: str, hint: Any) -> FieldOf:
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        if len(kinds) == 1:
            return FieldOf(name, kinds[0], True)
        return FieldOf(name, hint, NoneType in get_args(hint))
    return FieldOf(name, hint, False)


def fault_of(field: FieldOf, value: object) -> str | None:
    """What is wrong with `value` in this field, in one line; nothing if it may stand."""
    if value is None:
        return None if field.optional else f"{field.name} is missing"
    kind = field.kind
    if type(value) is kind is str and value:
        return None
    if kind is int:
        if type(value) is not int:
            return f"{field.name} must be a whole number, not {value!r}"
        return f"{field.name} cannot be below zero, it is {value}" if value < 0 else None
    if kind is datetime:
        if not isinstance(value, datetime):
            return f"{field.name} must be an instant, not {value!r}"
        return None if value.tzinfo else f"{field.name} has no time zone: {value}"
    if get_origin(kind) is Literal:
        if value in get_args(kind):
            return None
        return f"{field.name} must be one of {', '.join(map(str, get_args(kind)))}, not {value!r}"
    if get_origin(kind) is tuple:
        return None if isinstance(value, tuple) else f"{field.name} must be a tuple"
    if isinstance(kind, type) and not isinstance(value, kind):
        return f"{field.name} must be {_noun_for(kind)}, not {value!r}"
    if field.name == "about" and not value:
        return "it does not say what it is about"
    return None


def _noun_for(kind: type) -> str:
    return {str: "text", Decimal: "a decimal", date: "a day", bool: "true or false"}.get(
        kind, f"a {kind.__name__}"
    )


def plain_of(value: Any) -> Plain:
    """`value` as it stands in JSON.  A record inside an event says which kind it is."""
    if value is None or (isinstance(value, str | bool | int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return plain_of(value.value)
    if isinstance(value, tuple | frozenset):
        # A set has no order; its plain form must have one.
        items = value if isinstance(value, tuple) else sorted(value)
        return [plain_of(item) for item in items]
    if is_dataclass(value) and not isinstance(value, type):
        record = {f.name: plain_of(getattr(value, f.name)) for f in fields_of(type(value))}
        return {"kind": type(value).__name__, **record}
    raise TypeError(f"a {type(value).__name__} has no plain form: {value!r}")


def value_from(kind: Any, plain: Any, kinds: Mapping[str, type]) -> Any:
    """What `plain` stands for in a field of this kind; raises ValueError with the reason."""
    if plain is None or type(plain) is kind:
        return plain
    if kind is Decimal:
        try:
            return Decimal(plain) if isinstance(plain, str | int) else plain
        except InvalidOperation:
            raise ValueError(f"{plain!r} is no number") from None
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, frozenset) and isinstance(plain, list):
        return origin(value_from(arguments[0], item, kinds) for item in plain)
    if isinstance(plain, dict):
        named = kinds.get(str(plain.get("kind")), kind)
        if not is_dataclass(named):
            raise ValueError(f"{plain.get('kind')!r} is a kind nobody declared")
        return record_from(named, plain, kinds)
    return plain


def record_from(record: Any, plain: Mapping[str, Any], kinds: Mapping[str, type]) -> Any:
    """A record of this type from its plain fields; raises ValueError or TypeError."""
    known = _kinds_of(record)
    if not known.keys() >= plain.keys():
        unknown = plain.keys() - known.keys()
        raise ValueError(f"{record.__name__} has no {', '.join(sorted(unknown))}")
    return record(
        **{
            name: value_from(known[name], value, kinds)
            for name, value in plain.items()
            if name != "kind"
        }
    )


def _kinds_of(record: type) -> dict[str, Any]:
    """The kind of each thing that the plain form of a record names; its own kind is one of them."""
    known = _KINDS.get(record)
    if known is None:
        known = {field.name: field.kind for field in fields_of(record)} | {"kind": str}
        _KINDS[record] = known
    return known


def canonical(plain: Plain) -> str:
    """The one way to write plain JSON: keys in order, no spaces, characters as they are."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def identity_of(record: Any) -> str:
    """A short name for what a record says: the same words, the same name."""
    return hashlib.sha256(canonical(plain_of(record)).encode()).hexdigest()[:16]
