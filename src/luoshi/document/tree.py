"""The tree of a published text: documents, their provisions, their tables.

All spans here are offsets into `Flow.text`, the text without its layout; `Flow.source`
turns them into offsets of the reading text when something is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from luoshi.provenance import Span

Kind = Literal[
    "work_report",
    "plan_report",
    "budget_report",
    "action_plan",
    "task_division",
    "opinion",
    "appointment",
    "statistics",
    "notice",
    "regulation",
    "reply",
    "other",
]


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of a document's tree.

    `id` is its Akoma Ntoso eId; `label` as printed, or None for an unnumbered paragraph with
    a title.  `span` covers label and heading, `scope` all that the provision governs, its
    children included.  `parent` is the id of the provision above, or None.
    """

    id: str
    document: str
    path: tuple[str, ...]
    label: str | None
    heading: str
    level: int
    span: Span
    scope: Span
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, unit line, header rows, body rows.

    Rows may be ragged where the layout lost an empty cell; nothing is filled in.
    """

    span: Span
    caption: str
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One published text with what its head and its foot say.

    `span` runs from the first character of its head to the last of its foot; `body` is where
    the text itself stands (for a notice that issues a text: the text issued).
    """

    id: str
    kind: Kind
    title: str
    span: Span
    body: Span
    number: str | None = None
    notice_title: str | None = None
    issuers: tuple[str, ...] = ()
    speaker: str | None = None
    occasion: str | None = None
    addressees: tuple[str, ...] = ()
    delivered: date | None = None
    signed: date | None = None
    printed: date | None = None
    cites: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    tables: tuple[Table, ...] = field(default=())

    def provision_at(self, offset: int) -> Provision | None:
        """The innermost provision whose scope holds the character at `offset`."""
        found = None
        for provision in self.provisions:
            if provision.scope.start > offset:
                break
            if offset < provision.scope.end:
                found = provision
        return found

    def children_of(self, parent: Provision | None) -> Iterator[Provision]:
        """The provisions directly below `parent`, or the chapters where it is None."""
        wanted = None if parent is None else parent.id
        return (provision for provision in self.provisions if provision.parent == wanted)
