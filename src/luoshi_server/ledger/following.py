"""What follows the ledger: each table of state is brought up to date with every entry.

Applications above the ledger name what must be done with a new entry; it is done in the
same transaction.  They can also clear what they keep, so that all of it can be built again
from the entries alone: that is how the nightly check shows that nothing else feeds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from django.db.models import Model

from luoshi.ledger import Event


class Told(NamedTuple):
    """An entry and its event: `number` in the ledger, the instant at which it was told, by whom."""

    number: int
    event: Event
    recorded: datetime
    actor: str
    reason: str


class Rebuilding(Protocol):
    """A table of state that is built again, where that is quicker than following anew."""

    def take(self, entries: Sequence[Told]) -> None:
        """The next entries, in their order; whatever lies beneath has taken them already."""
        ...

    def end(self) -> None:
        """There are no more."""
        ...


class NotRebuilt:
    """What was told once is not told again when state is built from the ledger."""

    def take(self, entries: Sequence[Told]) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class Follower(NamedTuple):
    """A table of state: what it does with entries, and how it forgets everything.

    `rebuild` begins to build it again from the first entry on; without it, entries are
    followed as they were at first.  `turns` are the kinds of events that change what others,
    above it, look up in it.  `late` are the kinds that it follows when everything beneath it is
    built: it looks up what followed from the entries before, as the orders of cases.  `large`
    are the tables that have a row or more for each event.
    """

    name: str
    order: int
    follow: Callable[[Sequence[Told]], None]
    forget: Callable[[], None]
    rebuild: Callable[[], Rebuilding] | None = None
    turns: tuple[type[Event], ...] = ()
    late: tuple[type[Event], ...] = ()
    large: tuple[type[Model], ...] = ()


_followers: dict[str, Follower] = {}


def register(follower: Follower) -> None:
    """Let `follower` be told of every entry from now on."""
    _followers[follower.name] = follower


def followers() -> list[Follower]:
    """All followers, those of the lower layers first."""
    return sorted(_followers.values(), key=lambda one: one.order)
