"""Text files of Chinese offices: UTF-8, the GB family, Big5 or UTF-16, rarely saying which.

The reading text is the decoded file itself, its own line ends kept, so that an offset into one
is an offset into the other.  Whatever is called GB2312 or GBK is read as GB18030, which holds
both: the narrower ones fail on the “•” inside a person's name.
"""

from __future__ import annotations

from luoshi.document.reading import Reading
from luoshi.provenance import Source, digest_of_bytes
from luoshi.readers.encodings import decode
from luoshi.readers.limits import Limits


def read_text(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of a text file; a form feed in it is the end of a page."""
    text = decode(content, name=name).text
    breaks = text.count("\f")
    source = Source(
        name=name,
        format="txt",
        sha256=digest_of_bytes(content),
        characters=len(text),
        pages=breaks + 1 if breaks else None,
    )
    return Reading(source=source, text=text, wrapped=True)
