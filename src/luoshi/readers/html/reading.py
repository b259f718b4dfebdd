"""A web page is read as a browser shows it: a line for each paragraph, a row for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.document.reading import Reading
from luoshi.readers.composing import Composition
from luoshi.readers.encodings import decode
from luoshi.readers.html.main_part import is_block, main_part
from luoshi.readers.html.tree import Element, tree_of
from luoshi.readers.limits import Limits

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w\-]+)""", re.I)
_ASCII_SPACE = re.compile("[ \t\r\n\f]+")
_NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# How often a page was opened is no word of its document.
_COUNTER = re.compile(r"\s*(?:浏览|点击|阅读|访问)(?:次数|数|量)\s*[：:]\s*\d*\s*次?")
_MOST_SPANNED = 100


def read_html(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of the document on a web page."""
    declared = _CHARSET.search(content[:4096])
    encoding = declared[1].decode("ascii") if declared else None
    markup = decode(content, name=name, declared=encoding).text
    main = main_part(tree_of(markup, name=name, deepest=limits.nesting))
    composition = Composition()
    for number, line in enumerate(_lines(main), start=1):
        composition.place(paragraph=number)
        composition.write(line + "\n")
    return composition.reading(content, name=name, format="html", wrapped=False)


def _lines(main: Element) -> Iterator[str]:
    page = _Lines()
    page.inside(main)
    page.end_line()
    return iter(page.lines)


class _Lines:
    """The lines of a page while they are put together from words."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []

    def inside(self, element: Element) -> None:
        """Add the words inside an element."""
        count = 0
        for one in element.children:
            if isinstance(one, str):
                self._line.append(_ASCII_SPACE.sub(" ", one))
            elif one.tag == "br":
                self.end_line()
            elif one.tag == "table" and _is_of_entries(one):
                self.end_line()
                self.lines += _rows(one)
            elif is_block(one):
                self.end_line()
                if element.tag == "ol" and one.tag == "li":
                    count += 1
                    self._line.append(f"{_start(element) + count - 1}. ")
                self.inside(one)
                self.end_line()
            else:
                self.inside(one)

    def end_line(self) -> None:
        """End the line, unless nothing stands on it."""
        line = _COUNTER.sub("", _shown("".join(self._line)))
        self._line = []
        if line.strip("\u3000"):
            self.lines.append(line)


def _shown(words: str) -> str:
    """Words as a browser shows them: white space once, and none at the ends."""
    plain = words.translate(_NO_WIDTH).replace("\xa0", " ").replace("\u2003", "\u3000")
    return _ASCII_SPACE.sub(" ", plain).strip(" ")


def _start(element: Element) -> int:
    start = element.attributes.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_of_entries(table: Element) -> bool:
    """Whether a table is one, and not a frame that places the parts of a page."""
    rows = list(_table_rows(table))
    cells = [cell for row in rows for cell in row]
    if len(cells) < 4 or max(map(len, rows), default=0) < 2:
        return False
    if any(inner.tag == "table" for cell in cells for inner in cell.elements):
        return False
    paragraphs = max(sum(one.tag == "p" for one in cell.elements) for cell in cells)
    return paragraphs < 8


def _table_rows(table: Element) -> Iterator[list[Element]]:
    for one in table.elements:
        if one.tag == "tr":
            cells = [cell for cell in one.elements if cell.tag in ("td", "th")]
            if cells:
                yield cells
        elif one.tag in ("tbody", "thead", "tfoot"):
            yield from _table_rows(one)


def _rows(table: Element) -> Iterator[str]:
    """The rows of a table; a place that a cell above or to the left spans is empty."""
    spanned: dict[int, int] = {}
    for cells in _table_rows(table):
        row: list[str] = []

        def skip(row: list[str] = row) -> None:
            while spanned.get(len(row), 0) > 0:
                spanned[len(row)] -= 1
                row.append("")

        for cell in cells:
            skip()
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for place in range(wide):
                if high > 1:
                    spanned[len(row)] = high - 1
                row.append(" ".join(_lines(cell)).replace("\t", " ") if place == 0 else "")
        skip()
        if any(row):
            yield "\t".join(row)


def _span(cell: Element, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdecimal() and len(value) < 6 else 1
