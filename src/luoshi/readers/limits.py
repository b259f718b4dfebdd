"""What a reader refuses to swallow: a file is foreign until it has been read.

A whole gazette is a few megabytes, a scanned one a few hundred.  A small archive that unpacks
to gigabytes was made to do harm, and is refused before it is unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one file may be.

    `expansion` is how many times larger an archive's part may be than it is packed; parts
    under a megabyte may be any ratio, for a blank page packs very small.  `objects` are the
    things placed on one page.
    """

    file_bytes: int = 256 * MEGABYTE
    expanded_bytes: int = 256 * MEGABYTE
    expansion: int = 200
    pages: int = 5_000
    objects: int = 200_000
    nesting: int = 200
