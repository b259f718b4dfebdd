"""A change of a rate: in percentage points, not in percent."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.entry import Entry, decimals_of
from luoshi.audit.interval import Interval, printed
from luoshi.audit.judgement import Stated, judged, operand, rate_operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def percentage_points(view: View) -> Iterator[Finding]:
    """A rate that goes from 20% to 25% rises by 5 percentage points, or by 25 percent.

    The rate before stands in the same sentence (由20%提高到25%), or it is the rate of the same name
    for the year before in the same document.  Where the words say 5% and mean 5 points, both
    readings are shown as ambiguous; any other change is a fault when the sentence itself names both
    rates.
    """
    for entry in view.entries:
        figure = entry.figure
        if figure.value is None or figure.growth is None or entry.kind != "share":
            continue
        then = _before(view, entry)
        if then is not None:
            finding = _judge(view, entry, then)
            if finding is not None:
                yield finding


def _before(view: View, entry: Entry) -> Entry | None:
    for other in reversed(view.sentences[entry.sentence]):
        if (
            other.index < entry.index
            and other.kind == "share"
            and other.figure.value is not None
            and other.figure.growth is None
            and other.name == entry.name
            and other.whole == entry.whole
        ):
            between = view.words_before(entry)
            return other if "到" in between or "至" in between or "为" in between else None
    return None


def _judge(view: View, entry: Entry, then: Entry) -> Finding | None:
    figure = entry.figure
    change = figure.growth
    assert change is not None
    hundred = 1 / entry.factor
    points = (entry.interval - then.interval).scaled(hundred)
    moved = (entry.value - then.value) * hundred
    in_points = figure.growth_unit != "%"
    stated = printed(change, decimals_of(change))
    unit = "个百分点" if in_points else "%"
    if in_points:
        computed, point = points, moved
    else:
        if then.interval.low <= 0:
            return None
        quotient = entry.interval / then.interval
        computed = Interval((quotient.low - 1) * 100, (quotient.high - 1) * 100)
        point = (entry.value / then.value - 1) * 100
    meant_points = not in_points and points.meets(stated) and not computed.meets(stated)
    place = view.place_of(change, entry)
    return judged(
        "percentage-points",
        Stated(change, unit, stated, place),
        computed,
        point,
        (rate_operand(change, place, entry, unit), operand(entry), operand(then)),
        zh=f"由{then.figure.value}%到{figure.value}%，变化",
        en=f"from {then.figure.value} % to {figure.value} %",
        failing="ambiguous" if meant_points else "inconsistent",
        why_zh="若指百分点则相符，应写“个百分点”。" if meant_points else "",
        why_en="In percentage points it agrees, and should say so." if meant_points else "",
    )
