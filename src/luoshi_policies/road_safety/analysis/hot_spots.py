"""Where accidents cluster more than chance would have it: Getis and Ord's Gi*.

The district is laid out in square cells, those without accidents included.  For each cell
the weight within a radius, its own included, is compared with what the same number of
cells would hold on average:

    z = (Σwᵢⱼxⱼ − x̄·Σwᵢⱼ) / (s·√((n·Σwᵢⱼ² − (Σwᵢⱼ)²) / (n − 1)))

The weights wᵢⱼ are one within the radius and nought beyond.  Weights standardised by row,
which some libraries take unless told otherwise, make every cell's neighbourhood an
average and hide the clusters; they are not offered here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, sqrt

import numpy as np
from scipy.spatial import cKDTree
from scipy.stats import false_discovery_control, norm

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.analysis.severity import EACH_ACCIDENT, SeverityWeights
from luoshi_policies.road_safety.records import Accident


class CellIsNone(LuoshiError):
    """Cells of {side} m with a radius of {radius} m: both must be above nought."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the map: its middle in metres, what it holds, and whose that is."""

    east: float
    north: float
    weight: Decimal
    accidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A cell with its z and with the chance of one as high, if accidents fell anywhere."""

    cell: Cell
    z: float
    chance: float
    accidents: tuple[str, ...]
    """All accidents within the radius."""


def cells_of(
    accidents: Iterable[Accident],
    plane: Plane,
    *,
    side_metres: float,
    weights: SeverityWeights = EACH_ACCIDENT,
) -> tuple[Cell, ...]:
    """The box around all accidents in square cells, the empty ones included."""
    if side_metres <= 0:
        raise CellIsNone(side=side_metres, radius=side_metres)
    held: dict[tuple[int, int], list[Accident]] = defaultdict(list)
    for accident in accidents:
        if accident.point is not None:
            east, north = plane.metres(accident.point)
            held[floor(east / side_metres), floor(north / side_metres)].append(accident)
    if not held:
        return ()
    columns = [column for column, _ in held]
    rows = [row for _, row in held]
    return tuple(
        Cell(
            (column + 0.5) * side_metres,
            (row + 0.5) * side_metres,
            sum((weights.of(accident) for accident in held.get((column, row), ())), Decimal(0)),
            tuple(sorted(accident.id for accident in held.get((column, row), ()))),
        )
        for column in range(min(columns), max(columns) + 1)
        for row in range(min(rows), max(rows) + 1)
    )


def hot_spots(cells: Sequence[Cell], *, radius_metres: float) -> tuple[HotSpot, ...]:
    """Every cell with its z, the hottest first.

    Where all cells hold the same, or a radius takes in all of them, nothing stands out:
    z is nought.
    """
    if radius_metres <= 0:
        raise CellIsNone(side="any", radius=radius_metres)
    if not cells:
        return ()
    ordered = sorted(cells, key=lambda cell: (cell.east, cell.north))
    middles = np.array([(cell.east, cell.north) for cell in ordered])
    held = np.array([float(cell.weight) for cell in ordered])
    # A hair is added so that a cell at exactly the radius is in, whatever the rounding.
    reach = radius_metres * (1 + 1e-9)
    near = cKDTree(middles).query_ball_point(middles, reach, return_sorted=True)
    spots = [
        HotSpot(cell, z, float(norm.sf(z)), _all_in(ordered, neighbours))
        for cell, z, neighbours in zip(ordered, _scores(held, near), near, strict=True)
    ]
    return tuple(sorted(spots, key=lambda spot: (-spot.z, spot.cell.east, spot.cell.north)))


def _scores(
    held: np.ndarray[tuple[int], np.dtype[np.float64]], near: Sequence[list[int]]
) -> list[float]:
    n, mean, deviation = len(held), float(held.mean()), float(held.std())
    scores = []
    for neighbours in near:
        count = len(neighbours)
        # With weights of one the sum of their squares is their sum.
        spread = deviation * sqrt((n * count - count**2) / (n - 1)) if n > 1 else 0.0
        found = float(held[neighbours].sum())
        scores.append((found - mean * count) / spread if spread > 0 else 0.0)
    return scores


def _all_in(cells: Sequence[Cell], neighbours: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(name for index in neighbours for name in cells[index].accidents))


def standing_out(spots: Sequence[HotSpot], *, false_share: float = 0.05) -> tuple[HotSpot, ...]:
    """The cells that stand out, so that no more than this share of them is by chance.

    Thousands of cells are looked at, and by chance alone one in twenty would pass a test
    at 5 %; the share is held over all of them (Benjamini and Hochberg).
    """
    if not spots:
        return ()
    adjusted = false_discovery_control([spot.chance for spot in spots])
    return tuple(
        spot for spot, chance in zip(spots, adjusted, strict=True) if chance <= false_share
    )
