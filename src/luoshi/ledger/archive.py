"""A zip whose bytes depend on nothing but what is put into it: the same content, the same file."""

from __future__ import annotations

import stat
import zipfile

# The first day that a zip can tell.  The hour of writing would make each file another one.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def member(name: str) -> zipfile.ZipInfo:
    """The head of a file in an archive: compressed, readable by all, of no date."""
    head = zipfile.ZipInfo(name, _NO_DAY)
    head.compress_type = zipfile.ZIP_DEFLATED
    head.create_system = _UNIX
    head.external_attr = (stat.S_IFREG | 0o644) << 16
    return head
