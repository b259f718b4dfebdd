"""A level, by how much it rose, and at what rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import Stated, judged, operand, rate_operand
from luoshi.audit.view import View
from luoshi.audit.wording import OTHER_BASE
from luoshi.provenance import Finding

_HUNDRED = Decimal(100)


def increase(view: View) -> Iterator[Finding]:
    """A level, the amount it rose by and the rate of its growth fit one another.

    税收收入8,400万元，比上年增收400万元，增长5%: the level less the increase is the level before,
    and the increase over it is the rate.  The three stand in one sentence, with no other level
    between them; a growth at another base (同口径, 可比) is mentioned only when it fits.
    """
    for change in view.entries:
        figure = change.figure
        if figure.measure != "growth" or figure.value is None or change.kind != "money":
            continue
        now = _level_before(view, change)
        if now is None or now.figure.growth is None or now.figure.growth_unit != "%":
            continue
        falls = figure.growth is not None and figure.growth < 0
        moved = -change.interval if falls and figure.value > 0 else change.interval
        then = now.interval - moved
        if then.low <= 0 or not (now.is_exact and change.is_exact):
            continue
        rate = now.figure.growth
        point_moved = -change.value if falls and figure.value > 0 else change.value
        place = view.place_of(rate, now)
        finding = judged(
            "increase",
            Stated(rate, "%", now.growth, place),
            _rate(moved, now.interval),
            point_moved / (now.value - point_moved) * _HUNDRED,
            (rate_operand(rate, place, now), operand(now), operand(change)),
            zh=f"“{now.name}”的增减额除以上年数",
            en=f"the change of {now.name} over the level before",
        )
        words = view.text[now.left : max(change.figure.span.end, place.end)]
        if finding.verdict == "consistent" or not OTHER_BASE.search(words):
            yield finding


def _level_before(view: View, change: Entry) -> Entry | None:
    """The level that rose: the last one before, with nothing but rates between."""
    for other in reversed(view.sentences[change.sentence]):
        if other.index >= change.index or not other.is_level:
            continue
        if other.index < change.index - 3 or other.base != change.base:
            return None
        return other
    return None


def _rate(moved: Interval, now: Interval) -> Interval:
    """All rates that are possible: the increase over the level without it, both rounded."""
    rates = [
        change / (level - change) * _HUNDRED
        for change in (moved.low, moved.high)
        for level in (now.low, now.high)
    ]
    return Interval(min(rates), max(rates))
