"""Registers follow the ledger: each event makes of an entry what its register says.

A report that was corrected or withdrawn takes its effect with it: the entries that it
concerned are built again from what still stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from luoshi.mechanism import Corrected, Withdrawn
from luoshi.registers import Column, Register
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.models import Line
from luoshi_server.registers.catalogue import kinds_of, plain_record, record_of, registers
from luoshi_server.registers.models import Entry
from luoshi_server.registers.standing import standing, told_about

BATCH = 500
Place = tuple[str, str]
"""A register's name and the key of an entry."""


def follow(entries: Sequence[Told]) -> None:
    """Bring the entries that new events concern up to date."""
    again = _repaired(entries)
    steps = [
        (register, register.key(told.event), told)
        for told in entries
        if not isinstance(told.event, Corrected | Withdrawn)
        for register in registers().values()
        if register.concerns(told.event)
    ]
    if not steps and not again:
        return
    kept = _Kept({(register.name, key) for register, key, _ in steps} | again.keys())
    for register, key, told in steps:
        if (register.name, key) not in again:
            kept.take(register, key, told)
    for (name, key), history in again.items():
        kept.put((name, key), None)
        for told in history:
            kept.take(registers()[name], key, told)
    kept.write()


def forget() -> None:
    """No register has any entry."""
    Entry.objects.all().delete()


class Rebuilt:
    """All registers, built again from all entries in one pass."""

    def __init__(self) -> None:
        self._wanted = {kind for one in registers().values() for kind in kinds_of(one)}
        self._repairs: list[Any] = []
        self._told: list[Told] = []

    def take(self, entries: Sequence[Told]) -> None:
        """Keep what concerns a register: what stands of it is known when all was told."""
        for one in entries:
            if isinstance(one.event, Corrected | Withdrawn):
                self._repairs.append(one.event)
            elif type(one.event).__name__ in self._wanted:
                self._told.append(one)

    def end(self) -> None:
        """Roll the registers, and write them."""
        kept = _Kept(())
        told = standing(self._told, self._repairs) if self._repairs else self._told
        for one in told:
            for register in registers().values():
                if register.concerns(one.event):
                    kept.take(register, register.key(one.event), one)
        kept.write()


def _repaired(entries: Sequence[Told]) -> dict[Place, list[Told]]:
    """What stands of the entries that corrections and withdrawals concern.

    A correction may be corrected in its turn, so everything told about the matter is looked at.
    """
    repairs = [told.event for told in entries if isinstance(told.event, Corrected | Withdrawn)]
    if not repairs:
        return {}
    kinds = {kind for register in registers().values() for kind in kinds_of(register)}
    lines = Line.objects.filter(about__in={one.about for one in repairs}, kind__in=kinds)
    concerned = [line.event() for line in lines]  # type: ignore[no-untyped-call]
    concerned += [one.now for one in repairs if isinstance(one, Corrected)]
    again: dict[Place, list[Told]] = {}
    for event in concerned:
        for register in registers().values():
            if not register.concerns(event):
                continue
            key = register.key(event)
            if (register.name, key) not in again:
                history = told_about({event.about, key}, kinds_of(register))
                again[register.name, key] = [
                    one for one in history if register.key(one.event) == key
                ]
    return again


class _Kept:
    """Entries in memory while events are taken, until they are written."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._records: dict[Place, Any] = {}
        self._rows: dict[Place, Entry] = {}
        self._gone: set[Place] = set()
        self._changed: dict[Place, tuple[int, int, str]] = {}
        ids = [identity(*place) for place in places]
        for start in range(0, len(ids), BATCH):
            for row in Entry.objects.filter(pk__in=ids[start : start + BATCH]):
                place = (row.register, row.key)
                self._rows[place] = row
                self._records[place] = record_of(registers()[row.register], row.record)
        self._areas: dict[Place, str] = {}

    def put(self, place: Place, record: Any) -> None:
        """Let an entry be this, whatever it was."""
        self._records.pop(place, None)
        self._changed.pop(place, None)
        if record is not None:
            self._records[place] = record
        elif place in self._rows:
            self._gone.add(place)

    def take(self, register: Register[Any], key: str, told: Told) -> None:
        """Let one event concern one entry."""
        place = (register.name, key)
        after = register.entry(self._records.get(place), told.event)
        if after is None:
            self._records.pop(place, None)
            self._changed.pop(place, None)
            self._gone.add(place)
            return
        self._gone.discard(place)
        first = self._changed.get(place, (0, 0, ""))[0]
        if not first:
            row = self._rows.get(place)
            first = row.first_entry if row and place in self._records else told.number
        about = self._changed.get(place, (0, 0, told.event.about))[2]
        self._records[place] = after
        self._changed[place] = (first, told.number, about)

    def write(self) -> None:
        """Write what changed and remove what is gone."""
        gone = [identity(*place) for place in self._gone if place in self._rows]
        for start in range(0, len(gone), BATCH):
            Entry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
        self._look_up_areas()
        Entry.objects.bulk_create(
            (self._row(place, *numbers) for place, numbers in self._changed.items()),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["record", "words", "personal_words", "area", "last_entry"],
        )

    def _row(self, place: Place, first: int, last: int, about: str) -> Entry:
        name, key = place
        register, record = registers()[name], self._records[place]
        row = self._rows.get(place)
        return Entry(
            id=identity(name, key),
            register=name,
            key=key,
            about=row.about if row else about,
            record=plain_record(record),
            words=_words(record, register.public_columns),
            personal_words=_words(record, [one for one in register.columns if one.personal]),
            area=self._area(record),
            first_entry=first,
            last_entry=last,
        )

    def _area(self, record: Any) -> str:
        """The sub-district of an entry: its own, its firm's, or that of its section."""
        own = getattr(record, "subdistrict", "")
        if own:
            return str(own)
        for place in _elsewhere(record):
            known = self._records.get(place)
            if known is not None:
                return str(known.subdistrict)
            if place in self._areas:
                return self._areas[place]
        return ""

    def _look_up_areas(self) -> None:
        """The sub-districts of firms and sections that are not in memory."""
        wanted = {
            identity(*place): place
            for changed in self._changed
            if not getattr(self._records[changed], "subdistrict", "")
            for place in _elsewhere(self._records[changed])
            if place not in self._records
        }
        ids = sorted(wanted)
        for start in range(0, len(ids), BATCH):
            for pk, area in Entry.objects.filter(pk__in=ids[start : start + BATCH]).values_list(
                "pk", "area"
            ):
                self._areas[wanted[pk]] = area


def identity(register: str, key: str) -> str:
    """A short name for an entry, the same whenever its register is built again."""
    return hashlib.sha256(f"{register}|{key}".encode()).hexdigest()[:32]


def _elsewhere(record: Any) -> Iterable[Place]:
    """The entries of other registers that may know an entry's sub-district."""
    for field, register in (("firm", "firms"), ("covers", "road-sections")):
        key = getattr(record, field, "")
        if key:
            yield register, str(key)
    if hasattr(record, "section"):
        yield "road-sections", record.section


def _words(record: Any, columns: Iterable[Column]) -> str:
    """What can be searched: the words of an entry, without its numbers and tracks."""
    told = []
    for column in columns:
        value = getattr(record, column.name)
        if column.kind in ("text", "choice") and value:
            told.append(str(value))
        elif column.kind == "list":
            told += [item for item in value if isinstance(item, str)]
    return " ".join(told)
