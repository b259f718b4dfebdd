"""Templates to be filled in, and what was told in the same form.

A cell never holds a formula: what looks like one is words, in CSV behind an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from luoshi.exchange.cells import is_formula, safe_cell
from luoshi_server.imports.sheets import Sheet
from luoshi_server.ledger.columns import Asked
from luoshi_server.platform.wording import choice_worded, listed, worded

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MOST_CHOICES = 255
"""The signs that a spreadsheet allows for the choices of a column."""

Rows = Iterable[Mapping[str, str]]


def head_of(column: Asked) -> str:
    """The head of a column: its title, and its name for programs."""
    return f"{column.full_title} {column.name}"


def file_of(sheet: Sheet, rows: Rows, form: str) -> tuple[bytes, str]:
    """The rows as a file of a form, `csv` or `xlsx`, and the type of it."""
    return (csv_of(sheet, rows), CSV) if form == "csv" else (xlsx_of(sheet, rows), XLSX)


def csv_of(sheet: Sheet, rows: Rows) -> bytes:
    """The rows as CSV, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    columns = _columns(sheet, rows := list(rows))
    writer.writerow([head_of(one) for one in columns])
    for row in rows:
        writer.writerow([safe_cell(row.get(one.name, "")) for one in columns])
    return ("\ufeff" + written.getvalue()).encode()


def xlsx_of(sheet: Sheet, rows: Rows) -> bytes:
    """The rows as a workbook, with a page that says how each column is filled in."""
    # XlsxWriter is slow to load, and most requests need none of it.
    import xlsxwriter  # noqa: PLC0415

    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(written, options)
    # The library would stamp the hour of writing.
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    head = book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1, "text_wrap": True})
    needed = book.add_format({"bold": True, "bg_color": "#F9E3D6", "bottom": 1, "text_wrap": True})
    words = book.add_format({"num_format": "@", "valign": "top"})
    marked = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
    columns = _columns(sheet, rows := list(rows))
    page = book.add_worksheet(sheet.title[:31])
    page.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        page.set_column(at, at, max(14, len(head_of(column)) + 4), words)
        page.write_string(0, at, head_of(column), needed if column.is_required else head)
        _offer_choices(page, at, column)
    for line, row in enumerate(rows, 1):
        for at, column in enumerate(columns):
            said = row.get(column.name, "")
            if said:
                page.write_string(line, at, said, marked if is_formula(said) else words)
    _notes(book, sheet, columns, head)
    book.close()
    return written.getvalue()


def _columns(sheet: Sheet, rows: list[Mapping[str, str]]) -> list[Asked]:
    """The columns of the sheet; the identity of events only where some have been given one."""
    return [one for one in sheet.columns if one.name != "id" or any(row.get("id") for row in rows)]


def _offer_choices(page: Any, at: int, column: Asked) -> None:
    choices = [title for _value, title in column.choices]
    if column.form == "yes or no":
        choices = ["是", "否"]
    if choices and len(",".join(choices)) <= MOST_CHOICES:
        told = {"validate": "list", "source": choices, "error_type": "warning"}
        page.data_validation(1, at, 10_000, at, told)


def _notes(book: Any, sheet: Sheet, columns: list[Asked], head: Any) -> None:
    page = book.add_worksheet(_("填表说明"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (title, width) in enumerate(
        ((_("栏目"), 30), (_("必填"), 8), (_("怎么填"), 60), (_("示例"), 30))
    ):
        page.set_column(at, at, width)
        page.write_string(0, at, title, head)
    for line, column in enumerate(columns, 1):
        page.write_string(line, 0, head_of(column), wrapped)
        page.write_string(line, 1, _("是") if column.is_required else "", wrapped)
        page.write_string(line, 2, how_to_fill_in(column), wrapped)
        page.write_string(line, 3, sheet.example.get(column.name, ""), wrapped)
    notes = (
        *sheet.notes,
        _("第一行是表头，不要改动；以“示例”开头的行不会导入，可以删去。"),
        _("先核对后导入：上传后逐行给出结果，确认后才记入台账。"),
    )
    for line, note in enumerate(notes, len(columns) + 2):
        page.merge_range(line, 0, line, 3, note, wrapped)


def how_to_fill_in(column: Asked) -> str:
    """What a column wants, in a sentence."""
    wants = {
        "whole number": _("整数"),
        "decimal": _("数字，可带小数"),
        "day": _("日期，如 2026-03-02"),
        "days": _("日期，以顿号隔开"),
        "instant": _("时间，如 2026-03-02 08:30"),
        "yes or no": _("是或否"),
        "list": _("多项以顿号隔开；一项内含顿号的，以分号隔开"),
        "term": _("时限，如“15日”“3个工作日”"),
    }.get(column.form, "")
    if column.form == "choice":
        choices = "、".join(choice_worded(column.name, value) for value, _title in column.choices)
        wants = _("从中选一：%(choices)s") % {"choices": choices}
    return listed(wants, worded(column.hint))
