"""Affine matrices, as PDF and OFD write them: from the inside of an object to its page.

(a, b, c, d, e, f) takes (x, y) to (ax + cy + e, bx + dy + f): ISO 32000-1, 8.3.3.
"""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

UNTURNED: Matrix = (1, 0, 0, 1, 0, 0)


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does, and then what `outer` does."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def moved(x: float, y: float, by: Matrix) -> Point:
    """Where a point comes to lie."""
    a, b, c, d, e, f = by
    return (a * x + c * y + e, b * x + d * y + f)
