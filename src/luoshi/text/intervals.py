"""Between what and what: 二千元以上五千元以下, 20%到30%之间, 大于20小于35, 不少于45项.

Law bounds a fine, a size or a share from below and from above in one breath; two amounts that stand
together and bound the same thing are one interval.  A bound that nobody has set is None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luoshi.text.quantities import Quantity, quantities


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from the least to the most, in one unit; a bound may itself be left out."""

    start: int
    end: int
    least: Decimal | None
    most: Decimal | None
    with_least: bool
    with_most: bool
    unit: str

    def __contains__(self, amount: Decimal) -> bool:
        if self.least is not None and (
            amount < self.least or (amount == self.least and not self.with_least)
        ):
            return False
        if self.most is None:
            return True
        return amount < self.most or (amount == self.most and self.with_most)


def intervals(text: str, start: int = 0, end: int | None = None) -> Iterator[Interval]:
    """The intervals that a folded text states, in order; an amount alone (45项) is none."""
    before: Interval | None = None
    for quantity in quantities(text, start, end):
        stated = _interval(quantity)
        if stated is None:
            continue
        joined = _both(text, before, stated) if before is not None else None
        if joined is not None:
            before = joined
            continue
        if before is not None:
            yield before
        before = stated
    if before is not None:
        yield before


def _interval(quantity: Quantity) -> Interval | None:
    low: Decimal | None = quantity.amounts[0]
    high: Decimal | None = quantity.amounts[-1]
    comparator = quantity.comparator
    if quantity.kind == "ratio" or (comparator in "=~" and len(quantity.amounts) == 1):
        return None
    if comparator in (">", ">="):
        high = None
    elif comparator in ("<", "<="):
        low = None
    return Interval(
        start=quantity.phrase[0],
        end=quantity.phrase[1],
        least=low,
        most=high,
        with_least=low is not None and comparator != ">",
        with_most=high is not None and comparator != "<",
        unit=quantity.unit,
    )


_AND = re.compile(r"[ ，、]*(?:且|并且?|的?同时|而)? ?")


def _both(text: str, one: Interval, other: Interval) -> Interval | None:
    """The interval that two bounds make together, if one is the lower and one the upper."""
    if one.unit not in ("", other.unit) or not _AND.fullmatch(text, one.end, other.start):
        return None
    lower, upper = (one, other) if one.most is None else (other, one)
    if (
        lower.least is None
        or lower.most is not None
        or upper.most is None
        or upper.least is not None
    ):
        return None
    if lower.least >= upper.most:
        return None
    return Interval(
        start=one.start,
        end=other.end,
        least=lower.least,
        most=upper.most,
        with_least=lower.with_least,
        with_most=upper.with_most,
        unit=other.unit,
    )
