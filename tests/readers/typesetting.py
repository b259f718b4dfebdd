"""Files for the readers' tests, made here: PDFs set by Typst, and PDFs written stroke by stroke."""

from __future__ import annotations

import ctypes
import importlib.util
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest


def typeset(markup: str) -> bytes:
    """A PDF set by Typst in the Song and Hei faces that the tests bring along."""
    typst = pytest.importorskip("typst", reason="Typst sets the test's PDF")
    found = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    if found is None or found.origin is None:
        pytest.skip("the Chinese fonts that set the test's PDF are not installed")
    settings = '#set text(font: "Noto Serif SC", lang: "zh", size: 10.5pt)\n'
    pdf: bytes = typst.compile(
        (settings + markup).encode(),
        font_paths=[str(Path(found.origin).parent)],
        ignore_system_fonts=True,
    )
    return pdf


@dataclass
class Sheet:
    """One page of a PDF, drawn in the order in which its parts are asked for.

    The font is one that every PDF viewer brings along and that the file does not hold, as
    in many official PDFs.  Distances are points from the upper left corner.
    """

    width: float = 595
    height: float = 842
    strokes: list[str] = field(default_factory=list)
    rotate: int = 0

    def write(self, left: float, baseline: float, words: str, *, size: float = 10) -> None:
        """Set words with their baseline at that distance from the top."""
        self.set_at(left, baseline, [(character, 0.0) for character in words], size=size)

    def set_at(
        self, left: float, baseline: float, words: list[tuple[str, float]], *, size: float
    ) -> None:
        """Set characters in one stroke, each followed by so many points of extra space."""
        at = f"{left:.2f} {self.height - baseline:.2f}"
        coded = " ".join(
            f"<{character.encode('utf-16-be').hex()}> {-1000 * space / size:.0f}"
            for character, space in words
        )
        self.strokes.append(f"BT /F1 {size} Tf 1 0 0 1 {at} Tm [{coded}] TJ ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a straight rule."""
        start, end = f"{x0} {self.height - y0}", f"{x1} {self.height - y1}"
        self.strokes.append(f"0.5 w {start} m {end} l S")

    def paint(self, left: float, top: float, right: float, bottom: float) -> None:
        """Lay a grey picture over a part of the page."""
        box = f"{right - left} 0 0 {bottom - top} {left} {self.height - bottom}"
        self.strokes.append(f"q {box} cm /I1 Do Q")


# Its baseline, its left edge, its size.
Character = tuple[float, float, float, str]


def _strokes(characters: list[Character]) -> list[list[Character]]:
    """Characters of one height with less than an em between them."""
    strokes: list[list[Character]] = []
    for one in characters:
        last = strokes[-1][-1] if strokes else None
        if last and last[0] == one[0] and one[1] - last[1] < 1.9 * one[2] and last[2] == one[2]:
            strokes[-1].append(one)
        else:
            strokes.append([one])
    return strokes


def bound(*sheets: Sheet, packed: bool = True) -> bytes:
    """The sheets as one PDF file, their content packed as it usually is, or plain."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/DW 1000/W[1 95 500 814 939 500]"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
        "/FontBBox[-25 -254 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
    )
    picture = (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
    )
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(sheets)))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>".encode(),
        font.encode(),
        picture.encode("latin-1"),
    ]
    for number, sheet in enumerate(sheets):
        stream = "\n".join(sheet.strokes).encode()
        packing = "/Filter/FlateDecode" if packed else ""
        if packed:
            stream = zlib.compress(stream)
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]"
            f"/Rotate {sheet.rotate}"
            f"/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>".encode()
        )
        head = f"<</Length {len(stream)}{packing}>>stream\n".encode()
        parts.append(head + stream + b"\nendstream")
    return _numbered(parts)


def _numbered(parts: list[bytes]) -> bytes:
    written = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj".encode() + part + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    head = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n"
    return written + head.encode() + table.encode() + trailer.encode()


def drawn_across(pdf: bytes) -> bytes:
    """The same pages with their content drawn line by line across all columns.

    Many layout programs write a page so: the order of the file is then not the order of reading.
    """
    pypdfium2 = pytest.importorskip("pypdfium2")
    raw = pypdfium2.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    sheets = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        sheet = Sheet(*page.get_size())
        text = page.get_textpage()
        drawn = []
        for index in range(text.count_chars()):
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            character = chr(raw.FPDFText_GetUnicode(text.raw, index))
            size = round(raw.FPDFText_GetFontSize(text.raw, index), 2)
            if drawn and drawn[-1][1] == x.value and drawn[-1][3] == character:
                x.value += size  # one glyph stands for both characters of “——”
            if not raw.FPDFText_IsGenerated(text.raw, index):
                drawn.append((round(sheet.height - y.value, 1), x.value, size, character))
        for stroke in _strokes(sorted(drawn)):
            baseline, left, size, _ = stroke[0]
            advances = [(1.0 if one[3] > "\xff" else 0.5) * size for one in stroke]
            starts = [one[1] for one in stroke] + [stroke[-1][1] + advances[-1]]
            spaces = [starts[at + 1] - starts[at] - advance for at, advance in enumerate(advances)]
            words = [one[3] for one in stroke]
            sheet.set_at(left, baseline, list(zip(words, spaces, strict=True)), size=size)
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            x0, y0, x1, y1 = thing.get_bounds()
            middle_x, middle_y = (x0 + x1) / 2, sheet.height - (y0 + y1) / 2
            if x1 - x0 > y1 - y0:
                sheet.rule(x0 + 1, middle_y, x1 - 1, middle_y)
            else:
                sheet.rule(middle_x, sheet.height - y1 + 1, middle_x, sheet.height - y0 - 1)
        sheets.append(sheet)
    return bound(*sheets)
