"""The target of one year and that of all the years of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.likeness import are_alike
from luoshi.audit.view import View
from luoshi.provenance import Finding


def yearly_part(view: View) -> Iterator[Finding]:
    """The target for one year is an equal part of the target for several.

    五年累计新增就业6万人 and 今年新增就业1.2万人.  A plan need not advance evenly, so an
    unequal part is no fault and is not mentioned.
    """
    totals = [
        entry
        for entry in view.entries
        if entry.is_level and entry.years is not None and entry.figure.status == "target"
    ]
    if not totals:
        return
    for total in totals:
        assert total.years is not None
        first, last = total.years
        count = last - first + 1
        each = Interval(total.interval.low / count, total.interval.high / count)
        for year in view.targets_by_base.get(total.base, ()):
            if year.year is None or not first <= year.year <= last:
                continue
            if not each.meets(year.interval) or not (year.is_exact and total.is_exact):
                continue
            if not are_alike(total.name, year.name, digits=1):
                continue
            yield judged(
                "yearly-part",
                level(year),
                each,
                total.value / count,
                (operand(year), operand(total)),
                zh=f"{count}年目标除以{count}",
                en=f"the target for {count} years divided by {count}",
            )
            break
