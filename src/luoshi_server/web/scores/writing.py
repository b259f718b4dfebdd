"""Points as they are written: always with the decimals of the scheme."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from luoshi.scoring import Scheme


def as_written(scheme: Scheme) -> dict[str, Callable[[Decimal], str]]:
    """How templates write points of this scheme: `points`, and `signed` with a plus or minus."""
    digits = scheme.digits

    def points(number: Decimal) -> str:
        return f"{number:.{digits}f}"

    def signed(number: Decimal) -> str:
        return f"{number:+.{digits}f}"

    return {"points": points, "signed": signed}
