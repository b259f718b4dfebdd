"""Programs that end together: when the one that started them is killed, so are they.

Somebody may kill the worker or the server at any moment, and start it again.  What it had
started must not go on beside the new one: it would take work from the list that nobody does.
Linux tells a program that its parent has died; elsewhere whatever supervises them must end
all of them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_TELL_WHEN_PARENT_DIES = 1


def ends_with_this_one(sign: signal.Signals) -> Callable[[], None]:
    """What a child of this process does first: ask to be sent `sign` when this process dies."""
    parent = os.getpid()
    return lambda: _ask(sign, parent)


def every_fork_ends_with_its_parent() -> None:
    """From now on, each process that this one forks is killed when its parent dies; so on down."""
    parents: list[int] = []
    os.register_at_fork(
        before=lambda: parents.append(os.getpid()),
        after_in_parent=parents.clear,
        after_in_child=lambda: _ask(signal.SIGKILL, parents[-1]),
    )


def _ask(sign: signal.Signals, parent: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_TELL_WHEN_PARENT_DIES, sign)
    if os.getppid() != parent:
        # It died before anybody could ask.
        os.kill(os.getpid(), sign)
