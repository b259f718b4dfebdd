"""Gi* by the closed formula with binary weights."""

from decimal import Decimal
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.hot_spots import Cell, cells_of, hot_spots, standing_out
from luoshi_policies.road_safety.analysis.plane import Plane
from tests.road_safety.analysis.given import on_map, point


def grid(weights: list[int], across: int) -> list[Cell]:
    return [
        Cell(
            float(n % across), float(n // across), Decimal(weight), (f"c{n:03}",) if weight else ()
        )
        for n, weight in enumerate(weights)
    ]


def by_hand(cells: list[Cell], radius: float) -> list[float]:
    """Getis and Ord's formula, term by term as it is printed."""
    x = np.array([float(cell.weight) for cell in cells])
    n, mean, s = len(x), x.mean(), sqrt((x**2).mean() - x.mean() ** 2)
    scores = []
    for one in cells:
        w = np.array(
            [
                1.0 if (one.east - c.east) ** 2 + (one.north - c.north) ** 2 <= radius**2 else 0.0
                for c in cells
            ]
        )
        below = s * sqrt((n * (w**2).sum() - w.sum() ** 2) / (n - 1))
        scores.append(((w * x).sum() - mean * w.sum()) / below)
    return scores


def test_one_full_cell_among_empty_ones_has_the_z_of_the_formula() -> None:
    cells = grid([0, 0, 0, 0, 9, 0, 0, 0, 0], 3)

    hottest = hot_spots(cells, radius_metres=0.5)[0]

    # n = 9, x̄ = 1, s = √8, Σw = 1: z = (9 − 1) / (√8 · √((9 − 1) / 8)).
    assert hottest.z == pytest.approx(8 / sqrt(8))
    assert hottest.accidents == ("c004",)


def test_where_all_cells_hold_the_same_nothing_stands_out() -> None:
    spots = hot_spots(grid([2] * 9, 3), radius_metres=1)

    assert {spot.z for spot in spots} == {0.0}
    assert standing_out(spots) == ()


def test_empty_cells_are_part_of_the_district() -> None:
    accidents = [on_map("a", 10, 10), on_map("b", 1010, 510)]

    cells = cells_of(accidents, Plane.around([point(0)]), side_metres=100)

    assert len(cells) == 11 * 6
    assert sum(cell.weight for cell in cells) == 2


def test_chance_alone_is_held_over_all_cells_together() -> None:
    weights = [0] * 400
    for hot in (210, 211, 230, 231):
        weights[hot] = 8
    spots = hot_spots(grid(weights, 20), radius_metres=1.5)

    assert {spot.cell.accidents for spot in standing_out(spots)} >= {("c210",), ("c231",)}
    assert len(standing_out(spots)) < 30


counts = st.lists(st.integers(0, 9), min_size=12, max_size=12).filter(lambda c: len(set(c)) > 1)


@given(counts)
def test_every_z_is_that_of_the_printed_formula(weights) -> None:
    cells = grid(weights, 4)

    found = {
        (spot.cell.east, spot.cell.north): spot.z for spot in hot_spots(cells, radius_metres=1)
    }

    assert [found[cell.east, cell.north] for cell in cells] == pytest.approx(by_hand(cells, 1))


@given(counts, st.integers(2, 50), st.integers(0, 50), st.randoms(use_true_random=False))
def test_z_knows_neither_scale_nor_origin_nor_order(weights, scale, added, chance) -> None:
    cells = grid(weights, 4)
    other = grid([weight * scale + added for weight in weights], 4)
    chance.shuffle(other)

    def z(some: list[Cell]) -> dict[tuple[float, float], float]:
        return {(s.cell.east, s.cell.north): s.z for s in hot_spots(some, radius_metres=1.5)}

    assert z(other) == pytest.approx(z(cells))
