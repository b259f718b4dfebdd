"""Events as they are told, the kinds of them, and what became of each."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from luoshi_server.api.fields import Name, Words
from luoshi_server.api.records.duty_acts import Given


class ToldEvent(Schema):
    """An event: its kind, what it is about, which unit tells it, when, and its own fields.

    `GET /api/v1/kinds/{name}` gives the schema of each kind.  Decimals are text.
    """

    model_config = ConfigDict(extra="allow")

    kind: Annotated[Name, Field(min_length=1, max_length=60)]
    about: Annotated[Name, Field(min_length=1)]
    unit: Name = ""
    at: str | None = None

    def plain(self) -> dict[str, Any]:
        """All fields as they were told."""
        return self.model_dump(exclude_unset=True)


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
