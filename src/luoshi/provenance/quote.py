"""A quote is exact words at an exact place; a pin finds them again in another edition."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as printed, line breaks and page furniture removed, and where they stand."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A claim's address: it survives a new typesetting, for the digest is of the bare words."""

    document: str
    provision: str
    span: Span
    words: str
    digest: str


def digest_of(words: str) -> str:
    """The SHA-256 of words without widths, spaces and line breaks."""
    bare = "".join(unicodedata.normalize("NFKC", words).split())
    return hashlib.sha256(bare.encode()).hexdigest()
