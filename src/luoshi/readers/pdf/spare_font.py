"""A font of one square, for the Chinese characters of fonts that are nowhere.

Many official PDFs name a font such as 宋体 and do not hold it.  On a machine without Chinese
fonts PDFium gives such characters no shape, and leaves out what was drawn as a single one: the
last character of a cell, a lone “无”.  With a square for every character nothing is left out.
The fonts of the machine, where it has some, come first.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

# The character sets of Windows for Japanese, Korean, simplified and traditional Chinese.
_EASTERN = (128, 129, 134, 136)
_SIMPLIFIED = 134
_NAME = b"Luoshi Square\0"
_ALL = 0xFFFFFFFF


@cache
def provide_spare_font() -> object:
    """Let PDFium know of the square, once in a process; what is given back must stay alive."""
    fonts = _Fonts()
    pdfium.FPDF_SetSystemFontInfo(fonts.told)
    return fonts


def _packed(layout: str, *values: int | bytes) -> bytes:
    return struct.pack(">" + layout, *values)


def square_font() -> bytes:
    """A TrueType font that shows every character as one square, an em high and an em wide."""
    outline = (
        _packed("hhhhhHH", 1, 0, -120, 1000, 880, 3, 0)
        + bytes((1, 1, 1, 1))
        + _packed("hhhh", 0, 1000, 0, -1000)
        + _packed("hhhh", -120, 0, 1000, 0)
    )
    outline += b"\0" * (len(outline) % 2)
    # One group of format 13: every code point is glyph 1.
    mapped = _packed("HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    metrics = (1, 1000, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 258, 0)
    tables = {
        b"OS/2": _packed("HhHHHhhhhhhhhhhh", *metrics)
        + _packed("10sIIII4sHHHhhhHHII", bytes(10), _ALL, _ALL, _ALL, _ALL, b"LUOS", 0x40, 0x20,
                  0xFFFF, 880, -120, 0, 880, 120, 0x001E0001, 0),
        b"cmap": _packed("HHHHI", 0, 1, 3, 10, 12) + mapped,
        b"glyf": outline,
        b"head": _packed("IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0,
                         0, -120, 1000, 880, 0, 8, 2, 0, 0),
        b"hhea": _packed("IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0,
                         0, 0, 0, 0, 0, 0, 1),
        b"hmtx": _packed("Hhh", 1000, 0, 0),
        b"loca": _packed("HHH", 0, 0, len(outline) // 2),
        b"maxp": _packed("IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
        b"name": _packed("HHH", 0, 0, 6),
        b"post": _packed("IIhhIIIII", 0x30000, *(0,) * 8),
    }  # fmt: skip
    count = len(tables)
    directory = _packed("IHHHH", 0x10000, count, 128, 3, 16 * count - 128)
    body = b""
    for name, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & _ALL
        directory += name + _packed("III", total, 12 + 16 * count + len(body), len(table))
        body += padded
    return directory + body


class _Fonts:
    """The fonts of the machine, and after them the square; PDFium asks for one by its name."""

    def __init__(self) -> None:
        self.font = square_font()
        self.known = pdfium.FPDF_GetDefaultSystemFontInfo()
        self._own = ctypes.create_string_buffer(_NAME)
        self.handle = ctypes.addressof(self._own)
        kinds: dict[str, Any] = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        # PDFium keeps the address of this, so that it must live as long as PDFium does.
        self.told = pdfium.FPDF_SYSFONTINFO(
            version=1,
            EnumFonts=kinds["EnumFonts"](self._enumerate),
            MapFont=kinds["MapFont"](self._map),
            GetFont=kinds["GetFont"](self._get),
            GetFontData=kinds["GetFontData"](self._content),
            GetFaceName=kinds["GetFaceName"](self._name),
            GetFontCharset=kinds["GetFontCharset"](self._charset),
            DeleteFont=kinds["DeleteFont"](self._delete),
        )

    def _enumerate(self, _: Any, mapper: Any) -> None:
        self.known.contents.EnumFonts(self.known, mapper)

    def _map(
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
    ) -> int | None:
        known = self.known.contents
        found: int | None = known.MapFont(self.known, weight, italic, charset, pitch, face, exact)
        return found or (self.handle if charset in _EASTERN else None)

    def _get(self, _: Any, face: Any) -> int | None:
        found: int | None = self.known.contents.GetFont(self.known, face)
        return found

    def _content(self, _: Any, font: int, table: int, room: Any, size: int) -> int:
        if font != self.handle:
            return int(self.known.contents.GetFontData(self.known, font, table, room, size))
        return _copied(self.font, room, size) if table == 0 else 0

    def _name(self, _: Any, font: int, room: Any, size: int) -> int:
        if font != self.handle:
            return int(self.known.contents.GetFaceName(self.known, font, room, size))
        return _copied(_NAME, room, size)

    def _charset(self, _: Any, font: int) -> int:
        if font != self.handle:
            return int(self.known.contents.GetFontCharset(self.known, font))
        return _SIMPLIFIED

    def _delete(self, _: Any, font: int) -> None:
        if font != self.handle:
            self.known.contents.DeleteFont(self.known, font)


def _copied(content: bytes, room: Any, size: int) -> int:
    if room and size >= len(content):
        ctypes.memmove(room, content, len(content))
    return len(content)
