"""HTML: a page saved from an office's web site, with all that the site puts around it."""

import re

from luoshi.readers.registry import BY_NAME, CERTAIN, NEVER, Format, on_demand

_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body)\b", re.I)
_FRAGMENT = re.compile(rb"<\s*(?:p|div|table|br|h[1-6]|span)\b[^<>]*>", re.I)


def _recognises(content: bytes) -> float:
    head = content[:4096].replace(b"\0", b"")
    if head.startswith(b"%PDF-"):
        return NEVER
    if _PAGE.search(head):
        return CERTAIN - 0.1
    return BY_NAME + 0.05 if _FRAGMENT.match(head.lstrip()) else NEVER


FORMAT = Format(
    name="html",
    extensions=(".html", ".htm", ".shtml", ".xhtml"),
    recognises=_recognises,
    read=on_demand("luoshi.readers.html.reading", "read_html"),
)
