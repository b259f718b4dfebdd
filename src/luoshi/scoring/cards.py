"""Scorecards: what each unit has in a span of days, its place, and the facts behind every point.

Each point is rounded once, to the decimals of the scheme, and every sum is the sum of what is
printed: whoever adds up a card gets its total.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from luoshi.calendars import Explanation
from luoshi.scoring.facts import Fact, Span, facts_by_unit
from luoshi.scoring.methods import ZERO, Point, Veto
from luoshi.scoring.scheme import Indicator, Scheme


class Score(NamedTuple):
    """What one indicator gives a unit: the sum of its points, caps among them."""

    indicator: Indicator
    points: tuple[Point, ...]
    total: Decimal


class Scorecard(NamedTuple):
    """A unit's scores in a span.  `earned` is their sum; `total` is that, or nothing after a veto.

    Units with the same total share a place, and the next place is as far down as there are
    units above it.  A unit with a veto stands below all without.
    """

    unit: str
    span: Span
    scores: tuple[Score, ...]
    earned: Decimal
    vetoed_by: tuple[Fact, ...]
    total: Decimal
    place: int


def scorecards(
    facts: Iterable[Fact], scheme: Scheme, span: Span, *, units: Iterable[str] = ()
) -> tuple[Scorecard, ...]:
    """A card for each unit that has a fact in the span or is named, the best first."""
    cards = [
        _card(unit, own, scheme, span) for unit, own in facts_by_unit(facts, span, units).items()
    ]
    standings = [_standing(card) for card in cards]
    placed = [
        card._replace(place=1 + sum(other > _standing(card) for other in standings))
        for card in cards
    ]
    return tuple(sorted(placed, key=lambda card: (card.place, card.unit)))


def _standing(card: Scorecard) -> tuple[bool, Decimal]:
    return not card.vetoed_by, card.total


def _card(unit: str, facts: Sequence[Fact], scheme: Scheme, span: Span) -> Scorecard:
    scores = tuple(score_of(one, facts, digits=scheme.digits) for one in scheme.indicators)
    earned = sum((score.total for score in scores), ZERO)
    vetoed_by = tuple(
        fact
        for one in scheme.indicators
        if isinstance(one.method, Veto)
        for fact in one.method.vetoes(facts)
    )
    return Scorecard(
        unit, span, scores, earned, vetoed_by, min(earned, ZERO) if vetoed_by else earned, 0
    )


def score_of(indicator: Indicator, facts: Sequence[Fact], *, digits: int) -> Score:
    """What the indicator gives for these facts of one unit."""
    points = [
        point._replace(points=_rounded(point.points * indicator.weight, digits))
        for point in indicator.method.points(facts)
    ]
    sum_ = sum((point.points for point in points), ZERO)
    bounded = _bounded(sum_, indicator, digits)
    if bounded != sum_:
        points.append(_bounding(bounded - sum_, indicator))
    return Score(indicator, tuple(points), bounded)


def _bounded(sum_: Decimal, indicator: Indicator, digits: int) -> Decimal:
    if indicator.cap is not None:
        sum_ = min(sum_, _rounded(indicator.cap, digits))
    if indicator.floor is not None:
        sum_ = max(sum_, _rounded(indicator.floor, digits))
    return sum_


def _bounding(points: Decimal, indicator: Indicator) -> Point:
    if points < 0:
        return Point(
            points,
            (),
            Explanation(f"封顶 {indicator.cap} 分。", f"No more than {indicator.cap} points."),
        )
    return Point(
        points,
        (),
        Explanation(f"扣至 {indicator.floor} 分为止。", f"No less than {indicator.floor} points."),
    )


def _rounded(points: Decimal, digits: int) -> Decimal:
    return points.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
