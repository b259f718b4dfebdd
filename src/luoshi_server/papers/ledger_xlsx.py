"""A book of ledgers as an XLSX file: to filter on a screen, to print on A4, and to file."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luoshi.errors import LuoshiError
from luoshi.exchange.cells import is_formula
from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.ledger_book import Book, Column, Sheet, Value, names_of
from luoshi_server.papers.ledger_totals import added
from luoshi_server.papers.printable import printable

_LONGEST_CELL = 32767
_MOST_ROWS = 1_048_576
_NARROWEST, _WIDEST = 6.0, 40.0
_A4 = 9
_HEAD_FILL, _TOTAL_FILL = "#E7EDF5", "#F2F2F2"
# Pale fills under black words: the colour survives a photocopy as grey, the word as a word.
_LAMP_FILLS = {"绿": "#C6E7C8", "蓝": "#BDD7F5", "黄": "#FFE699", "红": "#F7B5B0"}


class TooManyRows(LuoshiError):
    """The sheet {sheet} has {rows} rows; a workbook takes {most}: split it by a column."""


def xlsx_of(book: Book, *, created: datetime) -> bytes:
    """The book as a workbook; the same book and instant give the same bytes."""
    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(written, options)
    workbook.set_properties(
        {"title": book.title, "author": book.author, "created": created, "language": "zh-CN"}
    )
    looks = _Looks(workbook)
    for sheet, name in zip(book.sheets, names_of(book.sheets), strict=True):
        _Page(workbook.add_worksheet(name), sheet, looks).write()
    workbook.close()
    return written.getvalue()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        said = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", **properties}
        key = tuple(sorted(said.items(), key=lambda each: each[0]))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(said)
        return self._made[key]


class _Page:
    """One sheet being written on its worksheet."""

    def __init__(self, page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
        self.page, self.sheet, self.looks = page, sheet, looks
        self.head = 2 if sheet.note else 1
        self.last = len(sheet.columns) - 1
        rows = self.head + 1 + len(sheet.rows) + len(sheet.totals)
        if rows > _MOST_ROWS:
            raise TooManyRows(sheet=sheet.title, rows=len(sheet.rows), most=_MOST_ROWS)

    def write(self) -> None:
        """Title, heads, rows and totals, and how the sheet prints."""
        self._above()
        for line, row in enumerate(self.sheet.rows, self.head + 1):
            for at, (column, value) in enumerate(zip(self.sheet.columns, row, strict=True)):
                self._value(line, at, column, value)
        self._totals()
        self._printing()

    def _above(self) -> None:
        title = self.looks(bold=True, font_size=16, align="center")
        self._line(0, self.sheet.title, title)
        self.page.set_row(0, 30)
        if self.sheet.note:
            self._line(1, self.sheet.note, self.looks(align="right"))
        head = self.looks(bold=True, border=1, align="center", text_wrap=True, bg_color=_HEAD_FILL)
        for at, column in enumerate(self.sheet.columns):
            self.page.write_string(self.head, at, printable(column.head), head)
            self.page.set_column(at, at, _width(self.sheet, at))
        self.page.freeze_panes(self.head + 1, self.sheet.still)
        self.page.autofilter(self.head, 0, self.head + max(1, len(self.sheet.rows)), self.last)

    def _line(self, row: int, words: str, look: Format) -> None:
        if self.last > 0:
            self.page.merge_range(row, 0, row, self.last, "", look)
        self.page.write_string(row, 0, printable(words), look)

    def _value(self, line: int, at: int, column: Column, value: Value) -> None:
        match value:
            case None:
                self.page.write_blank(line, at, None, self.looks(border=1))
            case datetime():
                look = self.looks(border=1, align="center", num_format="yyyy-mm-dd hh:mm")
                self.page.write_datetime(line, at, value.replace(tzinfo=None), look)
            case date():
                look = self.looks(border=1, align="center", num_format="yyyy-mm-dd")
                self.page.write_datetime(line, at, value, look)
            case Decimal() | int():
                self.page.write_number(line, at, float(value), self._number(column))
            case str():
                self._words(line, at, column, value)

    def _number(self, column: Column, **more: object) -> Format:
        after = "." + "0" * column.decimals if column.decimals else ""
        sign = f"0{after}%" if column.kind == "share" else f"#,##0{after}"
        return self.looks(border=1, align="right", num_format=sign, **more)

    def _words(self, line: int, at: int, column: Column, value: str) -> None:
        words = printable(value)
        if len(words) > _LONGEST_CELL:
            words = words[: _LONGEST_CELL - 1] + "…"
        look: dict[str, object] = {"border": 1, "text_wrap": True}
        if column.kind == "lamp":
            look["align"] = "center"
            if words[:1] in _LAMP_FILLS:
                look["bg_color"] = _LAMP_FILLS[words[0]]
        if is_formula(words):
            # Without the mark the cell becomes a formula as soon as somebody edits it.
            look["quote_prefix"] = True
        self.page.write_string(line, at, words, self.looks(**look))

    def _totals(self) -> None:
        line = self.head + 1 + len(self.sheet.rows)
        for row in self.sheet.totals:
            look: dict[str, object] = {"bold": True, "bg_color": _TOTAL_FILL}
            for at in range(len(self.sheet.columns)):
                self.page.write_blank(line, at, None, self.looks(border=1, **look))
            self.page.write_string(line, 0, printable(row.label), self.looks(border=1, **look))
            for total in row.totals:
                at = self.sheet.place(total.column)
                found = added(total, self.sheet, first_row=self.head + 2)
                value = float(found.value) if isinstance(found.value, Decimal) else found.value
                number = self._number(self.sheet.columns[at], **look)
                self.page.write_formula(line, at, found.formula, number, value)
            line += 1

    def _printing(self) -> None:
        """A4 across, all columns on a page, the heads on every page, “page x of y” at the foot."""
        title = printable(self.sheet.title).replace("&", "&&")
        self.page.set_landscape()
        self.page.set_paper(_A4)
        self.page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.page.center_horizontally()
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(self.head)
        self.page.set_footer(f"&L{title[:100]}&C第 &P 页，共 &N 页")


def _width(sheet: Sheet, at: int) -> float:
    """The width of a column: as it was asked for, or as its words need it, within bounds."""
    column = sheet.columns[at]
    if column.width is not None:
        return column.width
    widest = max(
        (width_in_characters(str(row[at])) for row in sheet.rows if row[at] is not None),
        default=0.0,
    )
    # Half-width characters, and room for the arrow of the filter.
    wished = max(2 * widest + 2, 2 * width_in_characters(column.head) + 4)
    return min(_WIDEST, max(_NARROWEST, wished))
