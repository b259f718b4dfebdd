"""One line of the ledger: an event as it was told, chained to the line before.

An entry says which event, when it was recorded, by whom and in which request, and the
digest of the entry before it.  Its own digest covers all of this; so whoever alters,
removes or moves a line would have to alter every line after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from luoshi.calendars import local
from luoshi.errors import LuoshiError
from luoshi.ledger.event import Event
from luoshi.ledger.fields import Plain, canonical, plain_of, record_from

BEGINNING = "0" * 64
"""What the first entry is chained to."""


class EntryUnreadable(LuoshiError):
    """Entry {number} cannot be read: {reason}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event in the ledger.

    `told` is the event in plain JSON, its kind included; `recorded` the instant at which
    it was told; `actor` the person or program that told it, `request` what they asked for.
    """

    number: int
    recorded: str
    told: Mapping[str, Any]
    actor: str = ""
    reason: str = ""
    request: str = ""
    before: str = BEGINNING
    digest: str = ""

    def content(self) -> dict[str, Plain]:
        """All that the digest covers."""
        return {
            "number": self.number,
            "recorded": self.recorded,
            "told": dict(self.told),
            "actor": self.actor,
            "reason": self.reason,
            "request": self.request,
            "before": self.before,
        }

    def digest_of_content(self) -> str:
        """The SHA-256 of the canonical JSON of everything but the digest itself."""
        return hashlib.sha256(canonical(self.content()).encode()).hexdigest()

    def to_line(self) -> str:
        """This entry as one line of canonical JSON."""
        return canonical({**self.content(), "digest": self.digest})

    def event(self, kinds: Mapping[str, type[Event]]) -> Event:
        """The event that was told; `kinds` are all that this ledger may hold, by name."""
        name = str(self.told.get("kind"))
        if name not in kinds:
            raise EntryUnreadable(number=self.number, reason=f"nobody declared the kind {name}")
        try:
            event: Event = record_from(kinds[name], self.told, kinds)
        except (ValueError, TypeError, LuoshiError) as error:
            raise EntryUnreadable(number=self.number, reason=str(error)) from error
        return event

    @property
    def instant(self) -> datetime:
        """When the event was told."""
        return datetime.fromisoformat(self.recorded)


def entry_after(
    last: Entry | None,
    event: Event,
    *,
    recorded: datetime,
    actor: str = "",
    reason: str = "",
    request: str = "",
) -> Entry:
    """The entry for `event` that follows `last`, or the first one of a ledger."""
    plain = plain_of(event)
    assert isinstance(plain, dict)
    open_entry = Entry(
        number=1 if last is None else last.number + 1,
        recorded=local(recorded).isoformat(),
        told=plain,
        actor=actor,
        reason=reason,
        request=request,
        before=BEGINNING if last is None else last.digest,
    )
    return Entry(**open_entry.content(), digest=open_entry.digest_of_content())  # type: ignore[arg-type]


def entry_from(line: str, number: int) -> Entry:
    """The entry on line `number` of a ledger, as it stands there; nothing is verified."""
    try:
        plain = json.loads(line)
        if not isinstance(plain, dict) or not isinstance(plain.get("told"), dict):
            raise ValueError("it is no record of an event")
        return Entry(**plain)
    except (ValueError, TypeError) as error:
        raise EntryUnreadable(number=number, reason=str(error)) from error
