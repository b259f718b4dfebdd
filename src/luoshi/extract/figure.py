"""A figure is an amount as printed, with what it measures, for when, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.provenance import Span
from luoshi.text.comparators import Comparator

Measure = Literal[
    "level",
    "growth",
    "avg_growth",
    "share",
    "rate",
    "rank",
    "rank_change",
    "ratio",
    "average",
    "threshold",
    "parameter",
    "grade",
    "missing",
]
Status = Literal["actual", "target", "estimate"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed amount and all that the words around it say of it.

    `value` is in the printed unit, and None where only a growth is printed or where a table leaves
    the cell empty.  `growth` is signed: a fall is negative.  `span` is the number with its unit;
    `quote` the phrase from the words that name it on, so that both can be checked.
    """

    id: str
    document: str
    provision: str | None
    indicator: str
    dimension: str | None
    value: Decimal | None
    unit: str | None
    comparator: Comparator
    growth: Decimal | None
    growth_unit: str | None
    measure: Measure
    period: str | None
    status: Status
    decimals: int
    span: Span
    quote: str
