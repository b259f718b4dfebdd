"""Whether the text of a page can be what is printed on it.

A font without a map to Unicode yields control characters, private ones, or letters of alphabets
that no gazette has.  Such a text layer is worse than none: it looks like text.
"""

from __future__ import annotations

import re

from luoshi.readers.printed.page import PrintedPage

_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_USUAL = re.compile(
    r"[!-~‐-⁞\u3000-〿㈠-㋿㐀-䶿一-鿿豈-\ufaff︐-︯！-￯Ⅰ-ⅿ①-⓿■-◿㎎-㏔\U00020000-\U0003134f]"
    r"|[℃×÷±°·‰α-ωΑ-Ω≤≥≈√∶☆★→←↑↓¥€²³]"
)
# A page with a picture over most of it and hardly a word is a scan with a printed page number.
_PICTURED = 0.5
_FEW = 30
_A_MARK = 0.02
_TOO_FEW_TO_TELL = 8


def is_legible(page: PrintedPage) -> bool:
    """Whether the words of a page are its words, and all of them."""
    return not is_garbled(page) and not is_scan(page)


def is_scan(page: PrintedPage) -> bool:
    """Whether a page shows something and has no words, or next to none beside a picture."""
    if not page.characters:
        return page.pictured >= _A_MARK or bool(page.level) or bool(page.upright)
    return page.pictured > _PICTURED and page.characters < _FEW


def is_garbled(page: PrintedPage) -> bool:
    """Whether the words of a page are none that a gazette could print."""
    words = "".join("".join(run.characters) for run in page.runs).replace(" ", "")
    if len(words) < _TOO_FEW_TO_TELL:
        return False
    strange = len(_STRANGE.findall(words))
    usual = len(_USUAL.findall(words))
    return strange > 0.1 * len(words) or usual < 0.6 * len(words)
