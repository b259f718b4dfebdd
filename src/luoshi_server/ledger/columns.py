"""What is asked for to tell an event of a kind: a column of a table, or a field of a form, each.

Forms, tables and their templates are derived from here, so a kind of event that is added has
them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from luoshi.calendars import Term
from luoshi.ledger import Event
from luoshi.ledger.fields import FieldOf, fields_of
from luoshi_policies.road_safety.events import Fix, Point
from luoshi_policies.titles import choice_called, title_of

Form = Literal[
    "text",
    "long text",
    "whole number",
    "decimal",
    "day",
    "instant",
    "choice",
    "yes or no",
    "list",
    "days",
    "points",
    "track",
    "term",
]

FORMS: Mapping[type, Form] = {
    str: "text",
    bool: "yes or no",
    int: "whole number",
    Decimal: "decimal",
    datetime: "instant",
    date: "day",
    Term: "term",
}
LONG = frozenset({"words", "reason", "grounds", "outcome", "conduct", "effect", "decision"})
"""Fields in which somebody writes sentences."""


class Asked(NamedTuple):
    """One thing that is asked for: `choices` are the values with what they are called."""

    name: str
    title: str
    form: Form
    unit: str = ""
    hint: str = ""
    is_required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    """What holds where nothing is filled in, as one would fill it in."""

    @property
    def full_title(self) -> str:
        """The title with the unit in which it counts."""
        return f"{self.title}（{self.unit}）" if self.unit else self.title


@lru_cache(maxsize=500)
def asked_of(kind: type[Event]) -> tuple[Asked, ...]:
    """What is asked for, in the order of the kind: the matter, the unit and the instant first."""
    defaults = {one.name: one for one in fields(kind)}
    return tuple(
        _asked(kind.__name__, field, defaults[field.name].default)
        for field in fields_of(kind)
        if field.name != "id"
    )


def _asked(kind: str, field: FieldOf, default: Any) -> Asked:
    title = title_of(kind, field.name)
    return Asked(
        field.name,
        title.title,
        _form(field),
        title.unit,
        title.hint,
        default is MISSING,
        tuple((one, choice_called(field.name, one)) for one in _choices(field.kind)),
        _default(default),
    )


def _default(default: Any) -> str:
    if isinstance(default, bool):
        return "是" if default else "否"
    return default if isinstance(default, str) else ""


def _choices(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(one.value) for one in kind)
    return ()


def _form(field: FieldOf) -> Form:
    if _choices(field.kind):
        return "choice"
    if get_origin(field.kind) is tuple:
        item = get_args(field.kind)[0]
        forms: Mapping[type, Form] = {Point: "points", Fix: "track", date: "days", str: "list"}
        return forms[item]
    if field.kind is str and field.name in LONG:
        return "long text"
    return FORMS[field.kind]
