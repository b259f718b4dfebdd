"""A growth and the two levels that it leads from and to."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.growth_bases import Growth
from luoshi.audit.judgement import Stated, judged, operand, rate_operand, said
from luoshi.audit.view import View
from luoshi.audit.wording import AT_CONSTANT_PRICES, OTHER_BASE, is_headline
from luoshi.provenance import Finding


def growth(view: View) -> Iterator[Finding]:
    """A growth that is printed follows from the level it belongs to and the level before.

    The level before is the one that the same sentence starts from (由5.2万户增加到5.9万户), or the
    figure of the same name for the year before, in any document of the gazette.
    Both levels and the rate are intervals by their printed digits; the rate is at fault when no two
    levels within their intervals give it.

    A level before that stands elsewhere and is off by more than 20 points is of another thing,
    unless the indicator is one that every government reports.

    Growth at constant prices (生产总值, 增加值, 固定资产投资, 可支配收入) does not follow from
    levels at current prices, and 同口径, 可比 or a base that is not the year before (预算数) are
    another base: such a growth is mentioned only when it fits.  The expenditure that a budget plans
    is often compared with the budget of the year before: where it does not fit the outturn, both
    readings are shown as ambiguous.
    """
    for found in view.growths:
        if found.is_truncated:
            continue
        finding = _judge(view, found)
        if finding is not None:
            yield finding


def _is_near(found: Growth) -> bool:
    """Whether the rate is off as by a slip; levels that have less in common are of two things."""
    return found.stated.distance(found.computed) <= _SLIP


_SLIP = 20


def _judge(view: View, found: Growth) -> Finding | None:
    entry, base = found.entry, found.base
    figure = entry.figure
    assert figure.growth is not None
    fits = found.computed.meets(found.stated)
    if not fits:
        words = view.words_before(entry) + view.words_after(entry, 30)
        if AT_CONSTANT_PRICES.search(entry.name) or OTHER_BASE.search(words):
            return None
        if not (entry.is_exact and base.is_exact):
            return None
        if not (found.in_sentence or is_headline(entry.name) or _is_near(found)):
            return None
    planned = figure.status == "target" and "收入" not in entry.name and not found.in_sentence
    place = view.place_of(figure.growth, entry)
    return judged(
        "growth",
        Stated(figure.growth, "%", found.stated, place),
        found.computed,
        found.point,
        (rate_operand(figure.growth, place, entry), operand(entry), operand(base)),
        zh=f"“{entry.name}”由{said(base)}变为{said(entry)}，增幅",
        en=f"{entry.name} from {said(base)} to {said(entry)}",
        failing="ambiguous" if planned else "inconsistent",
        why_zh="若以上年预算数为基数，则无从核对。" if planned else "",
        why_en="It may be meant against last year's budget." if planned else "",
    )
