"""PDF: the commonest form of a gazette; its header may stand behind some other bytes."""

from luoshi.readers.registry import CERTAIN, NEVER, Format, on_demand


def _recognises(content: bytes) -> float:
    return CERTAIN if b"%PDF-" in content[:1024] else NEVER


FORMAT = Format(
    name="pdf",
    extensions=(".pdf",),
    recognises=_recognises,
    read=on_demand("luoshi.readers.pdf.reading", "read_pdf"),
)
