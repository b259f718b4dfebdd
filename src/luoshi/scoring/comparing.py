"""What another scheme would change: who would move, by how many places and points."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from luoshi.scoring.cards import Scorecard, scorecards
from luoshi.scoring.facts import Fact, Span
from luoshi.scoring.scheme import Scheme


class Move(NamedTuple):
    """A unit under one scheme and under another, by the same facts."""

    unit: str
    before: Scorecard
    after: Scorecard

    @property
    def places(self) -> int:
        """By how many places it goes up; below zero, down."""
        return self.before.place - self.after.place

    @property
    def points(self) -> Decimal:
        """By how many points it gains; below zero, loses."""
        return self.after.total - self.before.total


def compare(
    scheme_a: Scheme,
    scheme_b: Scheme,
    facts: Iterable[Fact],
    *,
    span: Span,
    units: Iterable[str] = (),
) -> tuple[Move, ...]:
    """Every unit whose place or points another scheme changes, the most moved first."""
    facts, units = tuple(facts), tuple(units)
    before = {card.unit: card for card in scorecards(facts, scheme_a, span, units=units)}
    after = {card.unit: card for card in scorecards(facts, scheme_b, span, units=units)}
    moves = [Move(unit, card, after[unit]) for unit, card in before.items()]
    moved = [move for move in moves if move.places or move.points]
    return tuple(sorted(moved, key=lambda move: (-abs(move.places), -abs(move.points), move.unit)))
