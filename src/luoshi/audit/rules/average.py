"""A yearly average and the sum of the years."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def average(view: View) -> Iterator[Finding]:
    """A yearly average is the sum of several years divided by their number.

    固定资产投资累计完成1200亿元，年均投资达到240亿元: the sum stands before the average in the same
    sentence, and its period says of how many years it is the sum.
    """
    for entry in view.by_measure["average"]:
        if not entry.is_level or entry.years is None:
            continue
        first, last = entry.years
        for total in reversed(view.sentences[entry.sentence]):
            if total.index >= entry.index or not total.is_level or total.base != entry.base:
                continue
            if total.years == entry.years:
                count = last - first + 1
                yield judged(
                    "average",
                    level(entry),
                    Interval(total.interval.low / count, total.interval.high / count),
                    total.value / count,
                    (operand(entry), operand(total)),
                    zh=f"累计数除以{count}年",
                    en=f"the sum of {count} years divided by {count}",
                )
            break
