"""A file on disk may be missing, locked, endless or huge: that is found out before it is opened."""

from __future__ import annotations

import stat
from pathlib import Path

from luoshi.document.reading import Reading
from luoshi.readers.errors import (
    EmptyFile,
    FileMissing,
    IsFolder,
    NotAnOrdinaryFile,
    NotPermitted,
    ReadingError,
    TooLarge,
)
from luoshi.readers.limits import MEGABYTE, Limits
from luoshi.readers.registry import format_of

DEFAULT_LIMITS = Limits()


def read(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The reading of a file, whichever format it is in."""
    return read_bytes(_content(Path(path), limits), name=Path(path).name, limits=limits)


def read_bytes(content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The reading of a file's content; `name` is what the file is called, with its extension."""
    _refuse_size(len(content), name, limits)
    if not content.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise EmptyFile(name=name)
    reading = format_of(content, name=name).read(content, name=name, limits=limits)
    if not reading.text.strip():
        raise EmptyFile(name=name)
    return reading


def _content(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsFolder(name=path)
        if not stat.S_ISREG(status.st_mode):
            raise NotAnOrdinaryFile(name=path, why="a pipe, a device or a socket")
        _refuse_size(status.st_size, path.name, limits)
        with path.open("rb") as file:
            # One byte more than allowed: the file may grow while it is read.
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise FileMissing(name=path) from None
    except PermissionError:
        raise NotPermitted(name=path) from None
    except (OSError, ValueError) as met:
        raise ReadingError(name=path, why=getattr(met, "strerror", None) or met) from met
    return content


def _refuse_size(size: int, name: str, limits: Limits) -> None:
    if size > limits.file_bytes:
        raise TooLarge(
            name=name,
            size=f"{size / MEGABYTE:,.0f} MB",
            limit=f"{limits.file_bytes / MEGABYTE:,.0f} MB",
        )
