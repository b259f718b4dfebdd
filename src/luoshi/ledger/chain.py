"""Verifying a ledger, and replaying what it tells.

The chain shows that no line was altered since the last digest that somebody else has
seen.  It cannot show that its end was cut off; so a root is made public each day, and
a ledger is verified against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from luoshi.ledger.entry import BEGINNING, Entry
from luoshi.ledger.event import Event


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry at which a ledger is not what was written, and how that shows.

    Of an export another part may be altered than the ledger; then `part` names it and no entry
    is meant.
    """

    number: int
    reason: str
    part: str = ""


def verify(entries: Iterable[Entry], *, root: str | None = None) -> Broken | None:
    """The first altered entry; None if every line is as it was written.

    `root` is a digest that was made public: one of the entries must bear it.
    """
    before, expected, seen_root = BEGINNING, 1, root is None
    for entry in entries:
        if entry.number != expected:
            return Broken(expected, f"number {entry.number} stands where {expected} should")
        if entry.before != before:
            return Broken(entry.number, "it is not chained to the entry before it")
        if entry.digest != entry.digest_of_content():
            return Broken(entry.number, "its content is not what its digest says")
        before, expected = entry.digest, expected + 1
        seen_root = seen_root or entry.digest == root
    if not seen_root:
        return Broken(expected, "no entry bears the root that was made public")
    return None


def daily_roots(entries: Iterable[Entry]) -> dict[date, str]:
    """The digest of the last entry of each day, to be made public."""
    return {entry.instant.date(): entry.digest for entry in entries}


def replay(
    entries: Iterable[Entry], kinds: Mapping[str, type[Event]]
) -> Iterator[tuple[Event, datetime]]:
    """The events in their order, each with the instant at which it was told."""
    for entry in entries:
        yield entry.event(kinds), entry.instant
