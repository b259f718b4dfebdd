"""A figure while its sentence is being read: later statements may still add to it."""

from __future__ import annotations

from decimal import Decimal

from luoshi.extract.figure import Measure, Status
from luoshi.text.comparators import Comparator


class Draft:
    """What is known so far of a figure; offsets are those of the flow.

    `name` is what it is called by its own words, also when it is filed under the indicator of a
    whole.  `period_at` is where the words stand that date this amount alone (由2015年的); `base`
    marks the level a change starts from, `is_goal` the level it leads to.
    """

    __slots__ = (
        "base",
        "comparator",
        "decimals",
        "dimension",
        "end",
        "growth",
        "growth_unit",
        "indicator",
        "is_goal",
        "measure",
        "name",
        "period",
        "period_at",
        "quote_end",
        "quote_start",
        "start",
        "status",
        "unit",
        "value",
    )

    def __init__(
        self,
        indicator: str,
        value: Decimal | None,
        unit: str | None,
        comparator: Comparator,
        *,
        start: int,
        end: int,
        quote_start: int,
        quote_end: int,
        decimals: int,
    ) -> None:
        self.indicator = self.name = indicator
        self.value = value
        self.unit = unit
        self.comparator = comparator
        self.start = start
        self.end = end
        self.quote_start = quote_start
        self.quote_end = quote_end
        self.decimals = decimals
        self.dimension: str | None = None
        self.growth: Decimal | None = None
        self.growth_unit: str | None = None
        self.measure: Measure = "level"
        self.period: str | None = None
        self.period_at: tuple[int, int] | None = None
        self.base = False
        self.is_goal = False
        self.status: Status = "actual"

    @property
    def own(self) -> str:
        """What it is called on its own, also where it is filed as a part of something else."""
        return self.name if self.dimension == self.name else self.indicator

    def grows(self, growth: tuple[Decimal, str], quote_end: int) -> None:
        """Add the growth that a later statement gives; the quote then reaches that far."""
        self.growth, self.growth_unit = growth
        self.quote_end = quote_end
