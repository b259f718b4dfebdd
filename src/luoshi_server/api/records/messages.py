"""Messages as they are answered."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from luoshi_server.api.fields import EntryNumber, Instant
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.telling.models import Message
from luoshi_server.telling.wording import path_of, sentence

SAME = ("kind", "unit", "person", "matter", "at", "due")


class MessageRow(Schema):
    """One thing told to the member or the member's unit; `page` is where it is shown."""

    number: int
    kind: str
    unit: str
    person: str
    words: str
    matter: str
    page: str
    at: Instant
    due: Instant | None
    is_new: bool

    @staticmethod
    def fields_of(row: Message, upto: int) -> dict[str, Any]:
        """The values of a message; those after `upto` are new."""
        return {
            "number": row.pk,
            **{name: getattr(row, name) for name in SAME},
            "words": sentence(row),
            "page": path_of(row.page),
            "is_new": row.pk > upto,
        }


class SeenGiven(Given):
    """The number of the last message that was seen."""

    upto: EntryNumber


class SeenRow(Schema):
    """Up to which message the member has seen them, and how many are new."""

    upto: int
    new: int


class DigestWanted(Schema):
    """Whether the member is sent one mail a day with what is new."""

    wanted: bool


class DigestChosen(Given):
    """Whether one wants that mail."""

    wanted: bool


class CalendarMade(Schema):
    """The new address of the calendar; it stands in this answer and nowhere else."""

    address: str
