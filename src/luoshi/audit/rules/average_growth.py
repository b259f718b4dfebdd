"""The average growth of several years and the levels at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval, exactly
from luoshi.audit.judgement import Stated, judged, operand, said
from luoshi.audit.view import View
from luoshi.audit.wording import AT_CONSTANT_PRICES, OTHER_BASE
from luoshi.provenance import Finding

_HUNDRED = Decimal(100)


def average_growth(view: View) -> Iterator[Finding]:
    """An average yearly growth leads from the level before its first year to that of its last.

    Compounded, it is the n-th root of the quotient; offices sometimes divide the whole growth by
    the number of years instead.  The finding says which of the two the printed rate is; it is a
    fault only when it is neither, and not for growth at constant prices (生产总值, 增加值), which
    levels at current prices cannot give.
    """
    for entry in view.by_measure["avg_growth"]:
        if entry.figure.growth_unit != "%" or entry.years is None:
            continue
        first, last = entry.years
        base = _at(view, entry, first - 1)
        end = _at(view, entry, last)
        if base is None or end is None or base.base != end.base or base.interval.low <= 0:
            continue
        if end.interval.low <= 0:
            continue
        finding = _judge(view, entry, base, end, last - first + 1)
        if finding is not None:
            yield finding


def _at(view: View, entry: Entry, year: int) -> Entry | None:
    """The level at the end of a year, the most precise that is printed."""
    found = [
        other
        for other in view.levels_by_name.get(entry.name, ())
        if other.year == year and other.whole == entry.whole and other.is_exact
    ]
    return min(found, key=lambda other: other.interval.width, default=None)


def _judge(view: View, entry: Entry, base: Entry, end: Entry, years: int) -> Finding | None:
    stated = entry.growth
    quotient = end.interval / base.interval
    root = quotient.root(years)
    compound = Interval((root.low - 1) * _HUNDRED, (root.high - 1) * _HUNDRED)
    simple = Interval((quotient.low - 1) * _HUNDRED / years, (quotient.high - 1) * _HUNDRED / years)
    is_compound, is_simple = compound.meets(stated), simple.meets(stated)
    if not is_compound and not is_simple:
        words = view.words_before(entry) + view.words_after(entry)
        if AT_CONSTANT_PRICES.search(entry.name) or OTHER_BASE.search(words):
            return None
        if entry.sentence not in (base.sentence, end.sentence):
            return None
    use_simple = is_simple and not is_compound
    computed = simple if use_simple else compound
    point = (
        (end.value / base.value - 1) * _HUNDRED / years
        if use_simple
        else (exactly(end.value / base.value).root(years).low - 1) * _HUNDRED
    )
    how, how_en = ("简单平均", "simple average") if use_simple else ("复合", "compound")
    assert entry.figure.growth is not None
    return judged(
        "average-growth",
        Stated(entry.figure.growth, "%", stated, view.place_of(entry.figure.growth, entry)),
        computed,
        point,
        (operand(entry), operand(base), operand(end)),
        zh=f"“{entry.name}”{years}年由{said(base)}到{said(end)}，年均增速（{how}）",
        en=f"{entry.name} over {years} years, {how_en} growth",
    )
