"""The flow of a text: its words in order, paragraph by paragraph, without the layout.

A gazette is set in columns.  Lines end inside words, pages end inside sentences, and headers and
page numbers stand between.  The flow has none of these: a paragraph is one line of `text`,
what was taken out stands in `noise`, and every offset leads back to the reading text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from luoshi.document.lines import Line, is_row, lines_of
from luoshi.document.paragraphs import paragraphs_of
from luoshi.document.reading import Reading
from luoshi.provenance import Quote, Span
from luoshi.text.widths import fold


@dataclass(frozen=True, slots=True)
class Noise:
    """Layout that was taken out; `span` points into the reading text, `repaired` is what stays."""

    kind: str
    span: Span
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The text without its layout.

    `text` holds one paragraph a line; `folded` is the same text, character for character, with
    widths and look-alike signs made one, and is what patterns are matched against.  `contents`
    are the lines of a table of contents, which stand in `noise` but name the titles to come;
    `chrome` are those of a web page, which tell when it was published.
    """

    text: str
    folded: str
    paragraphs: tuple[Span, ...]
    noise: tuple[Noise, ...]
    _flow_starts: tuple[int, ...]
    _source_starts: tuple[int, ...]
    contents: tuple[str, ...] = ()
    chrome: tuple[str, ...] = ()

    def source(self, span: Span) -> Span:
        """The same words in the reading text; what was taken out in between is covered too."""
        start, end = span
        if end <= start:
            at = self._source_of(start)
            return Span(at, at)
        return Span(self._source_of(start), self._source_of(end - 1) + 1)

    def quote(self, span: Span) -> Quote:
        """The words of a span, with their place in the reading text."""
        return Quote(self.source(span), self.text[span.start : span.end])

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the character at `offset`."""
        at = bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1
        return self.paragraphs[max(at, 0)]

    def seams(self) -> Iterator[Span]:
        """What was taken out inside paragraphs, in offsets of the reading text: line ends,
        blanks, furniture.  A word that the layout split has a seam in it.
        """
        starts, sources, text = self._flow_starts, self._source_starts, self.text
        for at in range(1, len(starts)):
            if text[starts[at] - 1] != "\n" and text[starts[at]] != "\n":
                yield Span(sources[at - 1] + starts[at] - starts[at - 1], sources[at])

    def _source_of(self, offset: int) -> int:
        at = bisect_right(self._flow_starts, offset) - 1
        return self._source_starts[at] + offset - self._flow_starts[at]


def flow_of(reading: Reading) -> Flow:
    """The flow of a reading: lines joined, furniture and stray page numbers taken out."""
    lines = lines_of(reading)
    noise = [Noise(line.furniture, Span(line.start, line.end)) for line in lines if line.furniture]
    paragraphs: list[Span] = []
    starts: list[int] = []
    sources: list[int] = []
    words: list[str] = []
    length = 0
    text = reading.text
    for paragraph in paragraphs_of(lines, reading.wrapped):
        begin = length
        for line in paragraph:
            if line.stray is None and not _GAP.search(line.words):
                starts.append(length)
                sources.append(line.start)
                words.append(line.words)
                length += line.end - line.start
                continue
            for start, end in _pieces(text, line, noise):
                starts.append(length)
                sources.append(start)
                words.append(text[start:end])
                length += end - start
        paragraphs.append(Span(begin, length))
        starts.append(length)
        sources.append(paragraph[-1].end)
        words.append("\n")
        length += 1
    flow = "".join(words)
    noise.sort(key=_where)
    return Flow(
        flow,
        fold(flow),
        tuple(paragraphs),
        tuple(noise),
        tuple(starts) or (0,),
        tuple(sources) or (0,),
        tuple(line.words for line in lines if line.furniture == "contents"),
        tuple(line.words for line in lines if line.furniture == "web_chrome"),
    )


def _where(noise: Noise) -> Span:
    return noise.span


_GAP = re.compile(r"[ \t\u3000\xa0\u2002-\u200b\ufeff]+")
_BLANKS = " \t\u3000\xa0"
_SPACED_OUT = re.compile(r"[㐀-鿿](?:[ \u3000\xa0]+[㐀-鿿]){3,}")


def _pieces(text: str, line: Line, noise: list[Noise]) -> Iterator[tuple[int, int]]:
    """The stretches of a line that stay when blanks of the layout and a stray number go."""
    if _SPACED_OUT.fullmatch(line.words):
        noise.append(Noise("letterspacing", Span(line.start, line.end), _GAP.sub("", line.words)))
        yield from _without_blanks(text, line.start, line.end, _never)
        return
    keeps = _always if is_row(line.words) else _keeps_apart
    if line.stray is None:
        yield from _without_blanks(text, line.start, line.end, keeps)
        return
    noise.append(Noise("stray_page_number", line.stray))
    before, after = line.stray
    while text[before - 1] in _BLANKS:
        before -= 1
    while text[after] in _BLANKS:
        after += 1
    yield from _without_blanks(text, line.start, before, keeps)
    yield from _without_blanks(text, after, line.end, keeps)


def _without_blanks(
    text: str, start: int, end: int, keeps: Callable[[str, str], bool]
) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
        if "\t" in gap.group():
            # Two tabs in a row part three cells, the middle one empty.
            for place in range(gap.start(), at):
                if text[place] == "\t":
                    yield place, place + 1
        elif keeps(text[gap.start() - 1], text[at]):
            # One blank of the run stays, so that offsets still run in step with the source.
            yield gap.start(), gap.start() + 1
    if end > at:
        yield at, end


def _always(left: str, right: str) -> bool:
    return True


def _never(left: str, right: str) -> bool:
    return False


def _keeps_apart(left: str, right: str) -> bool:
    """Whether a blank says something here: between two ideographs, or two words of Latin."""
    if "㐀" <= left <= "鿿":
        return "㐀" <= right <= "鿿"
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
