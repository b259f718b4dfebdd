"""Gazettes, their documents and what was read in them, as answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from luoshi_server.api.fields import EntryNumber, Instant, Key, Name, Number, Required
from luoshi_server.api.openness import shown
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.documents.models import Claim, Document, Gazette, Provision


class GazetteRow(Schema):
    """A file that was taken in, and how far reading it has come."""

    key: str
    name: str
    sha256: str
    state: str
    step: str
    progress: int
    fault: str
    format: str
    characters: int
    pages: int | None
    replaces: str
    taken_in: Instant
    taken_in_by: str

    @staticmethod
    def fields_of(row: Gazette) -> dict[str, Any]:
        """The values of a gazette."""
        return {name: getattr(row, name) for name in GazetteRow.model_fields}


class TallyRow(Schema):
    """How many claims of a kind are in each state; `clear` are open and without a doubt."""

    kind: str
    by_state: dict[str, int]
    clear: int


class GazetteOne(GazetteRow):
    """One gazette with its documents and the account of what was read in it."""

    coverage: dict[str, Any]
    documents: list[str]
    tallies: list[TallyRow]


class DocumentRow(Schema):
    """One document of a gazette."""

    key: str
    gazette: str
    letter: str
    kind: str
    number: str
    title: str
    issuers: list[str]
    dated: date | None
    start: int
    end: int
    in_force: bool

    @staticmethod
    def fields_of(row: Document) -> dict[str, Any]:
        """The values of a document."""
        names = DocumentRow.model_fields.keys() - {"gazette"}
        return {**{name: getattr(row, name) for name in names}, "gazette": row.gazette_id}


class ProvisionRow(Schema):
    """A provision, with its address and its place in the reading text."""

    address: str
    label: str
    heading: str
    level: int
    start: int
    end: int

    @staticmethod
    def fields_of(row: Provision) -> dict[str, Any]:
        """The values of a provision."""
        return {name: getattr(row, name) for name in ProvisionRow.model_fields}


class Stretch(Schema):
    """A stretch of the reading text."""

    start: int
    end: int
    text: str


RECORDS = {"duty": "Figure", "figure": "Figure", "appointment": "Appointment", "finding": "Finding"}


class ClaimRow(Schema):
    """One thing that was read.  `reading` is what holds; `record` what was read first."""

    key: str
    gazette: str
    document: str
    kind: str
    provision: str
    start: int
    end: int
    words: str
    title: str
    value: Number | None
    period: str | None
    status: str | None
    state: str
    public: bool
    reading: dict[str, Any]
    record: dict[str, Any] | None
    doubts: list[str] | None
    rank: int | None
    reviewed_by: str | None
    reviewed_at: Instant | None
    reason: str | None

    @staticmethod
    def fields_of(row: Claim, *, is_inside: bool) -> dict[str, Any]:
        """The values of a claim, as the caller may see them."""
        names = ClaimRow.model_fields.keys() - {"gazette"}
        values = {name: getattr(row, name) for name in names}
        return {
            **shown(RECORDS[row.kind], values, is_inside=is_inside),
            "gazette": row.gazette_id,
        }


ClaimKind = Literal["duty", "figure", "appointment", "finding"]


class Split(Given):
    """Before which signs of its words a duty is cut."""

    at: Annotated[list[EntryNumber], Field(min_length=1, max_length=50)]
    reason: Required


class Merge(Given):
    """Which duties of one document are one."""

    claims: Annotated[list[Key], Field(min_length=2, max_length=50)]
    reason: Required


class AcceptAll(Given):
    """Which of a gazette's claims are accepted as they were read.

    `without_doubt` takes only those that nobody need look at.
    """

    claims: Annotated[list[Key], Field(min_length=1, max_length=500)] | None = None
    kind: ClaimKind | None = None
    document: Name | None = None
    without_doubt: bool = True


class Accepted(Schema):
    """How many were accepted."""

    count: int
