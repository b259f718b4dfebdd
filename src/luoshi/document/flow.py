"""The flow of a text: its words in order, paragraph by paragraph, without the layout.

A gazette is set in columns.  Lines end inside words, pages end inside sentences, and headers and
page numbers stand between.  The flow has none of these: a paragraph is one line of `text`,
what was taken out stands in `noise`, and every offset leads back to the reading text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luoshi.document.lines import Line, lines_of
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
    widths and look-alike signs made one, and is what patterns are matched against.
    """

    text: str
    folded: str
    paragraphs: tuple[Span, ...]
    noise: tuple[Noise, ...]
    _flow_starts: tuple[int, ...]
    _source_starts: tuple[int, ...]

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

    def _source_of(self, offset: int) -> int:
        at = bisect_right(self._flow_starts, offset) - 1
        return self._source_starts[at] + offset - self._flow_starts[at]


def flow_of(reading: Reading) -> Flow:
    """The flow of a reading: lines joined, furniture and stray page numbers taken out."""
    lines = lines_of(reading)
    pieces: list[Span] = []
    noise: list[Noise] = [
        Noise(line.furniture, Span(line.start, line.end)) for line in lines if line.furniture
    ]
    paragraphs: list[Span] = []
    starts: list[int] = []
    sources: list[int] = []
    words: list[str] = []
    length = 0
    text = reading.text
    for paragraph in paragraphs_of(lines, reading.wrapped):
        begin = length
        pieces = list(_pieces(text, paragraph, noise))
        for start, end in pieces:
            starts.append(length)
            sources.append(start)
            words.append(text[start:end])
            length += end - start
        if length > begin:
            paragraphs.append(Span(begin, length))
            starts.append(length)
            sources.append(pieces[-1].end)
            words.append("\n")
            length += 1
    flow = "".join(words)
    noise.sort(key=lambda item: item.span)
    return Flow(
        flow,
        fold(flow),
        tuple(paragraphs),
        tuple(noise),
        tuple(starts) or (0,),
        tuple(sources) or (0,),
    )


_GAP = re.compile(r"[ \t\u3000\xa0\u2002-\u200b\ufeff]+")
_SPACED_OUT = re.compile(r"[㐀-鿿](?:[ \u3000\xa0]+[㐀-鿿]){2,}")
_IDEOGRAPH = re.compile(r"[㐀-鿿〇]")


def _pieces(text: str, paragraph: tuple[Line, ...], noise: list[Noise]) -> Iterator[Span]:
    """The stretches of the reading text that make up one paragraph, noting what falls between."""
    before: Line | None = None
    for line in paragraph:
        if before is not None:
            noise.append(Noise("line_break", Span(before.end, line.start)))
        yield from _pieces_of_line(text, line, noise)
        before = line


def _pieces_of_line(text: str, line: Line, noise: list[Noise]) -> Iterator[Span]:
    stray = line.stray
    gaps = [gap.span() for gap in _GAP.finditer(text, line.start, line.end)]
    if not gaps and not stray:
        yield Span(line.start, line.end)
        return
    words = text[line.start : line.end]
    spaced_out = _SPACED_OUT.fullmatch(words) is not None
    if spaced_out:
        noise.append(Noise("letterspacing", Span(line.start, line.end), _GAP.sub("", words)))
    row = line.is_row
    at = line.start
    for start, end in gaps:
        if stray and start < stray.end and end > stray.start - 1:
            if start < stray.start:
                noise.append(Noise("stray_page_number", stray))
                yield Span(at, start)
            at = end
            continue
        keep = "\t" in text[start:end] or row or _both_keep_apart(text[start - 1], text[end])
        if keep and not spaced_out:
            # One blank of the run stays, so that offsets still run in step with the source.
            tab = text.find("\t", start, end)
            one = tab if tab >= 0 else start
            yield Span(at, start)
            yield Span(one, one + 1)
        else:
            yield Span(at, start)
        at = end
    yield Span(at, line.end)


def _both_keep_apart(left: str, right: str) -> bool:
    """Whether a blank says something here: between two ideographs, or two words of Latin."""
    if _IDEOGRAPH.match(left):
        return _IDEOGRAPH.match(right) is not None
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def spans_of(text: str, pattern: re.Pattern[str], within: Iterable[Span]) -> Iterator[Span]:
    """Where a pattern matches inside the given spans."""
    for start, end in within:
        for found in pattern.finditer(text, start, end):
            yield Span(*found.span())
