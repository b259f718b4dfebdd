"""Totals of a ledger: the formula that a spreadsheet runs, and the value that it will find.

The formulas count the rows that are shown: a filter changes them.  In the file no filter is set,
so the value is that of all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from luoshi_server.papers.ledger_book import CountOf, How, Ratio, Sheet, Total, Value

_SUBTOTAL = {"average": 101, "count": 103, "most": 104, "least": 105, "sum": 109}


@dataclass(frozen=True, slots=True)
class Added:
    """A total: its formula, its value, “” where there is nothing to put together."""

    formula: str
    value: Decimal | int | str


def added(total: Total | Ratio | CountOf, sheet: Sheet, *, first_row: int) -> Added:
    """The total of a sheet whose first row stands in that row of the page, counted from 1."""
    match total:
        case Total(column=column, how=how):
            area = _area(sheet, column, first_row)
            formula = f"=SUBTOTAL({_SUBTOTAL[how]},{area})"
            if how == "average":
                formula = f'=IFERROR({formula[1:]},"")'
            return Added(formula, _put_together(how, tuple(sheet.values(column))))
        case Ratio(of=of, to=to):
            above = f"SUBTOTAL(109,{_area(sheet, of, first_row)})"
            below = f"SUBTOTAL(109,{_area(sheet, to, first_row)})"
            whole = _sum(tuple(sheet.values(to)))
            share = _sum(tuple(sheet.values(of))) / whole if whole else ""
            return Added(f'=IF({below}=0,"",{above}/{below})', share)
        case CountOf(column=column, word=word, among=among):
            counted = among or column
            area = _area(sheet, counted, first_row)
            top = area.split(":")[0]
            shown = f"SUBTOTAL(103,OFFSET({top},ROW({area})-ROW({top}),0))"
            said = word.replace('"', '""')
            value = sum(each == word for each in sheet.values(counted))
            return Added(f'=SUMPRODUCT({shown}*({area}="{said}"))', value)


def _area(sheet: Sheet, column: str, first_row: int) -> str:
    """The cells of a column; a sheet without rows has one empty one."""
    name = xl_col_to_name(sheet.place(column))
    last_row = first_row + max(1, len(sheet.rows)) - 1
    return f"{name}{first_row}:{name}{last_row}"


def _put_together(how: How, values: Sequence[Value]) -> Decimal | int | str:
    if how == "count":
        return sum(value not in (None, "") for value in values)
    numbers = _numbers(values)
    if how == "average":
        return sum(numbers, Decimal(0)) / len(numbers) if numbers else ""
    if how == "sum" or not numbers:
        return sum(numbers, Decimal(0))
    return max(numbers) if how == "most" else min(numbers)


def _sum(values: Sequence[Value]) -> Decimal:
    return sum(_numbers(values), Decimal(0))


def _numbers(values: Sequence[Value]) -> list[Decimal]:
    return [Decimal(value) for value in values if isinstance(value, Decimal | int)]
