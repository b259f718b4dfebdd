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


def is_legible(page: PrintedPage) -> bool:
    """Whether the words of a page are its words: usual characters, and not next to none."""
    words = "".join("".join(run.characters) for run in page.runs).replace(" ", "")
    if not words:
        return page.pictured < 0.02 and not page.level and not page.upright
    if page.pictured > _PICTURED and len(words) < _FEW:
        return False
    if len(words) < 8:
        return True
    strange = len(_STRANGE.findall(words))
    usual = len(_USUAL.findall(words))
    return strange <= 0.1 * len(words) and usual >= 0.6 * len(words)
