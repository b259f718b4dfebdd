"""How much room words take in a picture that is drawn without a browser.

A Chinese character is as wide as its size; a figure or a Latin letter takes a little more than
half of that.  The estimate errs on the wide side, so labels that do not overlap here do not
overlap on any screen.
"""

from __future__ import annotations

from decimal import Decimal
from unicodedata import east_asian_width

NARROW = 0.6
CANNOT_BEGIN_A_LINE = "，。、；：）》”’？！%,.;:)"


def width_of(words: str, size: float) -> float:
    """The width of a line of words set at this size."""
    return size * sum(1 if east_asian_width(letter) in "WFA" else NARROW for letter in words)


def wrapped(words: str, *, width: float, size: float) -> tuple[str, ...]:
    """The words in as many lines as they need, none wider than asked where that can be had.

    Chinese breaks anywhere but before a closing mark; Latin breaks at its spaces, and inside a
    word only where one word alone is too wide.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and width_of(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while width_of(line.rstrip(), size) > width and len(line) > 1:
            fitting = _fitting(line, width=width, size=size)
            lines.append(line[:fitting])
            line = line[fitting:]
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def written(number: Decimal | int | None) -> str:
    """A number with separators and without idle zeros; a dash where there is none."""
    if number is None:
        return "—"
    plain = f"{Decimal(number):,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for letter in words:
        joins = pieces and (
            letter in CANNOT_BEGIN_A_LINE
            or letter == " "
            or (_is_narrow(letter) and _is_narrow(pieces[-1][-1]) and pieces[-1][-1] != " ")
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _is_narrow(letter: str) -> bool:
    return east_asian_width(letter) not in "WFA"


def _fitting(line: str, *, width: float, size: float) -> int:
    for end in range(len(line), 1, -1):
        if width_of(line[:end], size) <= width:
            return end
    return 1
