"""What follows the ledger: each table of state is brought up to date with every entry.

Applications above the ledger name what must be done with a new entry; it is done in the
same transaction.  They can also clear what they keep, so that all of it can be built again
from the entries alone: that is how the nightly check shows that nothing else feeds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from luoshi.ledger import Event


class Told(NamedTuple):
    """An entry and its event: `number` in the ledger, the instant at which it was told, by whom."""

    number: int
    event: Event
    recorded: datetime
    actor: str
    reason: str


class Follower(NamedTuple):
    """A table of state: what it does with entries, and how it forgets everything.

    `rebuild` is given all entries at once, where that is quicker than one after the other.
    """

    name: str
    order: int
    follow: Callable[[Sequence[Told]], None]
    forget: Callable[[], None]
    rebuild: Callable[[Iterable[Told]], None] | None = None


_followers: dict[str, Follower] = {}


def register(follower: Follower) -> None:
    """Let `follower` be told of every entry from now on."""
    _followers[follower.name] = follower


def followers() -> list[Follower]:
    """All followers, those of the lower layers first."""
    return sorted(_followers.values(), key=lambda one: one.order)
