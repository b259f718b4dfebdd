"""Files that are kept, each under the digest of its bytes.

So the same file is kept once, a file cannot be changed unnoticed, and one that was written
half is never found: it gets its name only when all of it is on the disk.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi_server.platform.errors import NotThere, Refused, refusal_of_storage

CHUNK = 1 << 20


def path_of(digest: str) -> Path:
    """Where the file of this digest lies, or would lie."""
    if len(digest) != 64 or not all(sign in "0123456789abcdef" for sign in digest):
        raise NotThere(_("没有这个文件。"))
    folder: Path = settings.LUOSHI.files
    return folder / digest[:2] / digest


def keep(chunks: Iterable[bytes]) -> str:
    """Keep a file; gives its SHA-256.  A full disk leaves nothing behind."""
    folder: Path = settings.LUOSHI.files
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    except OSError as error:
        raise _not_kept(error) from error
    unfinished = Path(name)
    try:
        digest = hashlib.sha256()
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        kept = path_of(digest.hexdigest())
        kept.parent.mkdir(exist_ok=True)
        unfinished.replace(kept)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise _not_kept(error) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _not_kept(error: OSError) -> Refused:
    return refusal_of_storage(error) or Refused(
        _("文件无法保存：%(reason)s。") % {"reason": error.strerror},
        advice=_("请管理员检查服务器的文件夹和权限。"),
    )


def clear_unfinished(older_than: timedelta = timedelta(days=1)) -> int:
    """Remove what was left by programs that were killed while they wrote; gives how many files."""
    folder: Path = settings.LUOSHI.files
    before = time.time() - older_than.total_seconds()  # noqa: TID251 - the clock of the disk
    # Ours, and those in which Django keeps an upload until it has come to its end.
    found = [*folder.glob("incoming-*"), *folder.parent.glob("tmp*.upload*")]
    left = [file for file in found if file.stat().st_mtime <= before]
    for file in left:
        file.unlink(missing_ok=True)
    return len(left)


def open_kept(digest: str) -> IO[bytes]:
    """The file of this digest, opened for reading."""
    try:
        return path_of(digest).open("rb")
    except FileNotFoundError as error:
        raise NotThere(_("没有这个文件。")) from error


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of an open file, a part at a time."""
    while chunk := file.read(CHUNK):
        yield chunk
