"""The progress of what has parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.scoring import ProgressImpossible, Work, progress_of

SHARES = st.decimals("0", "1", places=3)
WEIGHTS = st.decimals("0.01", "100", places=2)


def leaf(done: str | Decimal, weight: str | Decimal = "1", name: str = "part") -> Work:
    return Work(name=name, weight=Decimal(weight), done=Decimal(done))


def parent(*parts: Work, weight: str = "1") -> Work:
    return Work(name="parent", weight=Decimal(weight), parts=parts)


def test_a_parents_progress_is_the_weighted_mean_of_its_children() -> None:
    """(3 × 0.5 + 1 × 1) ÷ 4 = 0.625."""
    assert progress_of(parent(leaf("0.5", "3"), leaf("1", "1"))) == Decimal("0.625")


def test_it_is_so_at_every_level() -> None:
    half = parent(leaf("0.2"), leaf("0.8"), weight="3")

    assert progress_of(parent(half, leaf("1"))) == Decimal("0.625")


def test_thirds_are_not_rounded_on_the_way_up() -> None:
    third = parent(leaf("1"), leaf("0"), leaf("0"))

    assert progress_of(parent(third, third, third)) == Decimal("0.3333")
    assert progress_of(parent(parent(leaf("1"), leaf("1"), leaf("0")), leaf("1"))) == Decimal(
        "0.8333"
    )


@given(st.lists(st.tuples(SHARES, WEIGHTS), min_size=1, max_size=8))
def test_a_parent_is_never_further_than_its_best_child_nor_behind_its_worst(parts) -> None:
    progress = progress_of(parent(*(leaf(done, weight) for done, weight in parts)))

    assert min(done for done, _ in parts) <= progress <= max(done for done, _ in parts)


@given(st.lists(st.tuples(SHARES, WEIGHTS), min_size=1, max_size=8), WEIGHTS)
def test_only_the_proportion_of_the_weights_matters(parts, factor) -> None:
    once = parent(*(leaf(done, weight) for done, weight in parts))
    again = parent(*(leaf(done, weight * factor) for done, weight in parts))

    assert progress_of(once) == progress_of(again)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({}, "either parts or a share done"),
        ({"done": Decimal(1), "parts": (leaf("1"),)}, "either parts or a share done"),
        ({"done": Decimal("1.01")}, "1.01 is no share of one"),
        ({"done": Decimal(1), "weight": Decimal(-1)}, "its weight is -1"),
        ({"parts": (leaf("1", "0"),)}, "none of its parts has a weight"),
    ],
)
def test_what_cannot_be_so_is_refused_with_the_reason(told, reason: str) -> None:
    with pytest.raises(ProgressImpossible, match=f"桥: .*{reason}"):
        Work(name="桥", **told)
