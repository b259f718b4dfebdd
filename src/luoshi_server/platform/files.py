"""Files that are kept, each under the digest of its bytes.

So the same file is kept once, a file cannot be changed unnoticed, and one that was written
half is never found: it gets its name only when all of it is on the disk.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi_server.platform.errors import NotThere, Refused

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
        raise Refused(
            _("文件无法保存：%(reason)s。") % {"reason": error.strerror},
            advice=_("请管理员检查磁盘空间。"),
        ) from error
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
        raise Refused(
            _("文件无法保存：%(reason)s。") % {"reason": error.strerror},
            advice=_("请管理员检查磁盘空间。"),
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


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
