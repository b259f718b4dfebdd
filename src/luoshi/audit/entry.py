"""One figure as it is audited: its interval in the base of its unit, its year, its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from luoshi.audit.interval import Interval, exactly, printed
from luoshi.extract.figure import Figure
from luoshi.text.counted import is_counted

_LEVELS = frozenset(("level", "average"))
# Longer numbers are not amounts but numbers of accounts, or were run together by a layout.
_MOST_DIGITS = 15
_RATES = frozenset(("share", "points", "times", "doublings"))


class Entry:
    """A figure, its place in the order of all figures, and the sentence it stands in.

    `left` is where the words before it begin: behind the figure before, or at the head of the
    sentence.  Sentences and paragraphs are numbered; `base` is what the unit counts (元 for 亿元).
    `name` is what the amount itself is called, `whole` what it is a part or an aspect of, if any.
    `year` is the year it is about or at whose end it stands, `years` the first and the last of a
    period of several.
    """

    __slots__ = (
        "_interval",
        "base",
        "factor",
        "figure",
        "index",
        "is_level",
        "kind",
        "left",
        "line",
        "name",
        "sentence",
        "sentence_end",
        "sentence_start",
        "whole",
        "year",
        "years",
    )

    def __init__(
        self,
        index: int,
        figure: Figure,
        sentence: int,
        line: int,
        left: int,
        sentence_start: int,
        sentence_end: int,
        unit: tuple[str, Decimal, str],
        name: str,
        whole: str,
    ) -> None:
        self.index = index
        self.figure = figure
        self.sentence = sentence
        self.line = line
        self.left = left
        self.sentence_start = sentence_start
        self.sentence_end = sentence_end
        self.kind, self.factor, self.base = unit
        self.name = name
        self.whole = whole
        self.year, self.years = _years_of(figure.period)
        self._interval: Interval | None = None
        self.is_level = (
            figure.value is not None
            and figure.value.adjusted() < _MOST_DIGITS
            and self.kind not in _RATES
            and (
                figure.measure in _LEVELS
                or (figure.measure == "growth" and figure.dimension is not None)
            )
        )

    @property
    def value(self) -> Decimal:
        """The amount in the base of its unit; a figure without an amount has none to ask for."""
        assert self.figure.value is not None
        return self.figure.value * self.factor

    @property
    def interval(self) -> Interval:
        """All amounts that are printed like this, in the base of the unit."""
        if self._interval is None:
            figure = self.figure
            assert figure.value is not None
            if figure.comparator == "=" and is_counted(
                self.kind, has_scale=self.factor != 1, decimals=figure.decimals
            ):
                self._interval = exactly(figure.value)
            else:
                self._interval = printed(
                    figure.value, figure.decimals, figure.comparator, factor=self.factor
                )
        return self._interval

    @property
    def is_exact(self) -> bool:
        """Whether the words give an amount, not a bound (以上, 约, 近)."""
        return self.figure.comparator == "="

    @property
    def growth(self) -> Interval:
        """The growth that is printed with the figure, as percent."""
        assert self.figure.growth is not None
        comparator = self.figure.comparator if self.figure.value is None else "="
        return printed(self.figure.growth, decimals_of(self.figure.growth), comparator)


_IN_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:-12-31|/(?P<last>[0-9]{4}))?")


@lru_cache(maxsize=1024)
def _years_of(period: str | None) -> tuple[int | None, tuple[int, int] | None]:
    """The one year of a period, or the first and the last; neither for quarters and months."""
    if period is None or (found := _IN_YEARS.fullmatch(period)) is None:
        return None, None
    first, last = int(found["first"]), found["last"]
    return (first, None) if last is None else (None, (first, int(last)))


def decimals_of(amount: Decimal) -> int:
    """How many digits stand behind the point as printed."""
    return len(f"{amount:f}".partition(".")[2])


# A figure that is meant by its name stands near; a text may repeat a name hundreds of times.
_NEAREST = 12


def nearest(entries: Sequence[Entry], to: Entry) -> Sequence[Entry]:
    """The entries, given in the order of the text, that stand nearest to one of them."""
    if len(entries) <= _NEAREST:
        return entries
    at = bisect_left(entries, to.index, key=lambda entry: entry.index)
    return entries[max(0, at - _NEAREST // 2) : at + _NEAREST // 2]
