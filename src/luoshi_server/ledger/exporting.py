"""The ledger and its files as one archive, which `luoshi verify` checks without the server."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from luoshi.ledger import Manifest, write_export
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import entries
from luoshi_server.platform import files

NAMES = ("sha256", "contract", "text", "evidence")
"""The fields of events that name kept files by their digests."""


def export_ledger(output: Path) -> Manifest:
    """Write all entries and every file that one of them names."""
    return write_export(output, entries(), kept_files())


def export_of_now() -> IO[bytes]:
    """The export as a file without a name: it is gone when it is closed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.zip"
        export_ledger(path)
        return path.open("rb")


def kept_files() -> Iterator[tuple[str, IO[bytes]]]:
    """Every file that an entry names, once, with its digest."""
    seen: set[str] = set()
    for told in Line.objects.order_by("number").values_list("told", flat=True).iterator():
        for digest in _digests(json.loads(told)):
            if digest not in seen and files.path_of(digest).is_file():
                seen.add(digest)
                with files.open_kept(digest) as file:
                    yield digest, file


def _digests(told: dict[str, object]) -> Iterator[str]:
    for name in NAMES:
        value = told.get(name)
        values = value if isinstance(value, list) else [value]
        yield from (
            one for one in values if isinstance(one, str) and len(one) == 64 and one.isalnum()
        )
