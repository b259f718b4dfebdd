"""Round numbers for an axis, and where a number lies on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, kw_only=True)
class Scale:
    """From low to high in equal steps; zero is always on it."""

    low: Decimal
    high: Decimal
    step: Decimal

    def share(self, number: Decimal) -> float:
        """How far along the scale a number lies, from 0 to 1."""
        return float((number - self.low) / (self.high - self.low))

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))


def scale_for(numbers: Iterable[Decimal | None], *, steps: int = 4) -> Scale:
    """The smallest scale of about so many round steps on which zero and all the numbers lie."""
    known = [Decimal(number) for number in numbers if number is not None]
    low, high = min([*known, Decimal(0)]), max([*known, Decimal(0)])
    if low == high:
        high = low + 1
    rough = (high - low) / steps
    size = Decimal(10) ** rough.adjusted()
    step = next(size * factor for factor in STEPS if size * factor >= rough)
    return Scale(low=step * _floor(low / step), high=-step * _floor(-high / step), step=step)


def _floor(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole - 1 if whole > number else whole
