"""How far something has come that has parts: the weighted mean of how far its parts have come."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from luoshi.errors import LuoshiError

ONE = Decimal(1)
SHOWN = Decimal("0.0001")


class ProgressImpossible(LuoshiError):
    """{name}: {reason}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something to be done: with parts, or done to a share between 0 and 1.

    `weight` is how much it counts among the parts of its parent.
    """

    name: str
    weight: Decimal = ONE
    done: Decimal | None = None
    parts: tuple[Work, ...] = ()

    def __post_init__(self) -> None:
        if (self.done is None) != bool(self.parts):
            raise ProgressImpossible(name=self.name, reason="it has either parts or a share done")
        if self.done is not None and not 0 <= self.done <= 1:
            raise ProgressImpossible(name=self.name, reason=f"{self.done} is no share of one")
        if self.weight < 0:
            raise ProgressImpossible(name=self.name, reason=f"its weight is {self.weight}")
        if self.parts and not sum(part.weight for part in self.parts):
            raise ProgressImpossible(name=self.name, reason="none of its parts has a weight")


def progress_of(work: Work) -> Decimal:
    """The share of the work that is done: of a parent, the weighted mean of its children.

    It is reckoned exactly through all levels, and rounded once, to a hundredth of a per cent.
    """
    exact = _progress(work)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(SHOWN, ROUND_HALF_UP)


def _progress(work: Work) -> Fraction:
    if work.done is not None:
        return Fraction(work.done)
    weights = [Fraction(part.weight) for part in work.parts]
    done = [_progress(part) for part in work.parts]
    return sum((w * d for w, d in zip(weights, done, strict=True)), Fraction(0)) / sum(weights)
