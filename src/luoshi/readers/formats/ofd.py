"""OFD (GB/T 33190): the fixed layout of Chinese electronic documents, a ZIP archive of XML."""

from luoshi.readers.registry import BY_NAME, CERTAIN, NEVER, Format, on_demand


def _recognises(content: bytes) -> float:
    if not content.startswith(b"PK\x03\x04"):
        return NEVER
    return CERTAIN if b"OFD.xml" in content else BY_NAME - 0.1


FORMAT = Format(
    name="ofd",
    extensions=(".ofd",),
    recognises=_recognises,
    read=on_demand("luoshi.readers.ofd.reading", "read_ofd"),
)
