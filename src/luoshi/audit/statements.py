"""Values that a gazette states: the level of a figure, or the growth that is printed with it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.provenance import Span

if TYPE_CHECKING:
    from luoshi.audit.view import View

_STATED = frozenset(("level", "share", "rate", "average", "ratio"))
_COUNTS = frozenset(("count", "people", "visits", "number"))
_ONE = Decimal(1)


class Statement:
    """One value with its unit as printed; `value` is in the base of the unit."""

    __slots__ = ("_digits", "_key", "entry", "is_growth", "printed", "value")

    def __init__(self, entry: Entry, value: Decimal, printed: Decimal, is_growth: bool) -> None:
        self.entry = entry
        self.value = value
        self.printed = printed
        self.is_growth = is_growth
        self._digits = ""
        self._key: tuple[object, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of amount it is: what its unit measures, or a growth, or a yearly one."""
        if not self.is_growth:
            return self.entry.kind
        return "yearly growth" if self.entry.figure.measure == "avg_growth" else "growth"

    @property
    def base(self) -> str:
        """What the unit counts."""
        return "%" if self.is_growth else self.entry.base

    @property
    def is_count(self) -> bool:
        """Whether it counts things, whatever measure word is printed."""
        return not self.is_growth and self.entry.kind in _COUNTS

    @property
    def unit(self) -> str:
        """The unit as printed."""
        return "%" if self.is_growth else self.entry.figure.unit or ""

    @property
    def factor(self) -> Decimal:
        """How many of the base make one of the unit."""
        return _ONE if self.is_growth else self.entry.factor

    @property
    def interval(self) -> Interval:
        """All values that are printed like this."""
        return self.entry.growth if self.is_growth else self.entry.interval

    @property
    def when(self) -> int | str | None:
        """The year, or the period as it is written."""
        return self.entry.year or self.entry.figure.period

    @property
    def key(self) -> tuple[object, ...]:
        """What must agree for two statements to be of one figure by their names."""
        if not self._key:
            entry = self.entry
            status = entry.figure.status
            self._key = (entry.name, entry.whole, self.kind, self.base, self.when, status)
        return self._key

    @property
    def digits(self) -> str:
        """The significant digits as printed."""
        if not self._digits:
            self._digits = str(abs(self.printed)).replace(".", "").strip("0") or "0"
        return self._digits

    def is_printed_like(self, other: Statement) -> bool:
        """Whether both have one unit and as many digits behind the point."""
        return self.unit == other.unit and self.printed.same_quantum(other.printed)

    def agrees_with(self, other: Statement) -> bool:
        """Whether both can be one value: identical if printed alike, else by their intervals."""
        if self.value == other.value:
            return True
        return not self.is_printed_like(other) and self.interval.meets(other.interval)

    def span(self, view: View) -> Span:
        """Where it is printed."""
        if self.is_growth and self.entry.figure.value is not None:
            return view.place_of(self.printed, self.entry)
        return self.entry.figure.span


def statements_of(view: View) -> Iterator[Statement]:
    """Every value that is stated, in the order of the text."""
    for entry in view.entries:
        figure = entry.figure
        printed, growth = figure.value, figure.growth
        if printed is not None and figure.measure in _STATED:
            factor = entry.factor
            yield Statement(entry, printed if factor == 1 else printed * factor, printed, False)
        if growth is not None and figure.growth_unit == "%":
            yield Statement(entry, growth, growth, True)
