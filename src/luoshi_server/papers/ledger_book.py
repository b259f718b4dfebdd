"""A ledger (台账) as a book of sheets: columns, rows, and rows of totals that say how they add.

A total is said by how it comes about, so that the workbook can hold the formula and the value
both; a share is never a mean of shares but a sum over a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from luoshi.errors import LuoshiError
from luoshi_server.papers.printable import printable

Value = str | int | Decimal | date | None
Kind = Literal["text", "number", "share", "day", "lamp"]
How = Literal["sum", "average", "count", "least", "most"]

_LONGEST_NAME = 31
_NO_VALUE = "未填"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


class NoSuchColumn(LuoshiError):
    """The sheet {sheet} has no column “{column}”; its columns are {columns}."""


class RowOfOtherLength(LuoshiError):
    """Row {row} of the sheet {sheet} has {values} values; the sheet has {columns} columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, what its values are, its width in half-width characters.

    A lamp is a word that begins with 绿, 蓝, 黄 or 红; the cell has its colour and the word.
    Without a width the column is as wide as its words, within bounds.
    """

    head: str
    kind: Kind = "text"
    decimals: int = 0
    width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What stands under one column: how its values are put together."""

    column: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The sum of one column over the sum of another, under a third."""

    column: str
    of: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOf:
    """How many rows have a word in a column, under that or another column."""

    column: str
    word: str
    among: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """A row of totals, named in the first column."""

    label: str
    totals: tuple[Total | Ratio | CountOf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: title and note above, the rows under their heads, the totals below.

    `name` is on the tab, the title if there is none; `still` columns stay in sight at the left.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[TotalRow, ...] = ()
    name: str = ""
    note: str = ""
    still: int = 0

    def __post_init__(self) -> None:
        for at, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise RowOfOtherLength(
                    sheet=self.title, row=at, values=len(row), columns=len(self.columns)
                )

    def place(self, column: str) -> int:
        """Where a column stands, the first at 0."""
        for at, each in enumerate(self.columns):
            if each.head == column:
                return at
        heads = "、".join(each.head for each in self.columns)
        raise NoSuchColumn(sheet=self.title, column=column, columns=heads)

    def values(self, column: str) -> Iterator[Value]:
        """The values of a column, from the first row to the last."""
        at = self.place(column)
        return (row[at] for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Sheets in their order, and what the file says about itself."""

    sheets: tuple[Sheet, ...]
    title: str = ""
    author: str = ""


def split_by(sheet: Sheet, column: str) -> tuple[Sheet, ...]:
    """A sheet for each value of a column, in the order in which the values come."""
    at = sheet.place(column)
    groups: dict[str, list[tuple[Value, ...]]] = {}
    for row in sheet.rows:
        groups.setdefault(str(row[at] or _NO_VALUE), []).append(row)
    return tuple(
        replace(sheet, name=name, title=f"{sheet.title}（{name}）", rows=tuple(rows))
        for name, rows in groups.items()
    )


def names_of(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """The names on the tabs: 31 characters at most, without forbidden ones, no two alike."""
    names: list[str] = []
    for sheet in sheets:
        wished = _NOT_IN_A_NAME.sub(" ", printable(sheet.name or sheet.title)).strip(" '") or "表"
        name, count = wished[:_LONGEST_NAME], 1
        # “History” is a name that spreadsheets keep for themselves.
        while name.lower() in {*(each.lower() for each in names), "history"}:
            count += 1
            ending = f"（{count}）"
            name = wished[: _LONGEST_NAME - len(ending)] + ending
        names.append(name)
    return tuple(names)
