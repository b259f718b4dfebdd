"""Where a line of Chinese may end: never before closing punctuation, never after an opening one.

That is 避头尾 (GB/T 15834-2011, 5.1): a mark that may not begin a line draws the character before
it down with it.  Digits and Latin letters stay together with their signs, so that no year and no
percentage is torn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

NEVER_BEGINS = frozenset("，。、；：？！…—·～）］】〕〉》」』”’％‰,.;:?!)]}%°℃")
NEVER_ENDS = frozenset("（［【〔〈《「『“‘([{￥$#№")

_PIECE = re.compile(r"\[[0-9]+\]|[0-9A-Za-z]+(?:[.,:/_@+\-][0-9A-Za-z]+)*[%‰℃°]?|——|……|[\s\S]")


def width_in_characters(text: str) -> float:
    """How wide a text is in characters: letters and digits take half of one."""
    return sum(0.5 if _is_half(character) else 1.0 for character in text)


def pieces_of(text: str) -> tuple[str, ...]:
    """The text in pieces between which a line may end."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if pieces and _belong_together(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _belong_together(before: str, piece: str) -> bool:
    if "\n" in (before, piece):
        return False
    # The number of a reference stays with the words it is about.
    marks = len(piece) > 1 and piece[0] == "["
    return marks or piece[0] in NEVER_BEGINS or before[-1] in NEVER_ENDS


def broken(
    text: str, *, width_of: Callable[[int, int], float], widths: Callable[[int], float]
) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a text, line ends and the spaces at them left out.

    `width_of(start, end)` is how wide a span of the text is, `widths(n)` how wide the n-th line
    may be.  A piece that is wider than a line is torn where the line is full.
    """
    number, start, end = 0, 0, 0
    for piece_start, piece_end in _spans(pieces_of(text)):
        if text[piece_start:piece_end] == "\n":
            yield start, end
            number, start, end = number + 1, piece_end, piece_end
            continue
        if end > start and width_of(start, piece_end) > widths(number) + _SLACK:
            if text[piece_start:piece_end] == " ":
                continue
            yield start, end
            number, start = number + 1, piece_start
        end = piece_end
        while width_of(start, end) > widths(number) + _SLACK and end - start > 1:
            cut = _full(start, end, width_of=width_of, width=widths(number))
            yield start, cut
            number, start = number + 1, cut
    if end > start or not text:
        yield start, end


_SLACK = 0.05


def _spans(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    edges = [0]
    for piece in pieces:
        edges.append(edges[-1] + len(piece))
    yield from pairwise(edges)


def _full(start: int, end: int, *, width_of: Callable[[int, int], float], width: float) -> int:
    """The end of what fits on a line, at least one character."""
    cut = start + 1
    while cut < end and width_of(start, cut + 1) <= width + _SLACK:
        cut += 1
    return cut


def _is_half(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("Na", "H", "N")
