"""Headers and footers: what stands at the same height of many pages, but for its digits.

They stay in the reading text, where they stood, and are marked: nothing printed is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from luoshi.readers.printed.lines import line_of, rows_of
from luoshi.readers.printed.page import Line, PrintedPage, Run

_DIGITS = re.compile(r"[0-9０-９]+")
_PAGE_NUMBER = re.compile(
    r"[—–\-－―·•~～\s]*(?:第?\s*[0-9０-９]{1,4}\s*页?|[ivxIVX]{1,5})"
    r"(?:\s*[/／]\s*[0-9]{1,4}|[，,\s]*共\s*[0-9０-９]{1,4}\s*页)?[—–\-－―·•~～\s]*"
)
_DASHED = re.compile(
    r"[—–\-－―·•~～\s]+[0-9０-９]{1,4}[—–\-－―·•~～\s]+|第\s*[0-9０-９]{1,4}\s*页.*"
)
# “附件1” at the top of one page and “附件2” at the top of another are headings.
_HEADING = re.compile(r"附\s*(?:件|表|录|图)|[（(]?[一二三四五六七八九十]+[）)、]|第.{1,3}[章节条]")
# No header is a sentence, nor part of one.
_SENTENCE = re.compile(r"[。；]|，$")
_TALLEST = 4


@dataclass(slots=True)
class BandedPage:
    """A page parted into its headers, its body and its footers; each mark has a kind."""

    page: PrintedPage
    headers: list[tuple[Line, str]]
    body: list[Run]
    footers: list[tuple[Line, str]]


@dataclass(slots=True)
class _Edge:
    """A row near the upper or lower edge of a page, and what would make it furniture."""

    row: list[Run]
    line: Line
    apart: bool

    @property
    def masked(self) -> str:
        return _DIGITS.sub("#", "".join(self.line.words.split()))

    @property
    def step(self) -> int:
        """Its height on the page, in steps of four points."""
        return round((self.line.top + self.line.bottom) / 8)

    @property
    def key(self) -> tuple[str, int]:
        return (self.masked, self.step)


@dataclass(slots=True)
class _Repeated:
    """Words and heights that many pages share, and those that are known to be furniture."""

    shared: set[tuple[str, int]]
    known: set[tuple[str, int]]


def without_furniture(pages: Sequence[PrintedPage]) -> list[BandedPage]:
    """The pages with their headers and footers set apart."""
    edges = [(_edges(page, from_top=True), _edges(page, from_top=False)) for page in pages]
    tops = _repeated((number, edge) for number, (top, _) in enumerate(edges) for edge in top)
    ends = _repeated((number, edge) for number, (_, end) in enumerate(edges) for edge in end)
    for (top, end), page in zip(edges, pages, strict=True):
        _learn(top, tops, page)
        _learn(end, ends, page)
    banded = []
    for page, (top, end) in zip(pages, edges, strict=True):
        headers = _furniture(top, tops, "page_header", page)
        taken = {id(run) for edge, _ in headers for run in edge.row}
        below = [edge for edge in end if not any(id(run) in taken for run in edge.row)]
        footers = _furniture(below, ends, "page_footer", page)
        taken |= {id(run) for edge, _ in footers for run in edge.row}
        banded.append(
            BandedPage(
                page=page,
                headers=[(edge.line, kind) for edge, kind in headers],
                body=[run for run in page.runs if id(run) not in taken],
                footers=[(edge.line, kind) for edge, kind in reversed(footers)],
            )
        )
    return banded


def _edges(page: PrintedPage, *, from_top: bool) -> list[_Edge]:
    """The outermost rows of a page, outermost first."""
    margin = 0.16 * page.height
    near = [
        run
        for run in page.runs
        if (run.bottom < margin if from_top else run.top > page.height - margin)
    ]
    rows = rows_of(near)
    rest = [run for run in page.runs if not (run.bottom < margin or run.top > page.height - margin)]
    lines = [line_of(row) for row in rows]
    # The row that follows the last candidate decides whether that one stands apart.
    body = min((run.top for run in rest), default=None) if from_top else None
    foot = max((run.bottom for run in rest), default=None) if not from_top else None
    leading = _leading(page)
    found: list[_Edge] = []
    for at, (row, line) in enumerate(zip(rows, lines, strict=True)):
        if from_top:
            beyond = lines[at + 1].top if at + 1 < len(lines) else body
            gap = None if beyond is None else beyond - line.bottom
        else:
            beyond = lines[at - 1].bottom if at else foot
            gap = None if beyond is None else line.top - beyond
        found.append(_Edge(row, line, gap is None or gap > 1.2 * leading))
    return (found if from_top else found[::-1])[:_TALLEST]


def _leading(page: PrintedPage) -> float:
    """The white between two lines of the page's text, or between two of its paragraphs."""
    bottoms = sorted({round(run.bottom) for run in page.runs})
    em = median(run.em for run in page.runs) if page.runs else 10.0
    steps = [after - before for before, after in pairwise(bottoms)]
    usual = sorted(step - em for step in steps if 0.8 * em < step < 3 * em)
    return max(usual[len(usual) * 9 // 10], 0.2 * em) if usual else 0.5 * em


def _learn(edges: Sequence[_Edge], repeated: _Repeated, page: PrintedPage) -> None:
    """What stands apart on one page is furniture on every page, however close the text comes."""
    for edge, _ in _furniture(edges, repeated, "", page):
        repeated.known.add(edge.key)


def _repeated(edges: Iterable[tuple[int, _Edge]]) -> _Repeated:
    """What more than two pages share."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    everything = set()
    for number, edge in edges:
        everything.add(number)
        for near in (edge.step - 1, edge.step, edge.step + 1):
            pages[edge.masked, near].add(number)
    needed = 3 if len(everything) > 4 else 2
    needed = max(needed, len(everything) // 20)
    return _Repeated({key for key, on in pages.items() if len(on) >= needed}, set())


def _furniture(
    edges: Sequence[_Edge], repeated: _Repeated, kind: str, page: PrintedPage
) -> list[tuple[_Edge, str]]:
    """The rows that are furniture: the innermost that stands apart, and all outside it."""
    found: list[tuple[_Edge, str]] = []
    pending: list[tuple[_Edge, str]] = []
    for edge in edges:
        shared = edge.key in repeated.shared
        is_number = _PAGE_NUMBER.fullmatch(edge.line.words.strip()) is not None
        alone = is_number and _DASHED.fullmatch(edge.line.words) is not None
        said = _SENTENCE.search(edge.line.words) or _HEADING.match(edge.line.words)
        if not (alone or (shared and not said)):
            break
        if _is_in_table(edge.line, page):
            break
        pending.append((edge, "page_number" if is_number else kind))
        if edge.apart or alone or edge.key in repeated.known:
            found += pending
            pending = []
    return found


def _is_in_table(line: Line, page: PrintedPage) -> bool:
    """Whether upright rules pass beside the line, as they do in a table."""
    return sum(rule.start < line.bottom and rule.end > line.top for rule in page.upright) > 1
