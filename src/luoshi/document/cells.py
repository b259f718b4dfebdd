"""The cells of a line: parted by a tab, by bars, or by blanks.

Tabs and bars keep empty cells, blanks do not: a row set with blanks is ragged where a cell is
empty, and stays so.
"""

from __future__ import annotations

import re
from typing import Literal

from luoshi.document.flow import Flow
from luoshi.document.lines import is_row
from luoshi.document.tree import Cell
from luoshi.provenance import Span

Manner = Literal["tab", "bar", "blank"]

FIGURE = re.compile(r"[-+±]?\d[\d,.]*(?:%|‰|个百分点)?|[-—/]+|…+|持平")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RULE = re.compile(r"[|\-—:：+=_ ]+")
_SENTENCE = re.compile(r"[，。；：]")


def manner_of(words: str) -> Manner | None:
    """How the words of a line are parted into the cells of a row, if they are."""
    if "\t" in words:
        return "tab"
    if words.count("|") > 1 or (words.count("|") == 1 and "。" not in words):
        return "bar"
    return "blank" if " " in words and is_row(words) else None


def has_cells(words: str) -> bool:
    """Whether words without punctuation stand apart: perhaps a header, or a row without figures."""
    return " " in words and _SENTENCE.search(words) is None


def is_rule(words: str) -> bool:
    """Whether a line is only drawn: |---|---|."""
    return _RULE.fullmatch(words) is not None


def is_figure(words: str) -> bool:
    """Whether a cell holds a figure; a year alone is a name."""
    return FIGURE.fullmatch(words) is not None and _YEAR.fullmatch(words) is None


def cells_of(flow: Flow, line: Span, manner: Manner) -> tuple[Cell, ...]:
    """The cells of a line, with the words as printed."""
    start, end = line
    words = flow.text[start:end]
    if manner == "tab":
        parts = list(_parted(words, _TAB))
    elif manner == "bar":
        parts = list(_parted(words, _BAR))
        # A row framed by bars has nothing before the first and after the last.
        if len(parts) > 2 and parts[0] == (0, 0):
            parts = parts[1:]
        if len(parts) > 2 and parts[-1][0] == len(words):
            parts = parts[:-1]
    else:
        parts = [found.span() for found in _WORD.finditer(words)]
    return tuple(cell_of(flow, Span(start + left, start + right)) for left, right in parts)


def cell_of(flow: Flow, span: Span) -> Cell:
    """The cell that a span holds, without the blanks around it."""
    words = flow.text[span.start : span.end]
    bare = words.strip()
    start = span.start + (words.index(bare) if bare else 0)
    return Cell(bare, Span(start, start + len(bare)))


_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜]")
_WORD = re.compile(r"\S+")


def _parted(words: str, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    parts = []
    start = 0
    for found in sign.finditer(words):
        parts.append((start, found.start()))
        start = found.end()
    return [*parts, (start, len(words))]
