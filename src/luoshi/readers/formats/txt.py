"""Plain text: whatever decodes, and is claimed by no other format."""

from luoshi.readers.registry import BY_NAME, NEVER, Format, on_demand

# Archives and documents of other programs are never text, whatever they are called.
_OTHER_STARTS = (b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0")


def _recognises(content: bytes) -> float:
    return NEVER if content.startswith(_OTHER_STARTS) else BY_NAME


FORMAT = Format(
    name="txt",
    extensions=(".txt", ".text", ".md"),
    recognises=_recognises,
    read=on_demand("luoshi.readers.plain_text", "read_text"),
)
