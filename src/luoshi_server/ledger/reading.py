"""The entries in their order, read without holding all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Protocol

from django.db import transaction

from luoshi.calendars import SHANGHAI
from luoshi.errors import LuoshiError
from luoshi.ledger import Broken, Entry, EntryUnreadable, Event, verify
from luoshi.ledger.fields import record_from
from luoshi_server.ledger.following import Follower, Rebuilding, Told, followers
from luoshi_server.ledger.kinds import kinds
from luoshi_server.ledger.models import End, Line
from luoshi_server.ledger.recording import locked_end
from luoshi_server.platform.upkeep import indexed_at_the_end, look_over_tables, room_for_much

READ_AT_ONCE = 2000

PART = 20_000
"""How many entries are followed at once where nobody looks up what another changes.

What several of them change is written once.
"""


class Row(Protocol):
    """What must be known of a line to know its event."""

    number: int
    recorded: datetime
    told: str
    actor: str
    reason: str


def lines(after: int = 0) -> Iterator[Line]:
    """The lines after a number, in order."""
    return iter(
        Line.objects.filter(number__gt=after).order_by("number").iterator(chunk_size=READ_AT_ONCE)
    )


def entries(after: int = 0) -> Iterator[Entry]:
    """The entries after a number, in order."""
    return (line.entry() for line in lines(after))


def checked() -> tuple[End | None, Broken | None]:
    """The end of the chain, and the first entry that is not as it was written, if there is one."""
    end = End.objects.filter(pk=1).first()
    return end, verify(entries(), root=end.digest if end and end.number else None)


def _rows() -> Iterator[Row]:
    """All lines, with no more of each than an event needs."""
    names = ("number", "recorded", "told", "actor", "reason")
    rows = Line.objects.order_by("number").values_list(*names, named=True)
    return iter(rows.iterator(chunk_size=READ_AT_ONCE))


def told(rows: Iterable[Row]) -> Iterator[Told]:
    """The events of lines, each with the instant at which it was told."""
    known = kinds()
    for row in rows:
        recorded = row.recorded.astimezone(SHANGHAI)
        yield Told(row.number, event_of(row, known), recorded, row.actor, row.reason)


def event_of(row: Row, known: Mapping[str, type[Event]]) -> Event:
    """The event of a line; raises `EntryUnreadable` with the number and the reason."""
    plain = json.loads(row.told)
    kind = known.get(plain.get("kind"))
    if kind is None:
        raise EntryUnreadable(
            number=row.number, reason=f"nobody declared the kind {plain.get('kind')}"
        )
    try:
        event: Event = record_from(kind, plain, known)
    except (ValueError, TypeError, LuoshiError) as error:
        raise EntryUnreadable(number=row.number, reason=str(error)) from error
    return event


@transaction.atomic
def rebuild() -> None:
    """Forget all state and build it again from the entries alone, which are read once.

    Entries that were told together are followed together, by one follower after the other, as
    when they were told: what a follower looks up in a lower one is what stood there then.
    """
    locked_end()
    large = [table for follower in followers() for table in follower.large]
    with room_for_much():
        with indexed_at_the_end(large):
            building = _forget_all()
            for part in _parts(told(_rows())):
                for one in building:
                    one.take(part)
        for one in building:
            one.end()
    look_over_tables()


def _forget_all() -> list[Rebuilding]:
    for follower in reversed(followers()):
        follower.forget()
    return [one.rebuild() if one.rebuild else _Following(one) for one in followers()]


class _Following:
    """A follower that is told everything again."""

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._waiting: list[Told] = []

    def take(self, entries: Sequence[Told]) -> None:
        """Follow the next entries, or note those that are followed at the end."""
        if self._follower.late:
            self._waiting += (one for one in entries if isinstance(one.event, self._follower.late))
        else:
            self._follower.follow(entries)

    def end(self) -> None:
        """Follow what had to wait until everything beneath was built."""
        for _, together in groupby(self._waiting, key=lambda one: (one.recorded, one.actor)):
            self._follower.follow(list(together))


def _parts(entries: Iterable[Told]) -> Iterator[list[Told]]:
    """The entries in parts: one for each telling that turns what others look up, few for the rest.

    What is told of cases and registers changes nothing beneath them, so much of it is taken
    at once.
    """
    turns = tuple(kind for follower in followers() for kind in follower.turns)
    part: list[Told] = []
    for _, together in groupby(entries, key=lambda one: (one.recorded, one.actor)):
        group = list(together)
        if any(isinstance(one.event, turns) for one in group):
            if part:
                yield part
            yield group
            part = []
            continue
        part += group
        if len(part) >= PART:
            yield part
            part = []
    if part:
        yield part
