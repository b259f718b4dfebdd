"""DOCX: a ZIP archive that holds a Word document."""

from luoshi.readers.registry import BY_NAME, CERTAIN, NEVER, Format, on_demand


def _recognises(content: bytes) -> float:
    if not content.startswith(b"PK\x03\x04"):
        return NEVER
    # The names of the parts stand, unpacked, before each part and in the table at the end.
    return CERTAIN if b"word/document" in content else BY_NAME - 0.1


FORMAT = Format(
    name="docx",
    extensions=(".docx", ".docm", ".dotx"),
    recognises=_recognises,
    read=on_demand("luoshi.readers.docx.reading", "read_docx"),
)
