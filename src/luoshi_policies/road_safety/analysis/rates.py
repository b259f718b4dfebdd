"""Two small counts compared without crying wolf.

One death last year and two this year is not “up by 100 %”: chance alone does as much.  Given
the total, the second count is a share of it like a coin's heads, and the share's exact
interval (Clopper and Pearson) gives the interval of the ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scipy.stats import beta

from luoshi.errors import LuoshiError


class CountBelowZero(LuoshiError):
    """Counts of {before} and {after} in {before_years} and {after_years} years make no rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How the rate changed from one period to another, and between which bounds it may have.

    `ratio` is None where there was nothing before; a bound may be nought or without end.
    """

    before: int
    after: int
    ratio: float | None
    lowest: float
    highest: float

    @property
    def is_shown(self) -> bool:
        """Whether the rate changed at all, as far as counts can show: one lies outside."""
        return not self.lowest <= 1 <= self.highest


def change_between(
    before: int,
    after: int,
    *,
    before_years: float = 1.0,
    after_years: float = 1.0,
    confidence: float = 0.95,
) -> Change:
    """The change from one count to another, with the interval of its ratio."""
    if before < 0 or after < 0 or before_years <= 0 or after_years <= 0:
        raise CountBelowZero(
            before=before, after=after, before_years=before_years, after_years=after_years
        )
    tail = (1 - confidence) / 2
    low = float(beta.ppf(tail, after, before + 1)) if after else 0.0
    high = float(beta.ppf(1 - tail, after + 1, before)) if before else 1.0
    exposure = before_years / after_years
    return Change(
        before=before,
        after=after,
        ratio=after / before * exposure if before else None,
        lowest=_odds(low) * exposure,
        highest=_odds(high) * exposure,
    )


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else inf
