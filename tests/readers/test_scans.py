"""Scans: read with the OCR extra, refused with what to install without it."""

import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest

from luoshi.readers import read_bytes
from luoshi.readers.errors import OcrMissing
from luoshi.readers.scans import _runs, _straightened

sys.path.insert(0, str(Path(__file__).parent))
from typesetting import typeset

needs_ocr = pytest.mark.skipif(
    any(find_spec(one) is None for one in ("rapidocr", "onnxruntime", "cv2")),
    reason="the extra luoshi[ocr] is not installed",
)

PARAGRAPH = "各镇街要在6月底前完成排查，新增绿地12.5万平方米，同比增长3.8%，由区园林局牵头负责。"


def scan_of(pdf: bytes, kind: str) -> bytes:
    """A grey picture of the first page at 150 dpi, laid slightly askew."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil().convert("L")
    written = BytesIO()
    picture.rotate(0.4, fillcolor=255).save(written, kind, dpi=(150, 150))
    return written.getvalue()


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("PDF", "a.pdf")])
def test_a_scan_is_read_line_by_line(kind: str, name: str) -> None:
    settings = "#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
    content = scan_of(typeset(settings + f"{PARAGRAPH * 2}\n\n{PARAGRAPH * 2}"), kind)

    reading = read_bytes(content, name=name)

    assert reading.text.startswith("　　各镇街要在6月底前完成排查")
    for figure in ("12.5万平方米", "3.8%"):
        assert reading.text.replace("\n", "").count(figure) == 4
    assert reading.source.pages == 1


def test_without_the_extra_a_picture_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("luoshi.readers.images.open_eye", lambda: None)

    with pytest.raises(OcrMissing, match=r"luoshi\[ocr\]"):
        read_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 20, name="a.png")


def test_a_picture_that_is_called_txt_is_still_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.readers.images.open_eye", lambda: None)

    with pytest.raises(OcrMissing):
        read_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 20, name="a.txt")


def test_a_page_laid_askew_is_straightened() -> None:
    tilted = [[[0.0, 0.0], [100.0, 1.0], [100.0, 6.0], [0.0, 5.0]]]

    (corners,) = _straightened(tilted)

    assert corners[0][1] == pytest.approx(corners[1][1])


def test_the_characters_of_a_seen_line_are_spread_along_it() -> None:
    (run,) = _runs([[0, 0], [70, 0], [70, 12], [0, 12]], "增长12.5%了吗", 1.0)

    assert run.lefts[:3] == pytest.approx([0.0, 10.77, 21.54], abs=0.01)
    assert run.em == pytest.approx(10.77, abs=0.01)
