"""Tables as offices hand them in: CSV in whatever characters, or a workbook.

The head names the columns, by their titles, their names in the code, or both.  An empty row and
the row of the example are passed over.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi.exchange.cells import words_of_cell
from luoshi_server.imports.sheets import Sheet
from luoshi_server.ledger.columns import Asked
from luoshi_server.platform.errors import Refused

MOST_ROWS = 100_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_EMPTY = 1000
"""After so many empty rows a workbook is taken to be over: some have a million formatted ones."""

EXAMPLE = "示例"


class Row(NamedTuple):
    """A row of a table: where it stands in the file, and its cells by the names of columns."""

    line: int
    cells: dict[str, str]


def rows_in(content: bytes, name: str, sheet: Sheet) -> Iterator[Row]:
    """The rows of a file; raises `Refused` if it cannot be read or its head is not the sheet's."""
    is_workbook = PurePath(name).suffix.lower() == ".xlsx" or content[:2] == b"PK"
    lines = _of_workbook(content, sheet) if is_workbook else _of_csv(content)
    head: list[Asked | None] | None = None
    count = 0
    for number, cells in lines:
        if head is None:
            if any(cell.strip() for cell in cells):
                head = _columns(cells, sheet)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Refused(
                _("表格超过 %(most)s 行。") % {"most": MOST_ROWS},
                field="file",
                advice=_("请分成几个文件导入。"),
            )
        yield Row(
            number,
            {
                column.name: cell.strip()
                for column, cell in zip(head, cells, strict=False)
                if column is not None
            },
        )
    if head is None:
        raise Refused(_("表格是空的。"), field="file", advice=_("请下载模板，填写后上传。"))


def is_example(row: Row, sheet: Sheet) -> bool:
    """Whether this is the row that shows how to fill in the table."""
    return row.cells.get(sheet.columns[0].name, "").startswith(EXAMPLE)


def _columns(head: Sequence[str], sheet: Sheet) -> list[Asked | None]:
    """Which column each cell of the head names."""
    known: dict[str, Asked] = {}
    for column in sheet.columns:
        for name in (column.name, column.title, column.full_title):
            known.setdefault(_plain(name), column)
    found: list[Asked | None] = []
    unknown = []
    for cell in head:
        words = cell.strip().rstrip("*＊").strip()
        last = words.rpartition(" ")[2]
        column = known.get(_plain(words)) or known.get(_plain(last))
        if column is None and words:
            unknown.append(words)
        found.append(column)
    named = [one.name for one in found if one is not None]
    doubled = sorted({name for name in named if named.count(name) > 1})
    missing = [one.title for one in sheet.columns if one.is_required and one.name not in named]
    if sheet.columns and missing == [one.title for one in sheet.columns if one.is_required]:
        raise Refused(
            _("第一行不是“%(sheet)s”的表头。") % {"sheet": sheet.title},
            field="file",
            advice=_("请下载模板，保留第一行表头。"),
        )
    for faults, reason in (
        (unknown, _("表头中有不认识的栏目：%(names)s。")),
        (missing, _("表头缺少必填栏目：%(names)s。")),
        (doubled, _("表头中有重复的栏目：%(names)s。")),
    ):
        # A sub-district or the member's own unit need not be named in every row.
        left = [one for one in faults if one != "填报单位"]
        if left:
            raise Refused(
                reason % {"names": "、".join(left[:10])},
                field="file",
                advice=_("请对照模板修改第一行。"),
            )
    return found


def _plain(words: str) -> str:
    return "".join(words.split()).replace("(", "（").replace(")", "）").lower()


# ---- CSV ------------------------------------------------------------------------------------


def _of_csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first and "," not in first else ","
    # A quotation mark that is never closed would swallow every row after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [words_of_cell(cell) for cell in cells]
    except csv.Error as error:
        raise Refused(
            _("第 %(line)s 行不是 CSV。") % {"line": reader.line_num},
            field="file",
            advice=_("请用表格软件另存为 CSV 后上传。"),
        ) from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(
        _("文件的文字编码无法识别。"),
        field="file",
        advice=_("请另存为 UTF-8 或 GB18030 编码的 CSV，或用 Excel 文件。"),
    )


# ---- workbooks ------------------------------------------------------------------------------


def _of_workbook(content: bytes, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    # openpyxl is slow to load, and most requests need none of it.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Refused(
                    _("工作簿展开后过大。"), field="file", advice=_("请分成几个文件导入。")
                )
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Refused(
            _("文件不是 Excel 工作簿。"),
            field="file",
            advice=_("请用表格软件另存为 .xlsx 后上传。"),
        ) from error
    page = book[sheet.title] if sheet.title in book.sheetnames else book.worksheets[0]
    empty = 0
    for number, values in enumerate(_values(page), 1):
        cells = [_words(value) for value in values]
        empty = 0 if any(cells) else empty + 1
        if empty > MOST_EMPTY:
            return
        yield number, cells


def _values(page: Any) -> Iterable[Sequence[Any]]:
    return page.iter_rows(values_only=True, max_col=200)  # type: ignore[no-any-return]


def _words(value: Any) -> str:
    """The words of a cell, whatever the spreadsheet made of them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="auto")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
