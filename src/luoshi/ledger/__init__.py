"""The events, in the order in which they were told, each chained to the one before."""

from luoshi.ledger.chain import Broken, daily_roots, replay, verify
from luoshi.ledger.entry import BEGINNING, Entry, EntryUnreadable, entry_after, entry_from
from luoshi.ledger.event import Event, EventRefused
from luoshi.ledger.export import ExportNotWritten, Manifest, NotItsContent, write_export
from luoshi.ledger.lines import RefusedLine, events_from, line_of
from luoshi.ledger.verification import (
    ExportUnreadable,
    Verification,
    verification_of,
    verify_export,
)

__all__ = [
    "BEGINNING",
    "Broken",
    "Entry",
    "EntryUnreadable",
    "Event",
    "EventRefused",
    "ExportNotWritten",
    "ExportUnreadable",
    "Manifest",
    "NotItsContent",
    "RefusedLine",
    "Verification",
    "daily_roots",
    "entry_after",
    "entry_from",
    "events_from",
    "line_of",
    "replay",
    "verification_of",
    "verify",
    "verify_export",
    "write_export",
]
