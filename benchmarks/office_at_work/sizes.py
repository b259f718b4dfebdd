"""How large the office is that is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Gazettes of so many duties and figures each, reports of each duty, and a year on roads.

    Each duty has as many reports behind it as it says, and `OPEN` obligations before it.
    """

    gazettes: int
    duties: int = 250
    figures: int = 2500
    reports: int = 54
    days: int = 365
    vehicles: int = 5000
    sections: int = 3000


OPEN = 11
"""What each duty owes at the end: ten reports, and to be done."""

FULL = Size(gazettes=40, vehicles=28_000)
"""10,000 duties, 1,000,000 events, 100,000 figures."""

SMALL = Size(gazettes=2, days=90, vehicles=500, sections=300)
"""A twentieth of it."""
