"""What stands beside a gazette: the units that it names, and the sentences that gave nothing."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from luoshi_server.api.fields import Name
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.documents.layout import Uncovered, words_between
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.units_named import NamedUnit

CategoryName = Literal["office", "department", "subdistrict", "leadership", "other"]
ReasonName = Literal["heading", "table", "head", "past_result", "narrative", "ceremonial", "unread"]


class NamedUnitRow(Schema):
    """A unit as a gazette names it, so many `times`.

    `known_as` is the unit of the register that bears the name, empty if none does; `new_names`
    are those that no unit bears, and `taken` says of the others which unit does.
    """

    name: str
    kind: str
    category: str
    times: int
    new_names: list[str]
    known_as: str
    taken: dict[str, str]

    @staticmethod
    def fields_of(unit: NamedUnit) -> dict[str, Any]:
        """The values of a named unit."""
        return {**unit._asdict(), "taken": dict(unit.taken)}


class UnitChosen(Given):
    """A unit that the gazette names, and what it is, if that is something else."""

    name: Annotated[Name, Field(min_length=1)]
    category: CategoryName | None = None


class UnitsChosen(Given):
    """Which of the units that the gazette names are put on the register."""

    units: Annotated[list[UnitChosen], Field(min_length=1, max_length=2000)]


class Registered(Schema):
    """How many were new, or got a name."""

    count: int


class UncoveredRow(Schema):
    """A sentence in which nothing was read, where it stands, and the class that it falls in."""

    start: int
    end: int
    words: str
    reason: str

    @staticmethod
    def fields_of(gazette: Gazette, one: Uncovered) -> dict[str, Any]:
        """The values of a sentence."""
        return {**one._asdict(), "words": words_between(gazette, one.start, one.end)}
