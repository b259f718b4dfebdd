"""The entries in their order, read without holding all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import transaction

from luoshi.ledger import Entry
from luoshi_server.ledger.following import Follower, Told, followers
from luoshi_server.ledger.kinds import kinds
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import locked_end


def lines(after: int = 0) -> Iterator[Line]:
    """The lines after a number, in order."""
    return iter(Line.objects.filter(number__gt=after).order_by("number").iterator(chunk_size=2000))


def entries(after: int = 0) -> Iterator[Entry]:
    """The entries after a number, in order."""
    return (line.entry() for line in lines(after))


def told(rows: Iterable[Line]) -> Iterator[Told]:
    """The events of lines, each with the instant at which it was told."""
    known = kinds()
    for row in rows:
        entry = row.entry()
        yield Told(row.number, entry.event(known), entry.instant, row.actor, row.reason)


@transaction.atomic
def rebuild() -> None:
    """Forget all state and build it again from the entries alone.

    Entries that were told together are followed together, by one follower after the other, as
    when they were told: what a follower looks up in a lower one is what stood there then.
    """
    locked_end()
    for follower in reversed(followers()):
        follower.forget()
    waiting: list[Follower] = []
    for follower in followers():
        if follower.rebuild is None:
            waiting.append(follower)
            continue
        _follow_all(waiting)
        waiting = []
        follower.rebuild(told(lines()))
    _follow_all(waiting)


def _follow_all(some: list[Follower]) -> None:
    if not some:
        return
    for _, together in groupby(told(lines()), key=lambda one: (one.recorded, one.actor)):
        batch = list(together)
        for follower in some:
            follower.follow(batch)
