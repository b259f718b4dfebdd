"""Which cases wait for something that an event about any matter may bring.

A standing duty (“each firm checks itself every month”) is met by what its unit tells, under
whatever number; so it is looked for by the kind of event and by the unit, not by the matter.
"""

from __future__ import annotations

from itertools import count

from luoshi.ledger import Event
from luoshi.mechanism.bearers import names_a_group
from luoshi.mechanism.case import Obligation

ANY = ""
"""Stands for the unit where a group owes it: whoever belongs to the group may meet it."""


class Waiting:
    """The keys of cases, by the kind and the unit of an event that may meet something there."""

    def __init__(self) -> None:
        self._keys: dict[tuple[type[Event], str], set[str]] = {}
        self._where: dict[str, set[tuple[type[Event], str]]] = {}
        self._turn: dict[str, int] = {}
        self._turns = count()

    def add(self, key: str, obligation: Obligation) -> None:
        """Let the case of this key wait for what meets the obligation."""
        if key not in self._turn:
            self._turn[key] = next(self._turns)
        where = self._where.setdefault(key, set())
        for unit in obligation.bearer.units:
            place = (obligation.rule.until, ANY if names_a_group(unit) else unit)
            if place not in where:
                where.add(place)
                self._keys.setdefault(place, set()).add(key)

    def remove(self, key: str) -> None:
        """Let the case of this key wait no more."""
        self._turn.pop(key, None)
        for place in self._where.pop(key, ()):
            keys = self._keys[place]
            keys.remove(key)
            if not keys:
                del self._keys[place]

    def for_event(self, event: Event) -> list[str]:
        """The keys of the cases that may wait for this event, the longest waiting first."""
        found: set[str] = set()
        for kind in type(event).__mro__:
            found.update(self._keys.get((kind, event.unit), ()))
            found.update(self._keys.get((kind, ANY), ()))
        return sorted(found, key=self._turn.__getitem__)
