"""How long: 15个工作日, 三年, 半年, 两个半小时, 8天20小时, 一年又三个月.

A month, a quarter and a year are counted in months, a working day needs a calendar, and a day may
end at any hour: a duration keeps the units that were said and adds nothing up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from luoshi.text.comparators import Comparator
from luoshi.text.quantities import Quantity, quantities
from luoshi.text.units import unit_of


class TimeUnit(StrEnum):
    """The units in which documents give time, the long ones first."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    WORKING_DAY = "working day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Term:
    """An amount of one unit of time: 2.5 hours; of a range (3—5年) the two bounds."""

    amount: Decimal
    unit: TimeUnit
    upto: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """One term, or several that are said together, the long ones first."""

    start: int
    end: int
    terms: tuple[Term, ...]
    comparator: Comparator
    phrase: tuple[int, int]

    @property
    def amount(self) -> Decimal:
        """The amount of the longest unit that was said."""
        return self.terms[0].amount

    @property
    def unit(self) -> TimeUnit:
        """The longest unit that was said."""
        return self.terms[0].unit


def durations(text: str, start: int = 0, end: int | None = None) -> Iterator[Duration]:
    """The durations of a folded text, in order."""
    together: list[Quantity] = []
    for quantity in quantities(text, start, end):
        if quantity.measure.dimension != "time":
            continue
        if together and not _AND.fullmatch(text, together[-1].end, quantity.start):
            yield _duration(together)
            together = []
        together.append(quantity)
    if together:
        yield _duration(together)


_AND = re.compile(r" ?[又零余]? ?")

_NAMES = {
    "年": TimeUnit.YEAR,
    "周年": TimeUnit.YEAR,
    "季度": TimeUnit.QUARTER,
    "月": TimeUnit.MONTH,
    "周": TimeUnit.WEEK,
    "星期": TimeUnit.WEEK,
    "礼拜": TimeUnit.WEEK,
    "天": TimeUnit.DAY,
    "日": TimeUnit.DAY,
    "自然日": TimeUnit.DAY,
    "工作日": TimeUnit.WORKING_DAY,
    "交易日": TimeUnit.WORKING_DAY,
    "小时": TimeUnit.HOUR,
    "钟头": TimeUnit.HOUR,
    "分钟": TimeUnit.MINUTE,
    "秒": TimeUnit.SECOND,
    "秒钟": TimeUnit.SECOND,
}
_LONG_FIRST = list(TimeUnit)


def _duration(together: list[Quantity]) -> Duration:
    terms = sorted(map(_term, together), key=lambda term: _LONG_FIRST.index(term.unit))
    first, last = together[0], together[-1]
    return Duration(
        start=first.start,
        end=last.end,
        terms=tuple(terms),
        comparator=last.comparator,
        phrase=(first.phrase[0], last.phrase[1]),
    )


def _term(quantity: Quantity) -> Term:
    name = quantity.unit.lstrip("万亿")
    scale = unit_of(quantity.unit.removesuffix(name)).factor
    amounts = [amount * scale for amount in quantity.amounts]
    return Term(
        amount=amounts[0],
        unit=_NAMES[name.removeprefix("个")],
        upto=amounts[1] if len(amounts) > 1 else None,
    )
