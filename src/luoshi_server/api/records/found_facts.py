"""Facts that people find and no case says: as they are answered, and as they are given."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from luoshi.calendars import SHANGHAI
from luoshi_server.api.fields import Name, Number, Required
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.api.records.scores import Figure, KindName
from luoshi_server.scoring.models import FoundFact

SAME = ("key", "kind", "unit", "about", "amount", "words", "found_by", "taken_back", "entry")


class FoundFactRow(Schema):
    """A fact that somebody found; `taken_back` is why it counts no more, empty if it counts.

    `about` is the duty, or the unit itself.
    """

    key: str
    kind: str
    unit: str
    on: date
    about: str
    amount: Number
    words: str
    found_by: str
    taken_back: str
    entry: int

    @staticmethod
    def fields_of(row: FoundFact) -> dict[str, Any]:
        """The values of a fact that was found."""
        return {
            **{name: getattr(row, name) for name in SAME},
            "on": row.counts_at.astimezone(SHANGHAI).date(),
        }


class FoundKindRow(Schema):
    """A kind of facts that only people find, and what it is called."""

    kind: str
    title: str


class Finding(Given):
    """What was found of which unit, on which day it counts, and on what that rests."""

    kind: KindName
    unit: KindName
    on: date
    words: Required
    duty: Annotated[Name, Field(max_length=80)] = ""
    amount: Figure = Field(default="1", validate_default=True)
