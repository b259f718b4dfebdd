"""The clauses of a duty's words: the places at which it can be cut into several."""

from __future__ import annotations

import re
from typing import NamedTuple

_END = re.compile(r"[。；;，,、：:！？\n]+[”’」』）]*")


class Clause(NamedTuple):
    """One clause, and at which sign of the whole it begins."""

    start: int
    words: str
    ends_sentence: bool


def clauses_of(words: str) -> list[Clause]:
    """The clauses, which together are the words."""
    found, start = [], 0
    for end in _END.finditer(words):
        clause = words[start : end.end()]
        if clause.strip():
            closes = any(sign in "。；;！？\n" for sign in end.group())
            found.append(Clause(start, clause, closes))
            start = end.end()
    if words[start:].strip():
        found.append(Clause(start, words[start:], True))
    return found
