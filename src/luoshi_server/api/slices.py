"""A part of a list: where it begins, how long it is, and how long the whole list is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

T = TypeVar("T")

LONGEST = 500
FURTHEST = 10_000_000


class Slice(Schema):
    """Which part of a list is asked for."""

    limit: Annotated[int, Field(ge=1, le=LONGEST)] = 50
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0


class Page(Schema, Generic[T]):
    """A part of a list: `count` is the length of the whole list, `next` where the next part begins.

    `next` is null at the end.
    """

    count: int
    limit: int
    offset: int
    next: int | None
    items: list[T]


def page_of(
    rows: QuerySet[Any] | Sequence[Any],
    slice_: Slice,
    told: Callable[[Any], Any] = lambda row: row,
) -> dict[str, Any]:
    """The part of the rows that is asked for, each as `told` puts it."""
    count = rows.order_by().count() if isinstance(rows, QuerySet) else len(rows)
    end = slice_.offset + slice_.limit
    return {
        "count": count,
        "limit": slice_.limit,
        "offset": slice_.offset,
        "next": end if end < count else None,
        "items": [told(row) for row in rows[slice_.offset : end]],
    }
