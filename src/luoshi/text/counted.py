"""Whether a printed amount was counted or rounded.

33所 are thirty-three, and 12人 are twelve: what is counted one by one and printed without a scale
is exact.  1.4万人 and 33万元 were rounded to the digits shown.
"""

from __future__ import annotations

_COUNTED = frozenset(("count", "people", "households", "visits", "number"))


def is_counted(dimension: str, *, has_scale: bool, decimals: int) -> bool:
    """Whether an amount with so many decimals, in a unit of this dimension, is exact."""
    return decimals == 0 and not has_scale and dimension in _COUNTED
