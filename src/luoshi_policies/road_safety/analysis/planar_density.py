"""How densely accidents lie on the map: planar kernel density.

Each accident is spread over a disc by the quartic kernel, which holds exactly what the
accident weighs: K(r) = 3 / (πh²) · (1 − r²/h²)².  Roads are not looked at, so the disc
spreads over fields as well; along roads, `network_density` is the better measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import pi

import numpy as np
from scipy.spatial import cKDTree

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.analysis.arrays import array_of
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.analysis.severity import EACH_ACCIDENT, SeverityWeights
from luoshi_policies.road_safety.events import Point
from luoshi_policies.road_safety.records import Accident

SQUARE_METRES_A_SQUARE_KILOMETRE = 1_000_000.0


class BandwidthIsNone(LuoshiError):
    """A bandwidth of {bandwidth} m spreads nothing: it must be above nought."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one accident adds to a density."""

    accident: str
    adds: float


@dataclass(frozen=True, slots=True)
class DensityAt:
    """How densely accidents lie at a point, in weight a square kilometre, and which they are."""

    point: Point
    density: float
    contributions: tuple[Contribution, ...]


def planar_density(
    accidents: Iterable[Accident],
    at: Sequence[Point],
    *,
    bandwidth_metres: float,
    weights: SeverityWeights = EACH_ACCIDENT,
) -> tuple[DensityAt, ...]:
    """The density at each of the points, with what each accident adds to it."""
    if bandwidth_metres <= 0:
        raise BandwidthIsNone(bandwidth=bandwidth_metres)
    # Floats add up differently in another order; by their names the order is always the same.
    placed = sorted(
        (
            (accident.id, point, weights.of(accident))
            for accident in accidents
            if (point := accident.point) is not None
        ),
        key=lambda one: one[0],
    )
    if not placed or not at:
        return tuple(DensityAt(point, 0.0, ()) for point in at)
    plane = Plane.around(at)
    where = array_of((point for _, point, _ in placed), plane)
    weight = np.array([float(weight) for _, _, weight in placed])
    targets = array_of(at, plane)
    near = cKDTree(where).query_ball_point(targets, bandwidth_metres, return_sorted=True)
    peak = 3.0 / (pi * bandwidth_metres**2) * SQUARE_METRES_A_SQUARE_KILOMETRE
    densities = []
    for point, target, neighbours in zip(at, targets, near, strict=True):
        squares = ((where[neighbours] - target) ** 2).sum(axis=1) / bandwidth_metres**2
        adds = weight[neighbours] * peak * np.clip(1.0 - squares, 0.0, None) ** 2
        densities.append(
            DensityAt(
                point,
                float(adds.sum()),
                tuple(
                    Contribution(placed[index][0], float(added))
                    for index, added in zip(neighbours, adds, strict=True)
                    if added > 0
                ),
            )
        )
    return tuple(densities)
