"""A register as a file that an office opens: CSV or a workbook, without a formula in it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from luoshi.exchange.tables import Column as FileColumn
from luoshi.exchange.tables import Sheet, Value, csv_of, xlsx_of
from luoshi.registers import Register
from luoshi_server.accounts.models import Member
from luoshi_server.platform.wording import worded
from luoshi_server.registers.models import Entry
from luoshi_server.registers.queries import columns_for, record, sees_personal
from luoshi_server.web.registers.cells import cell, title

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_of(
    register: Register[Any], rows: Iterable[Entry], member: Member, form: str
) -> tuple[bytes, str]:
    """The entries as a file of this form, csv or xlsx, and the type of its content."""
    columns = columns_for(register, member)
    sheet = Sheet(
        worded(register.title),
        tuple(FileColumn(title(one), title(one), 18) for one in columns),
        tuple(_row(columns, entry, member) for entry in rows),
    )
    if form == "csv":
        return csv_of(sheet).encode(), "text/csv; charset=utf-8"
    return xlsx_of(sheet), XLSX


def _row(columns: Iterable[Any], entry: Entry, member: Member) -> tuple[Value, ...]:
    shows_personal = sees_personal(member, entry.area)
    held = record(entry)
    return tuple(
        _value(column, getattr(held, column.name))
        if shows_personal or not column.personal
        else None
        for column in columns
    )


def _value(column: Any, value: Any) -> Value:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    return cell(column, value)
