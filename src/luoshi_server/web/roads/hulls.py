"""The smallest convex ring around points: how far things reach, drawn as an area."""

from __future__ import annotations

from collections.abc import Iterable

Place = tuple[float, float]


def hull(points: Iterable[Place]) -> list[Place]:
    """The ring, closed, against the clock as GeoJSON has it; fewer than four points are none.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]
    """
    along = sorted(set(points))
    if len(along) < 3:
        return []
    lower, upper = _chain(along), _chain(along[::-1])
    ring = [*lower[:-1], *upper[:-1]]
    return [*ring, ring[0]] if len(ring) > 2 else []


def _chain(along: list[Place]) -> list[Place]:
    chain: list[Place] = []
    for point in along:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(one: Place, other: Place, third: Place) -> float:
    """Above nought where the way turns left."""
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])
