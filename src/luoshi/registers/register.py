"""A register is a list that events keep up to date, and nobody by hand.

Each kind of event that concerns a register says what it makes of one entry: it puts it
on the list, changes it, or takes it off.  So the register on any day is what the events
up to that day add up to, and each entry can say which events made it what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from luoshi.ledger import Event
from luoshi.registers.column import Column, columns_of

T = TypeVar("T")

Step = Callable[[Any, Any], Any]
"""The entry as it was (or None) and an event; the entry as it then is (or None)."""


def _about(event: Event) -> str:
    return event.about


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[T]):
    """A register: what it holds, and what each kind of event makes of an entry.

    `key` says which entry an event concerns.
    """

    name: str
    title: str
    of: type[T]
    steps: Mapping[type[Event], Step]
    key: Callable[[Any], str] = _about

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its pages, forms and exports."""
        return columns_of(self.of)

    @property
    def public_columns(self) -> tuple[Column, ...]:
        """The columns that may be published: those that show nothing about a person."""
        return tuple(column for column in self.columns if not column.personal)

    def entry(self, current: T | None, event: Event) -> T | None:
        """The entry after `event`; None if it is not, or no longer, on the list."""
        step = self._step(type(event))
        after: T | None = step(current, event) if step else current
        return after

    def concerns(self, event: Event) -> bool:
        """Whether the register takes notice of such an event."""
        return self._step(type(event)) is not None

    def roll(self, events: Iterable[Event]) -> dict[str, T]:
        """All entries that `events`, in their order, add up to, sorted by their key."""
        entries: dict[str, T] = {}
        for event in events:
            if not self.concerns(event):
                continue
            key = self.key(event)
            after = self.entry(entries.get(key), event)
            if after is None:
                entries.pop(key, None)
            else:
                entries[key] = after
        return dict(sorted(entries.items()))

    def history(self, key: str, events: Iterable[Event]) -> tuple[tuple[Event, T | None], ...]:
        """The events that concern one entry, each with the entry as it then was."""
        current: T | None = None
        steps = []
        for event in events:
            if self.concerns(event) and self.key(event) == key:
                current = self.entry(current, event)
                steps.append((event, current))
        return tuple(steps)

    def _step(self, kind: type[Event]) -> Step | None:
        step = self.steps.get(kind)
        if step is not None:
            return step
        return next((self.steps[above] for above in kind.__mro__ if above in self.steps), None)
