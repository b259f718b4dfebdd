"""The columns of a register, from which its pages, forms and exports are made."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ColumnKind = Literal[
    "text", "whole number", "decimal", "day", "instant", "yes or no", "choice", "list"
]

KINDS: dict[type, ColumnKind] = {
    str: "text",
    bool: "yes or no",
    int: "whole number",
    Decimal: "decimal",
    datetime: "instant",
    date: "day",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the code, its title on a page, and what it holds.

    A `personal` column shows something about a person, and is left out of what is
    published.
    """

    name: str
    title: str
    kind: ColumnKind
    unit: str = ""
    optional: bool = False
    personal: bool = False
    choices: tuple[str, ...] = ()


def column(title: str, *, unit: str = "", personal: bool = False, default: Any = MISSING) -> Any:
    """A field of a register's record, with its title in Chinese and its unit."""
    told = {"title": title, "unit": unit, "personal": personal}
    return field(metadata=told) if default is MISSING else field(metadata=told, default=default)


_COLUMNS: dict[type, tuple[Column, ...]] = {}


def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a register that holds records of this type."""
    known = _COLUMNS.get(record)
    if known is None:
        hints = get_type_hints(record)
        known = tuple(_column(one, hints[one.name]) for one in fields(record))
        _COLUMNS[record] = known
    return known


def _column(one: Field[Any], hint: Any) -> Column:
    optional = False
    if get_origin(hint) in (Union, UnionType):
        optional = NoneType in get_args(hint)
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    kind, choices = _kind(hint)
    return Column(
        one.name,
        one.metadata.get("title", one.name),
        kind,
        one.metadata.get("unit", ""),
        optional,
        one.metadata.get("personal", False),
        choices,
    )


def _kind(hint: Any) -> tuple[ColumnKind, tuple[str, ...]]:
    if get_origin(hint) is Literal:
        return "choice", tuple(map(str, get_args(hint)))
    if get_origin(hint) in (tuple, frozenset):
        return "list", ()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "choice", tuple(str(member.value) for member in hint)
    if hint in KINDS:
        return KINDS[hint], ()
    raise TypeError(f"a register has no column for a {hint!r}")
