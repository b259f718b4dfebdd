"""A ledger to take away: one zip that anybody can verify without us.

    ledger.jsonl     every entry, a line each, as `Entry.to_line` writes it
    roots.json       the digest of the last entry of each day
    files/<sha256>   gazettes and evidence, each named by the digest of its content
    manifest.json    how many entries, the last digest, and which files

It is written and verified as a stream: a long ledger takes time and no memory.  The same entries
and files give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import IO

from luoshi.errors import LuoshiError
from luoshi.ledger.archive import member
from luoshi.ledger.entry import BEGINNING, Entry

LEDGER, ROOTS, MANIFEST, FILES = "ledger.jsonl", "roots.json", "manifest.json", "files/"
FORMAT = "luoshi ledger 1"
_AT_ONCE = 1 << 20


class ExportNotWritten(LuoshiError):
    """{path} cannot be written ({reason}).  What was there before is untouched."""


class NotItsContent(LuoshiError):
    """A file for the export is named {name}, its content has the digest {digest}.

    Give every file by the SHA-256 of its content.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export holds: of the ledger its length and its two ends, and every file."""

    format: str = FORMAT
    entries: int = 0
    first: str = ""
    last: str = ""
    digest: str = BEGINNING
    files: tuple[str, ...] = ()


def write_export(
    path: Path, entries: Iterable[Entry], files: Iterable[tuple[str, IO[bytes]]] = ()
) -> Manifest:
    """The entries and files as an export at `path`, whole or not at all.

    Each file comes with its digest and is read to its end before the next is asked for; of two
    with one digest the first is written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(beside, "w") as archive:
            manifest = _write(archive, entries, files)
        beside.replace(path)
    except OSError as wrong:
        raise ExportNotWritten(path=path, reason=wrong.strerror or wrong) from wrong
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return manifest


def _write(
    archive: zipfile.ZipFile, entries: Iterable[Entry], files: Iterable[tuple[str, IO[bytes]]]
) -> Manifest:
    count, first, last = 0, "", ""
    digest = BEGINNING
    roots: dict[date, str] = {}
    with archive.open(member(LEDGER), "w", force_zip64=True) as ledger:
        for entry in entries:
            ledger.write(f"{entry.to_line()}\n".encode())
            roots[entry.instant.date()] = digest = entry.digest
            count, first, last = count + 1, first or entry.recorded, entry.recorded
    _write_json(archive, ROOTS, {day.isoformat(): root for day, root in roots.items()})
    written: dict[str, None] = {}
    for name, content in files:
        if name not in written:
            _write_file(archive, name, content)
            written[name] = None
    manifest = Manifest(
        entries=count, first=first, last=last, digest=digest, files=tuple(sorted(written))
    )
    _write_json(archive, MANIFEST, asdict(manifest))
    return manifest


def _write_json(archive: zipfile.ZipFile, name: str, plain: object) -> None:
    words = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    archive.writestr(member(name), words.encode())


def _write_file(archive: zipfile.ZipFile, name: str, content: IO[bytes]) -> None:
    digest = hashlib.sha256()
    with archive.open(member(FILES + name), "w", force_zip64=True) as written:
        for part in parts_of(content):
            digest.update(part)
            written.write(part)
    if digest.hexdigest() != name:
        raise NotItsContent(name=name, digest=digest.hexdigest())


def parts_of(content: IO[bytes]) -> Iterator[bytes]:
    """The content in parts that fit into memory."""
    while part := content.read(_AT_ONCE):
        yield part
