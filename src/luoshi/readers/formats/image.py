"""Pictures of pages: scans and photographs, read with the OCR extra."""

from luoshi.readers.registry import CERTAIN, NEVER, Format, on_demand

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")


def _recognises(content: bytes) -> float:
    if content.startswith(b"BM") and len(content) != int.from_bytes(content[2:6], "little"):
        return NEVER
    return CERTAIN - 0.1 if content.startswith(_STARTS) else NEVER


FORMAT = Format(
    name="image",
    extensions=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"),
    recognises=_recognises,
    read=on_demand("luoshi.readers.images", "read_image"),
)
