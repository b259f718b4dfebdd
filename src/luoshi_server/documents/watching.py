"""The folder that an office watches: what is put there is taken in.

A file is taken in when two looks at it have found the same size and age, so that one which is
still being copied is left alone.  What cannot be taken in is noted once, and again only when
it was changed; the file itself is never touched.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi_server.documents.actions.take_in import FOLDER, plain_name, take_in_from_folder
from luoshi_server.documents.events import FileSetAside
from luoshi_server.documents.models import Gazette
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock, files
from luoshi_server.platform.errors import Refused

logger = logging.getLogger(__name__)


class Seen(NamedTuple):
    """A file as it was found: a file of the same name, size and age is the same file."""

    path: Path
    size: int
    age: int

    @property
    def identity(self) -> str:
        """A short name for this file as it is now."""
        told = f"{self.path.name}|{self.size}|{self.age}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


_seen_before: set[Seen] = set()
_done: set[Seen] = set()


def take_in_new_files(folder: Path | str) -> int:
    """Take in the files of a folder that are new since the last look; gives how many.

    It may be called as often as one likes, and after a restart: a gazette is taken in once.
    """
    found = set(_files(Path(folder)))
    settled = (found & _seen_before) - _done
    before = Gazette.objects.count()
    for one in sorted(settled):
        _take_in(one)
    _seen_before.clear()
    _seen_before.update(found)
    _done.intersection_update(found)
    _done.update(settled)
    return Gazette.objects.count() - before


def _files(folder: Path) -> Iterator[Seen]:
    """The files that lie in the folder itself, other than hidden ones and half copied ones."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        logger.warning("the watched folder cannot be read: %s", error.strerror)
        return
    for path in entries:
        if path.name.startswith((".", "~")) or path.suffix.lower() in (".part", ".tmp"):
            continue
        try:
            if path.is_symlink() or not path.is_file():
                continue
            told = path.stat()
        except OSError:
            continue
        yield Seen(path, told.st_size, told.st_mtime_ns)


def _take_in(one: Seen) -> None:
    try:
        if one.size > settings.LUOSHI.largest_upload:
            limit = settings.LUOSHI.largest_upload // (1024 * 1024)
            raise Refused(_("文件超过 %(limit)s MB。") % {"limit": limit})
        with one.path.open("rb") as file:
            take_in_from_folder(one.path.name, files.chunks_of(file))
    except Refused as error:
        _set_aside(one, error.message)
    except OSError as error:
        _set_aside(one, _("文件无法打开：%(reason)s。") % {"reason": error.strerror})


def _set_aside(one: Seen, why: str) -> None:
    """Note that a file was not taken in, once."""
    if Line.objects.filter(kind="FileSetAside", about=one.identity).exists():
        return
    event = FileSetAside(
        about=one.identity,
        unit=settings.LUOSHI.office,
        at=clock.now(),
        name=plain_name(one.path.name),
        why=why,
    )
    record([event], by=Author(FOLDER))
