"""Tables of a text."""

from __future__ import annotations

from luoshi.document.flow import Flow
from luoshi.document.tree import Table
from luoshi.provenance import Span


def tables_of(flow: Flow, body: Span) -> tuple[Table, ...]:
    """The tables of a document's body."""
    return ()
