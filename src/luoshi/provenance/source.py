"""A source is the file as it was published, known by the digest of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One published file.

    `characters` counts the reading text; `pages` is None where the format has none.
    """

    name: str
    format: str
    sha256: str
    characters: int
    pages: int | None = None


def digest_of_bytes(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
