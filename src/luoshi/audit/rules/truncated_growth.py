"""A growth whose last digit was cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from luoshi.audit.entry import decimals_of
from luoshi.audit.judgement import operand, rate_operand, shown
from luoshi.audit.view import View
from luoshi.provenance import Finding

_SIX_PLACES = Decimal("0.000001")


def truncated_growth(view: View) -> Iterator[Finding]:
    """A planned amount grows by a rate that its two levels round to another last digit.

    A rate that was cut off lies just beyond the half digit that rounding allows: 4.127% printed as
    4.12%.  Whether two printed levels still allow the printed rate can then hang on their own last
    digits.  This rule speaks only where those cannot matter: the new level is a target, so it was
    set by decision and is exact; the level before pins the rate to a tenth of its last place; every
    rate that is possible gives the printed one when it is cut off; and all but a tenth of them
    round to another.  docs/why/truncated-rates.md counts how seldom that is met by chance.
    """
    for found in view.growths:
        if not found.is_truncated:
            continue
        figure = found.entry.figure
        rate = figure.growth
        assert rate is not None
        place = Decimal(1).scaleb(-decimals_of(rate))
        rounded = found.point.quantize(place, ROUND_HALF_UP)
        exact = shown(found.point, decimals_of(rate) + 2)
        place_of_rate = view.place_of(rate, found.entry)
        yield Finding(
            rule="truncated-growth",
            verdict="inconsistent",
            message=f"按所列两数计算，“{found.entry.name}”的增幅为{exact}%，"
            f"四舍五入应为{rounded}%，原文为{rate}%：末位差一，像是截尾。",
            message_en=f"The two levels of {found.entry.name} give {exact} %, which rounds to "
            f"{rounded} %; the text says {rate} %: the last digit looks cut off, not rounded.",
            span=place_of_rate,
            unit="%",
            stated=rate,
            recomputed=found.point.quantize(_SIX_PLACES),
            range=(
                found.pinned.low.quantize(_SIX_PLACES),
                found.pinned.high.quantize(_SIX_PLACES),
            ),
            difference=(rate - found.point).quantize(_SIX_PLACES),
            tolerance=place / 2,
            operands=(
                rate_operand(rate, place_of_rate, found.entry),
                operand(found.entry),
                operand(found.base),
            ),
        )
