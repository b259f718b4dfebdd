"""How facts become points: plus and minus, collected points, stages accepted, a veto.

Each method is data.  What it gives is a list of points, each with the facts that made it and a
sentence that says how; whoever asks why a unit has so much opens those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from luoshi.calendars import Explanation
from luoshi.scoring.facts import Fact

ZERO = Decimal(0)


class Point(NamedTuple):
    """So many points, the facts that made them, and how."""

    points: Decimal
    facts: tuple[Fact, ...]
    why: Explanation


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """量化加减分: it starts from `start`, and each fact of a kind adds or takes what `per` says."""

    start: Decimal
    per: tuple[tuple[str, Decimal], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of facts that count."""
        return tuple(kind for kind, _ in self.per)

    def points(self, facts: Sequence[Fact]) -> Iterator[Point]:
        """What it starts from, and what each kind adds or takes."""
        if self.start:
            yield Point(self.start, (), Explanation("基础分。", "To start from."))
        for kind, each in self.per:
            found = _of_kind(kind, facts)
            if found:
                amount = _amount(found)
                yield Point(
                    each * amount,
                    found,
                    Explanation(f"{amount} × {each} 分。", f"{amount} × {each} points."),
                )


@dataclass(frozen=True, slots=True)
class Points:
    """积分: facts collect points; `full` of them are worth `worth`, and fewer their share of it."""

    per: tuple[tuple[str, Decimal], ...]
    full: Decimal
    worth: Decimal

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of facts that count."""
        return tuple(kind for kind, _ in self.per)

    def points(self, facts: Sequence[Fact]) -> Iterator[Point]:
        """The share of the full points that was collected; more than full is worth no more."""
        each = dict(self.per)
        found = tuple(fact for fact in facts if fact.kind in each)
        if not found:
            return
        sum_ = sum((each[fact.kind] * fact.amount for fact in found), ZERO)
        share = min(max(sum_, ZERO), self.full) / self.full
        yield Point(
            self.worth * share,
            found,
            Explanation(
                f"积 {sum_} 分，满分 {self.full} 分折 {self.worth} 分。",
                f"{sum_} collected of {self.full}, which are worth {self.worth}.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Stages:
    """阶段验收: each stage that was accepted gives its share of `worth`, once for each matter.

    A unit with several matters has the mean of them.
    """

    shares: tuple[tuple[str, Decimal], ...]
    worth: Decimal

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of facts that count: the acceptance of each stage."""
        return tuple(kind for kind, _ in self.shares)

    def points(self, facts: Sequence[Fact]) -> Iterator[Point]:
        """The mean share of the stages accepted; a stage accepted twice counts once."""
        shares = dict(self.shares)
        first: dict[tuple[str, str], Fact] = {}
        for fact in facts:
            if fact.kind in shares:
                first.setdefault((fact.about, fact.kind), fact)
        if not first:
            return
        matters = len({about for about, _ in first})
        reached = sum((shares[kind] for _, kind in first), ZERO)
        yield Point(
            self.worth * reached / matters,
            tuple(first.values()),
            Explanation(
                f"{matters} 个事项通过 {len(first)} 个阶段验收，满分 {self.worth} 分。",
                f"{len(first)} stages of {matters} matters accepted, of {self.worth} points.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Veto:
    """一票否决: one fact of these kinds, and nothing else counts."""

    kinds: tuple[str, ...]

    def points(self, facts: Sequence[Fact]) -> Iterator[Point]:
        """A veto gives no points; it takes all."""
        return iter(())

    def vetoes(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The facts that veto."""
        return tuple(fact for fact in facts if fact.kind in self.kinds)


Method = PlusMinus | Points | Stages | Veto


def _of_kind(kind: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind == kind)


def _amount(facts: Iterable[Fact]) -> Decimal:
    return sum((fact.amount for fact in facts), ZERO)
