"""Verifying an export of a ledger with nothing at hand but the export itself.

Who alters an entry has to alter every digest after it; who does that, or cuts off the end, is
found out by a root that was made public before.  Nothing in the file is trusted: a line must be
written as a ledger writes it, and whatever does not belong into an export is named.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from luoshi.errors import LuoshiError
from luoshi.ledger.chain import Broken, verify
from luoshi.ledger.entry import BEGINNING, Entry, EntryUnreadable, entry_from
from luoshi.ledger.export import FILES, FORMAT, LEDGER, MANIFEST, ROOTS, Manifest, parts_of

_LONGEST_LINE = _LARGEST_LIST = 64 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    # A zip that is locked, or packed in a way that is not known here.
    RuntimeError,
    NotImplementedError,
)


class ExportUnreadable(LuoshiError):
    """{path} cannot be read as the export of a ledger ({reason}).  Fetch it again."""


@dataclass(slots=True)
class Verification:
    """What an export tells of its ledger, as far as it was read, and what is altered in it.

    `vouched` is the entry that bears the root that was made public: up to it nobody can have
    altered anything.
    """

    entries: int = 0
    first: str = ""
    last: str = ""
    digest: str = BEGINNING
    vouched: int | None = None
    files: int = 0
    broken: Broken | None = None
    roots: dict[date, str] = field(default_factory=dict)


def verify_export(path: Path, root: str | None = None) -> Broken | None:
    """The first altered record of an export; None if all is as it was written.

    `root` is a digest that was made public: one of the entries must bear it.
    """
    return verification_of(path, root).broken


def verification_of(path: Path, root: str | None = None) -> Verification:
    """The same, with what the ledger holds."""
    told = Verification()
    try:
        with zipfile.ZipFile(path) as archive:
            if LEDGER not in archive.namelist():
                raise ExportUnreadable(path=path, reason=f"it holds no {LEDGER}")
            told.broken = next(_faults(archive, told, root), None)
    except _DAMAGED as wrong:
        reason = getattr(wrong, "strerror", None) or str(wrong) or "it ends too early"
        where = f", behind entry {told.entries}" if told.entries else ""
        raise ExportUnreadable(path=path, reason=f"{reason}{where}") from wrong
    return told


def _faults(archive: zipfile.ZipFile, told: Verification, root: str | None) -> Iterator[Broken]:
    """What is altered in an export, the ledger first."""
    # Programs differ in which of two files of one name they read.
    for name, times in Counter(archive.namelist()).items():
        if times > 1:
            yield Broken(0, f"it stands there {times} times", name)
    try:
        broken = verify(_entries(archive, told, root), root=root)
    except _Altered as altered:
        broken = altered.broken
    if broken:
        yield broken
    manifest = _manifest(archive)
    if isinstance(manifest, Broken):
        yield manifest
    else:
        yield from _faults_of_ends(manifest, told)
        yield from _faults_of_roots(archive, told)
        yield from _faults_of_files(archive, told, manifest)


class _Altered(Exception):
    """A line that no ledger has written."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.broken = Broken(number, reason)


def _entries(archive: zipfile.ZipFile, told: Verification, root: str | None) -> Iterator[Entry]:
    """The entries as they stand there, each counted when the one behind it is asked for."""
    with archive.open(LEDGER) as packed, io.BufferedReader(packed, 1 << 20) as ledger:  # type: ignore[type-var]
        number = 1
        while line := ledger.readline(_LONGEST_LINE):
            entry = _entry(line, number)
            day = _day(entry, number)
            yield entry
            # Whoever verifies has asked for the next one: this one is as it was written.
            told.entries, told.last, told.digest = number, entry.recorded, entry.digest
            told.first = told.first or entry.recorded
            told.roots[day] = entry.digest
            if entry.digest == root:
                told.vouched = number
            number += 1


def _entry(line: bytes, number: int) -> Entry:
    try:
        written = line.decode()
        entry = entry_from(written, number)
        if f"{entry.to_line()}\n" == written:
            return entry
    except UnicodeDecodeError:
        raise _Altered(number, "the line is not UTF-8") from None
    except EntryUnreadable as unreadable:
        raise _Altered(number, f"the line is no entry ({unreadable.met['reason']})") from None
    except (RecursionError, TypeError):
        raise _Altered(number, "the line is no entry") from None
    # A key that stands twice, a blank, another order: two programs could read it as two things.
    raise _Altered(number, "the line is not written as a ledger writes it")


def _day(entry: Entry, number: int) -> date:
    try:
        return entry.instant.date()
    except (TypeError, ValueError):
        raise _Altered(number, "it does not say when it was recorded") from None


def _manifest(archive: zipfile.ZipFile) -> Manifest | Broken:
    said = _json(archive, MANIFEST)
    if isinstance(said, Broken):
        return said
    if said.get("format") != FORMAT:
        return Broken(0, f"it is not of the format “{FORMAT}”", MANIFEST)
    try:
        return Manifest(**{**said, "files": tuple(map(str, said["files"]))})
    except (KeyError, TypeError):
        return Broken(0, "it is no manifest", MANIFEST)


def _faults_of_ends(manifest: Manifest, told: Verification) -> Iterator[Broken]:
    if manifest.entries != told.entries:
        reason = f"the ledger has {told.entries} entries, its manifest says {manifest.entries}"
        yield Broken(told.entries + 1, reason)
    for name in ("first", "last", "digest"):
        if getattr(manifest, name) != getattr(told, name):
            yield Broken(0, f"what it says under “{name}” is not so in the ledger", MANIFEST)


def _faults_of_roots(archive: zipfile.ZipFile, told: Verification) -> Iterator[Broken]:
    said = _json(archive, ROOTS)
    if isinstance(said, Broken):
        yield said
        return
    expected = {day.isoformat(): digest for day, digest in told.roots.items()}
    for day in sorted({*said, *expected}):
        if said.get(day) != expected.get(day):
            yield Broken(0, f"the root of {day} is not that of the ledger", ROOTS)


def _faults_of_files(
    archive: zipfile.ZipFile, told: Verification, manifest: Manifest
) -> Iterator[Broken]:
    listed = {FILES + name for name in manifest.files}
    there = set(archive.namelist()) - {LEDGER, ROOTS, MANIFEST}
    for name in sorted(listed | there):
        if name not in there:
            yield Broken(0, "the manifest lists it, and it is missing", name)
        elif name not in listed:
            yield Broken(0, "the manifest does not list it", name)
        elif _digest(archive, name) != name.removeprefix(FILES):
            yield Broken(0, "its content is not what its name says", name)
        else:
            told.files += 1


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as content:
        for part in parts_of(content):
            digest.update(part)
    return digest.hexdigest()


def _json(archive: zipfile.ZipFile, name: str) -> dict[str, Any] | Broken:
    """The object in a file of the archive, or what is wrong with it."""
    if name not in archive.namelist():
        return Broken(0, "it is missing", name)
    with archive.open(name) as content:
        words = content.read(_LARGEST_LIST + 1)
    try:
        plain = json.loads(words) if len(words) <= _LARGEST_LIST else None
    except (ValueError, RecursionError):
        plain = None
    return plain if isinstance(plain, dict) else Broken(0, "it is no JSON object", name)
