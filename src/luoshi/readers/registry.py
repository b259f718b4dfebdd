"""The formats that are read: whichever recognises a file best reads it.

A file's content says more about it than its name does: a PDF that was saved as `.txt` is a PDF.
The name decides only where the content leaves it open.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from luoshi.document.reading import Reading
from luoshi.readers import formats
from luoshi.readers.errors import Encrypted, OldOfficeFile, UnknownFormat
from luoshi.readers.limits import Limits

# How sure a format is that a file is its own.
CERTAIN = 1.0
LIKELY = 0.6
BY_NAME = 0.3
NEVER = 0.0

# How files of the old Word begin, and those of the new one when they are locked by a password.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Reader(Protocol):
    """Makes a reading of a file's bytes."""

    def __call__(self, content: bytes, *, name: str, limits: Limits) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its name, how surely it recognises a file, and what reads it.

    A module in `readers/formats` declares one as `FORMAT`; that is all it takes to add one.
    """

    name: str
    extensions: tuple[str, ...]
    recognises: Callable[[bytes], float]
    read: Reader

    def certainty(self, content: bytes, extension: str) -> float:
        """How surely a file is of this format: its content first, then its extension."""
        return self.recognises(content) + (0.1 if extension in self.extensions else 0.0)


def on_demand(module: str, function: str) -> Reader:
    """A reader that is imported when it is first called, for it loads a large library."""

    def read(content: bytes, *, name: str, limits: Limits) -> Reading:
        reader: Reader = getattr(import_module(module), function)
        return reader(content, name=name, limits=limits)

    return read


@cache
def known_formats() -> tuple[Format, ...]:
    """Every format that is declared in `readers/formats`, by the name of its module."""
    found = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(import_module(f"{formats.__name__}.{name}").FORMAT for name in found)


def format_of(content: bytes, *, name: str) -> Format:
    """The format that recognises the file most surely."""
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            raise Encrypted(name=name)
        raise OldOfficeFile(name=name)
    extension = name[name.rfind(".") :].lower() if "." in name else ""
    best = max(known_formats(), key=lambda known: known.certainty(content, extension))
    if best.certainty(content, extension) < BY_NAME:
        listed = ", ".join(sorted({known.name for known in known_formats()}))
        raise UnknownFormat(name=name, known=listed)
    return best
