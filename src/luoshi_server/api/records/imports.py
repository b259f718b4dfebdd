"""Tables that are imported, as they are answered."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from luoshi_server.api.fields import Instant
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.running import counts
from luoshi_server.imports.sheets import Sheet


class SheetColumn(Schema):
    """A column of a table: the name of its field, its title in the head row, and an example."""

    name: str
    title: str
    is_required: bool
    example: str


class SheetRow(Schema):
    """A kind of table that the member may hand in."""

    name: str
    title: str
    group: str
    columns: list[SheetColumn]

    @staticmethod
    def fields_of(sheet: Sheet) -> dict[str, Any]:
        """The values of a kind of table."""
        return {
            "name": sheet.name,
            "title": str(sheet.title),
            "group": str(sheet.group),
            "columns": [
                {
                    "name": one.name,
                    "title": str(one.title),
                    "is_required": one.is_required,
                    "example": sheet.example.get(one.name, ""),
                }
                for one in sheet.columns
            ],
        }


class RowCounts(Schema):
    """How many rows are in each state."""

    all: int
    good: int
    bad: int
    known: int
    told: int


class ImportJobRow(Schema):
    """A table that was handed in, and how far it has come."""

    key: str
    sheet: str
    file_name: str
    sha256: str
    made_by: str
    made: Instant
    confirmed: Instant | None
    ended: Instant | None
    state: str
    fault: str

    @staticmethod
    def fields_of(job: ImportJob) -> dict[str, Any]:
        """The values of a table."""
        return {name: getattr(job, name) for name in ImportJobRow.model_fields}


class ImportJobOne(ImportJobRow):
    """One table with the number of its rows in each state."""

    counts: RowCounts

    @staticmethod
    def fields_of(job: ImportJob) -> dict[str, Any]:
        """The values of one table."""
        return {**ImportJobRow.fields_of(job), "counts": counts(job)}


class CellFault(Schema):
    """What is wrong in a row: the field, the reason, and what to do."""

    field: str
    title: str
    reason: str
    advice: str


class TableRow(Schema):
    """One row of a table and what became of it; `entry` is the entry that told it."""

    line: int
    cells: dict[str, str]
    state: str
    faults: list[CellFault]
    entry: int | None

    @staticmethod
    def fields_of(row: ImportRow) -> dict[str, Any]:
        """The values of a row."""
        return {name: getattr(row, name) for name in TableRow.model_fields}
