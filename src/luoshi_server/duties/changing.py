"""Duties while entries are followed: fetched at once, changed in memory, and written at once.

A person changes one duty at a time.  When state is built again, thousands of entries are
followed together, and each duty is read and written once for all of those that concern it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from luoshi_server.duties.models import Duty
from luoshi_server.platform.rows import write_rows

BATCH = 200
_FIELDS = [field.name for field in Duty._meta.concrete_fields if not field.primary_key]


class Changing:
    """The duties that some entries are about, and the rows that are added to them."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._wanted = set(keys)
        self._known: dict[str, Duty] = {}
        self._changed: dict[str, Duty] = {}
        self._added: dict[type[Model], list[Model]] = {}

    def duty(self, key: str) -> Duty | None:
        """The duty as it is after all that was followed; None if there is none of this key."""
        if self._wanted:
            self._fetch()
        return self._known.get(key)

    def keep(self, duty: Duty, added: Model | None) -> None:
        """Let the duty be written, and what was added to it."""
        self._changed[duty.key] = duty
        if added is not None:
            self._added.setdefault(type(added), []).append(added)

    def write(self) -> None:
        """Write everything; whatever is asked for afterwards is fetched anew."""
        changed = list(self._changed.values())
        if len(changed) == 1:
            changed[0].save()
        else:
            write_rows(changed, update=_FIELDS)
        for rows in self._added.values():
            write_rows(rows)
        self._wanted |= self._known.keys()
        for kept in (self._known, self._changed, self._added):
            kept.clear()

    def _fetch(self) -> None:
        keys = sorted(self._wanted)
        for start in range(0, len(keys), BATCH):
            self._known |= Duty.objects.in_bulk(keys[start : start + BATCH])
        self._wanted = set()
