"""Places as arrays of metres, for what is counted by the thousand."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.events import Point

Floats = NDArray[np.float64]


def array_of(points: Iterable[Point], plane: Plane) -> Floats:
    """The points in metres on a plane, a row for each."""
    return np.array([plane.metres(point) for point in points], dtype=np.float64).reshape(-1, 2)
