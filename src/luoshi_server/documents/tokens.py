"""Words as an index knows them: every two neighbouring characters, and the last one alone.

Chinese has no spaces, and most of its words have two characters.  So whatever is sought is a
stretch of characters, and its pairs must all be there.  A pair is written as the numbers of its
two characters, five hexadecimal digits each: that is one plain word to any database, and the
first five digits find every pair that a single character begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise

LONGEST_QUESTION = 100
MOST_TERMS = 8
_SPACE = re.compile(r"\s+")


def plain_words(text: str) -> str:
    """The text as it is compared: one width, one case, and no spaces but between Latin words."""
    # No database keeps a null character, and nobody looks for one.
    return unspaced(unicodedata.normalize("NFKC", text.replace("\0", "")).casefold())


def unspaced(text: str) -> str:
    """The text without the line breaks and spaces that print sets between Chinese characters."""
    return _SPACE.sub(_space_between_words, text.strip())


def _space_between_words(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return " " if before.isascii() and after.isascii() else ""


def tokens_of(text: str) -> list[str]:
    """Every token of a text, in its order, with repetitions."""
    return [token for run in _runs(plain_words(text)) for token in _pairs(run, ends=True)]


def terms_of(question: str) -> list[str]:
    """The stretches that must all occur, as they are compared."""
    return [plain_words(term) for term in question[:LONGEST_QUESTION].split()][:MOST_TERMS]


def wanted(terms: list[str]) -> tuple[list[str], list[str]]:
    """The whole tokens and the beginnings of tokens that the terms ask for, each once."""
    whole: dict[str, None] = {}
    beginnings: dict[str, None] = {}
    for term in terms:
        for run in _runs(term):
            if len(run) == 1:
                beginnings[_sign(run)] = None
            whole.update(dict.fromkeys(_pairs(run, ends=False)))
    return list(whole), list(beginnings)


def _runs(text: str) -> Iterator[str]:
    """Stretches of letters, characters and digits; whatever stands between them parts them."""
    for is_word, signs in groupby(text, str.isalnum):
        if is_word:
            yield "".join(signs)


def _pairs(run: str, *, ends: bool) -> Iterator[str]:
    for first, second in pairwise(run):
        yield _sign(first) + _sign(second)
    if ends:
        # A text whose only hit is its last character has no pair that begins there.
        yield _sign(run[-1])


def _sign(character: str) -> str:
    return f"{ord(character):05x}"
