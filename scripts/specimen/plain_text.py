"""The gazette as a text file: what is left when a printed issue is copied out line by line.

Lines are cut at the width of the column, wherever that falls; running heads and page
numbers stand among them, once or twice within a word; numerals have stray spaces.
"""

import re
from collections.abc import Iterator

from scripts.specimen.blocks import Block, Document
from scripts.specimen.gazette import (
    COLOPHON,
    DOCUMENTS,
    ISSUE,
    MASTHEAD,
    PUBLISHED,
    RUNNING_HEAD,
    contents_title,
)

NARROW, WIDE = 20, 36
LINES_IN_TWO_COLUMNS, LINES_IN_ONE = 78, 42
# Which page numbers slip into a word: the nth page break that falls within a paragraph.
GLUED_BREAKS = (2, 4)
CENTRED = {"title", "notice-title", "annex-title", "number", "meeting", "speaker"}
NEVER_FIRST = "，。、；：）！？”》%％‰"
NUMERAL = re.compile(r"(?<![\d.,．，〔第\-])\d+(?:[.,]\d+)*(?![\d.,〕])")


class _Page:
    """The page being filled: its number, and how many lines it still takes."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.number = 1
        self.filled = 0
        self.breaks_within = 0

    def feed(self, line: str, *, room: int, within: bool, gap: bool) -> None:
        """Set a line; where the page is full, turn it first."""
        if self.filled >= room:
            line = self._turn(line, within=within)
        self.lines.append(line)
        if gap:
            self.lines.append("")
        self.filled += 1

    def turn(self) -> None:
        """End the page where it stands."""
        self._turn("", within=False)

    def _turn(self, line: str, *, within: bool) -> str:
        self.breaks_within += within
        number, self.number, self.filled = self.number, self.number + 1, 0
        if within and self.breaks_within in GLUED_BREAKS:
            return f"{line[:1]}{number}{line[1:]}"
        self.lines += [f"—{number}—", ""]
        if self.number % 2 == 0:
            self.lines += [RUNNING_HEAD, ""]
        return line


def plain_text() -> str:
    """The whole issue."""
    body, starts = _body()
    front = [MASTHEAD, f"{ISSUE}（总第1期）", PUBLISHED, "", "目　录", ""]
    for document in DOCUMENTS:
        entry = contents_title(document)
        front.append(f"{entry}{'…' * max(3, 44 - len(entry))}（{starts[document.id]}）")
    back = ["", "—" * 12, "版权页", *_wrapped(COLOPHON, WIDE), ""]
    return "\n".join([*front, "", *body, *back])


def _body() -> tuple[list[str], dict[str, int]]:
    page, starts, numerals = _Page(), {}, _Spaces()
    for document in DOCUMENTS:
        if page.filled:
            page.turn()
        starts[document.id] = page.number
        _set(document, page, numerals)
    page.turn()
    return page.lines, starts


def _set(document: Document, page: _Page, spaces: "_Spaces") -> None:
    width, room, gap = NARROW, LINES_IN_TWO_COLUMNS, False
    if document.columns == 1:
        width, room, gap = WIDE, LINES_IN_ONE, True
    for block in document.blocks:
        for index, line in enumerate(_lines_of(block, width, spaces, indented=not gap)):
            within = index > 0 and not block.rows
            page.feed(line, room=room, within=within, gap=gap and not block.rows)
        if block.style in CENTRED and not gap:
            page.lines.append("")


def _lines_of(block: Block, width: int, spaces: "_Spaces", *, indented: bool) -> Iterator[str]:
    if block.style == "piped-table":
        yield from ("|".join(row) for row in block.rows)
    elif block.style == "celled-table":
        yield from (cell for row in block.rows for cell in row)
    elif block.style in CENTRED:
        yield from _wrapped(block.text, width)
    elif block.style in {"signature", "date"}:
        yield "　" * (width - 4 - len(block.text)) + block.text
    else:
        is_flush = block.style in {"salutation", "addressees", "imprint", "note"}
        text = block.text if is_flush else spaces.around_numerals(block.text)
        yield from _wrapped(("　　" if indented and not is_flush else "") + text, width)


def _wrapped(text: str, width: int) -> list[str]:
    """The text cut into lines of so many full-width characters, as a column cuts it."""
    lines, line, filled = [], "", 0.0
    for at, character in enumerate(text):
        is_inside_number = character.isascii() and text[max(0, at - 1)].isascii()
        if filled >= width and character not in NEVER_FIRST and not is_inside_number:
            lines.append(line.rstrip(" "))
            line, filled = "", 0.0
        if character != " " or line:
            line += character
            filled += 0.5 if character.isascii() else 1
    return [*lines, line] if line else lines


class _Spaces:
    """The stray spaces round numerals: every third one gets them, from the first page on."""

    def __init__(self) -> None:
        self.seen = 0

    def around_numerals(self, text: str) -> str:
        label = re.match(r"\d+[．.、﹒]", text)
        kept = label.end() if label else 0
        return text[:kept] + NUMERAL.sub(self._spaced, text[kept:])

    def _spaced(self, match: re.Match[str]) -> str:
        self.seen += 1
        return f" {match[0]} " if self.seen % 3 == 0 else match[0]
