"""Writing many rows of which many are to be alike, with few statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

BATCH = 500


def write_alike(table: QuerySet[Any], rows: Sequence[Any], fields: Sequence[str]) -> None:
    """Write these fields of rows: one statement for all rows that are to be alike in them."""
    alike: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        alike.setdefault(tuple(getattr(row, name) for name in fields), []).append(row.pk)
    for values, keys in alike.items():
        for start in range(0, len(keys), BATCH):
            part = table.filter(pk__in=keys[start : start + BATCH])
            part.update(**dict(zip(fields, values, strict=True)))
