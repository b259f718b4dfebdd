"""A file is written whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from luoshi.compiling import contract_of
from luoshi.errors import LuoshiError
from luoshi.gazette import Gazette


class CannotWrite(LuoshiError):
    """{path} cannot be written ({reason}).  Nothing was changed; give another --output."""


def write_contract(gazette: Gazette, output: Path | None, text: Path | None = None) -> None:
    """The compiled gazette as JSON at `output` (standard output where None), its text at `text`."""
    words = json.dumps(contract_of(gazette), ensure_ascii=False, indent=None) + "\n"
    if output is None:
        sys.stdout.write(words)
    else:
        write_whole(output, words)
    if text is not None:
        write_whole(text, gazette.reading.text)


def write_whole(path: Path, words: str | bytes) -> None:
    """`words` as UTF-8 at `path`, line ends untouched; the old file stays until all is written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(words.encode() if isinstance(words, str) else words)
        beside.replace(path)
    except OSError as wrong:
        raise CannotWrite(path=path, reason=wrong.strerror) from wrong
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
