"""A yearly growth that is planned, and the level that is planned for the end."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand, said
from luoshi.audit.view import View
from luoshi.audit.wording import AT_CONSTANT_PRICES
from luoshi.provenance import Finding

_HUNDRED = Decimal(100)


def projection(view: View) -> Iterator[Finding]:
    """A growth of so much a year leads from the last level to the one named for the end.

    年均增长6% over five years turns 500 into 669; a plan that also says 达到800 needs
    almost 10%.  Both are targets, so neither is wrong: where they do not meet, the finding is
    ambiguous and shows both readings.  Rates with 左右 or 以上 are taken as wide as they say.
    """
    for entry in view.by_measure["avg_growth"]:
        figure = entry.figure
        if figure.status != "target" or entry.years is None:
            continue
        if figure.growth_unit != "%" or figure.comparator in (">=", ">"):
            continue
        first, last = entry.years
        same = view.levels_by_name.get(entry.name, ())
        bases = [other for other in same if other.year == first - 1 and other.is_exact]
        ends = [
            other
            for other in same
            if other.figure.status == "target"
            and (other.year == last or other.years == entry.years)
        ]
        if not bases or not ends or bases[0].base != ends[0].base:
            continue
        base, end = bases[0], ends[0]
        rate = entry.growth
        years = last - first + 1
        growth = Interval((1 + rate.low / _HUNDRED) ** years, (1 + rate.high / _HUNDRED) ** years)
        assert figure.growth is not None
        real = AT_CONSTANT_PRICES.search(entry.name) is not None
        yield judged(
            "projection",
            level(end),
            base.interval * growth,
            base.value * (1 + figure.growth / _HUNDRED) ** years,
            (operand(end), operand(base), operand(entry)),
            zh=f"由{said(base)}按年均{figure.growth}%增长{years}年",
            en=f"{said(base)} growing {figure.growth} % for {years} years",
            failing="ambiguous",
            why_zh="两者都是目标" + ("，且增速按可比价计算。" if real else "，只能同时实现其一。"),
            why_en="Both are targets" + (", and the rate is at constant prices." if real else "."),
        )
