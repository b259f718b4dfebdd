"""The words that findings stand on, marked in the text.

Findings share words and stand within one another: the text is cut wherever a marked place begins
or ends, and each piece knows all the findings it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from luoshi.provenance import Finding, Span
from luoshi.provenance.finding import Verdict


class Marks:
    """The places of findings in a text; findings are numbered in the order they are given."""

    def __init__(self, text: str, ordered: Sequence[Finding]) -> None:
        self._text = text
        self._verdicts: list[Verdict] = [finding.verdict for finding in ordered]
        self._places: dict[Span, list[int]] = defaultdict(list)
        for number, finding in enumerate(ordered, 1):
            for span in (finding.span, *(operand.span for operand in finding.operands)):
                if number not in self._places[span]:
                    self._places[span].append(number)
        self._spans = sorted(self._places)
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def within(self, paragraph: Span) -> str:
        """The words of a paragraph as HTML, with the marked places linked to their findings."""
        start, end = paragraph
        spans = [
            span
            for span in self._spans[bisect_left(self._spans, (start - self._longest, 0)) :
                                    bisect_left(self._spans, (end, 0))]
            if span.end > start
        ]  # fmt: skip
        cuts = sorted(
            {start, end}
            | {max(span.start, start) for span in spans}
            | {min(span.end, end) for span in spans}
        )
        pieces = []
        for low, high in pairwise(cuts):
            over = [span for span in spans if span.start <= low and high <= span.end]
            words = escape(self._text[low:high])
            pieces.append(self._marked(low, words, over) if over else words)
        return "".join(pieces)

    def _marked(self, at: int, words: str, over: Sequence[Span]) -> str:
        numbers = sorted({number for span in over for number in self._places[span]})
        begins = any(span.start == at for span in over)
        anchor = f' id="p{at}"' if begins else ""
        worst = self._verdicts[numbers[0] - 1]
        belongs = " ".join(map(str, numbers))
        return (
            f'<mark{anchor} class="{worst}" data-f="{belongs}">'
            f'<a href="#f{numbers[0]}">{words}</a></mark>'
        )
