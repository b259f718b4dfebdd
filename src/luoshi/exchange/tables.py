"""Rows of records as the files that offices open and programs read.

A spreadsheet takes words that begin with =, +, - or @ for a formula and runs it.  What a gazette
prints is never a formula: in CSV such words are set off with an apostrophe, in XLSX they are
text, and stay text when somebody edits them.  Amounts stay amounts; nothing is rounded.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.exchange.cells import is_formula, safe_cell

if TYPE_CHECKING:
    from rich.table import Table

Value = str | int | Decimal | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for programs, its head for readers, and its width in characters.

    A Chinese character takes two.
    """

    key: str
    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind of record, a value for each column; a tuple in a cell is a list."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_of(sheet: Sheet) -> str:
    """The sheet as CSV with the byte order mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.key for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_harmless(value) for value in row])
    return "\ufeff" + written.getvalue()


def json_of(sheet: Sheet) -> str:
    """The sheet as a JSON list of objects; amounts are strings, as printed."""
    return json.dumps(list(_objects(sheet)), ensure_ascii=False, indent=2) + "\n"


def jsonl_of(sheet: Sheet) -> str:
    """The sheet as one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _objects(sheet))


def xlsx_of(sheet: Sheet) -> bytes:
    """The sheet as a workbook whose header stays in sight and filters; same rows, same bytes."""
    # XlsxWriter is slow to load, and no other format needs it.
    import xlsxwriter  # noqa: PLC0415

    written = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(written, options)
    # The library would stamp the hour of writing.
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    header = book.add_format(
        {"bold": True, "bg_color": "#E7EDF5", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    )
    words = book.add_format({"text_wrap": True, "valign": "top"})
    # Without the mark a cell becomes a formula as soon as somebody edits it.
    marked = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    amount = book.add_format({"valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, min(column.width, 60) + 2)
        page.write_string(0, at, column.head, header)
    for line, row in enumerate(sheet.rows, 1):
        for at, value in enumerate(row):
            if value is None or value == ():
                continue
            if isinstance(value, date):
                page.write_datetime(line, at, value, day)
            elif isinstance(value, Decimal | int):
                page.write_number(line, at, value, amount)
            else:
                said = _words(value)
                page.write_string(line, at, said, marked if is_formula(said) else words)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    book.close()
    return written.getvalue()


def terminal_of(sheet: Sheet, *, items: int = 4) -> Table:
    """The sheet to look at: words wrapped in their column, of a long list its first items."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.HORIZONTALS, header_style="bold", padding=(0, 1, 0, 0))
    for at, column in enumerate(sheet.columns):
        numeric = any(isinstance(row[at], Decimal | int) for row in sheet.rows)
        table.add_column(
            Text(column.head),
            width=column.width,
            overflow="fold",
            justify="right" if numeric else "left",
        )
    for row in sheet.rows:
        table.add_row(*(Text(_folded(value, items)) for value in row))
    return table


def room(width: int, *columns: Column) -> int:
    """The width that is left for one more column of `terminal_of`, at least 20."""
    return max(20, width - 4 - sum(column.width + 2 for column in columns))


def _objects(sheet: Sheet) -> Iterable[dict[str, Any]]:
    keys = [column.key for column in sheet.columns]
    for row in sheet.rows:
        yield {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date | Decimal):
        return _words(value)
    return value


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def _folded(value: Value, items: int) -> str:
    """The words of a cell; a list one item a line, and how many more there are."""
    if not isinstance(value, tuple):
        return _words(value)
    if len(value) <= items + 1:
        return "\n".join(value)
    return "\n".join([*value[:items], f"… +{len(value) - items}"])


def _harmless(value: Value) -> str:
    words = _words(value)
    return safe_cell(words) if isinstance(value, str | tuple) else words
