"""A printed amount is an interval: what it was before it was rounded to the digits shown.

The semantics are those of XBRL Calculations 1.1 (round to nearest): a relation between printed
amounts fails only when no amounts inside the intervals satisfy it.  Words such as 以上 or 约
widen the interval; see https://www.xbrl.org/Specification/calculation-1.1/REC-2023-02-22.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

# Wide enough for any bound that matters in print; a bound is never compared with itself.
_UNBOUNDED = Decimal("1E30")
_APPROXIMATELY = Decimal("0.05")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def width(self) -> Decimal:
        """How far apart the ends are."""
        return self.high - self.low

    def meets(self, other: Interval) -> bool:
        """Whether one amount can be both."""
        return self.low <= other.high and other.low <= self.high

    def distance(self, other: Interval) -> Decimal:
        """How far the two miss one another; zero where they meet."""
        return max(self.low - other.high, other.low - self.high, Decimal(0))

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; the divisor must not hold zero (ZeroDivisionError)."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def scaled(self, factor: Decimal | int) -> Interval:
        """Each amount times `factor`."""
        low, high = self.low * factor, self.high * factor
        return Interval(low, high) if low <= high else Interval(high, low)

    def root(self, degree: int) -> Interval:
        """The positive root of each amount, as compound growth needs it; amounts above zero."""
        with localcontext() as context:
            context.prec = 20
            exponent = Decimal(1) / degree
            low = self.low**exponent
            return Interval(low, low if self.high == self.low else self.high**exponent)


def printed(
    value: Decimal, decimals: int, comparator: str = "=", *, factor: Decimal = _ONE
) -> Interval:
    """The amounts that are printed as `value` with so many digits after the point.

    A comparator from the words around it (>=, <=, >, <, ~) opens the interval to its side.  Where
    `factor` of a base make one of the unit, the amounts are in that base.
    """
    half = _half_of_the_last_digit(decimals)
    low, high = value - half, value + half
    if comparator in (">=", ">"):
        high = _UNBOUNDED
    elif comparator in ("<=", "<"):
        low = -_UNBOUNDED
    elif comparator == "~":
        around = abs(value) * _APPROXIMATELY
        low, high = low - around, high + around
    return Interval(low, high) if factor == 1 else Interval(low * factor, high * factor)


@cache
def _half_of_the_last_digit(decimals: int) -> Decimal:
    return Decimal(5).scaleb(-decimals - 1)


def exactly(value: Decimal | int) -> Interval:
    """A number that was counted, not rounded."""
    amount = Decimal(value)
    return Interval(amount, amount)
