"""Events as they are told, the kinds of them, and what became of each."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, WithJsonSchema

from luoshi_server.api.fields import Words
from luoshi_server.api.records.duty_acts import Given

ToldEvent = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "title": "ToldEvent",
            "description": "An event: its kind, what it is about, which unit tells it, when, and "
            "its own fields.  `GET /api/v1/kinds/{name}` gives the schema of each kind.  Where "
            "it names no unit, the member's own tells it; where it names no instant, it is now.",
            "required": ["kind", "about"],
            "properties": {
                "kind": {"type": "string", "maxLength": 60},
                "about": {"type": "string", "minLength": 1, "maxLength": 200},
                "unit": {"type": "string", "maxLength": 200},
                "at": {"type": "string", "format": "date-time"},
            },
        }
    ),
]


class Telling(Given):
    """One event, why it is told, and whether it is only tried."""

    event: ToldEvent
    reason: Words = ""
    dry_run: bool = False


class TellingMany(Given):
    """Up to 500 events, each taken or refused by itself; `dry_run` records none of them."""

    events: Annotated[list[ToldEvent], Field(min_length=1, max_length=500)]
    reason: Words = ""
    dry_run: bool = False


class Recorded(Schema):
    """The entry of an event; none where it was only tried."""

    entry: int | None
    event_id: str
    kind: str
    about: str


class Fault(Schema):
    """A field, why it cannot stand, and what to do."""

    field: str
    reason: str
    advice: str


class LineResult(Schema):
    """What became of one event of many: recorded, or refused with every fault."""

    line: int
    is_recorded: bool
    entry: int | None
    event_id: str | None
    status: int
    errors: list[Fault]


class ManyResults(Schema):
    """What became of each, in the order in which they were told."""

    recorded: int
    refused: int
    dry_run: bool
    results: list[LineResult]


class KindRow(Schema):
    """A kind of event: its name, what it is called, and whether the caller may tell it."""

    name: str
    title: str
    verb: str
    may_tell: bool


class KindOne(KindRow):
    """A kind with the JSON Schema of its events."""

    fields: dict[str, Any]
