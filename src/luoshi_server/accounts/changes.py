"""Changes of members, told to whoever keeps the record of them.

Accounts lie beneath the ledger and do not know it: the ledger asks to be told, and what it
refuses to record is not done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from luoshi_server.accounts.models import Member


class Change(NamedTuple):
    """What was changed of whom, by whom; `before` and `after` are what differs, never a secret."""

    member: Member
    what: str
    by: Member
    before: dict[str, str]
    after: dict[str, str]
    request: str = ""


Listener = Callable[[Change], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let `listener` be told of every change, in the transaction that makes it."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(change: Change) -> None:
    """Tell everybody who listens."""
    for listener in _listeners:
        listener(change)
