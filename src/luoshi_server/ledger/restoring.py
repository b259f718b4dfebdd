"""The ledger put back from an exported archive, line for line, and all state built from it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.ledger import Entry, entry_from
from luoshi_server.ledger.kinds import kinds
from luoshi_server.ledger.models import End, Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import line_of, locked_end
from luoshi_server.platform import files
from luoshi_server.platform.errors import Refused

BATCH = 1000


@transaction.atomic
def restore_ledger(archive: Path) -> None:
    """Put the entries of a verified archive into an empty ledger."""
    if locked_end().number:
        raise Refused(_("台账不是空的，不能恢复。"))
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if name.startswith("files/"):
                with packed.open(name) as file:
                    files.keep(files.chunks_of(file))  # type: ignore[arg-type]
        known, last = kinds(), None
        batch: list[Line] = []
        for entry in _entries(packed):
            batch.append(line_of(entry, entry.event(known)))
            last = entry
            if len(batch) >= BATCH:
                Line.objects.bulk_create(batch)
                batch = []
        Line.objects.bulk_create(batch)
    if last is not None:
        End.objects.filter(pk=1).update(
            number=last.number, digest=last.digest, recorded=last.instant
        )
    rebuild()


def _entries(packed: zipfile.ZipFile) -> Iterator[Entry]:
    with packed.open("ledger.jsonl") as lines:
        for number, line in enumerate(lines, 1):
            yield entry_from(line.decode(), number)
