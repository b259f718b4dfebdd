"""Rows as CSV, XLSX, JSON and a table for the terminal."""

import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from luoshi.exchange.tables import (
    Column,
    Sheet,
    Value,
    csv_of,
    json_of,
    jsonl_of,
    terminal_of,
    xlsx_of,
)

COLUMNS = (
    Column("item", "事项", 20),
    Column("units", "单位", 16),
    Column("amount", "数值", 8),
    Column("day", "时限", 10),
)
FULL: tuple[Value, ...] = (
    "建一座桥",
    ("区水利局", "区交通局"),
    Decimal("12.30"),
    date(2026, 6, 30),
)
EMPTY: tuple[Value, ...] = ("修一条路", (), None, None)


def sheet(*rows: tuple[Value, ...]) -> Sheet:
    return Sheet("任务", COLUMNS, rows)


def page(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).active


def shown(of: Sheet, width: int = 100) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    console.print(terminal_of(of))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_csv_begins_with_the_mark_by_which_spreadsheets_know_utf_8():
    assert csv_of(sheet(FULL)) == (
        "\ufeffitem,units,amount,day\r\n建一座桥,区水利局、区交通局,12.30,2026-06-30\r\n"
    )


@pytest.mark.parametrize("words", ["=1+1", "+8610", "-1+1", "@SUM(A1)", "\t=1", "＝1", "－1"])
def test_words_that_a_spreadsheet_would_run_are_set_off_in_csv(words: str):
    assert csv_of(sheet((words, (), None, None))).splitlines()[1].strip('"').startswith("'")


def test_a_list_that_begins_like_a_formula_is_set_off_too():
    assert "'=HYPERLINK" in csv_of(sheet(("项", ("=HYPERLINK(1)", "区水利局"), None, None)))


def test_a_sign_alone_runs_nothing_and_stays():
    assert csv_of(sheet(("=", (), None, None))).splitlines()[1] == "=,,,"


def test_a_fall_stays_a_number_in_csv():
    assert csv_of(sheet(("税收", (), Decimal("-3.3"), None))).splitlines()[1] == "税收,,-3.3,"


def test_json_has_lists_as_lists_and_amounts_as_printed():
    assert json.loads(json_of(sheet(FULL, EMPTY))) == [
        {
            "item": "建一座桥",
            "units": ["区水利局", "区交通局"],
            "amount": "12.30",
            "day": "2026-06-30",
        },
        {"item": "修一条路", "units": [], "amount": None, "day": None},
    ]


def test_jsonl_is_one_object_a_line():
    lines = jsonl_of(sheet(FULL, EMPTY)).splitlines()

    assert [json.loads(line)["item"] for line in lines] == ["建一座桥", "修一条路"]


def test_a_workbook_holds_words_numbers_and_days():
    rows = list(page(xlsx_of(sheet(FULL, EMPTY))).iter_rows(values_only=True))

    assert rows[0] == ("事项", "单位", "数值", "时限")
    assert rows[1][:3] == ("建一座桥", "区水利局、区交通局", 12.3)
    assert rows[1][3].date() == date(2026, 6, 30)
    assert rows[2] == ("修一条路", None, None, None)


def test_the_header_of_a_workbook_stays_in_sight_and_filters():
    opened = page(xlsx_of(sheet(FULL, EMPTY)))

    assert (opened.freeze_panes, opened.auto_filter.ref) == ("A2", "A1:D3")


def test_words_that_look_like_a_formula_are_words_in_a_workbook():
    cell = page(xlsx_of(sheet(("=1+1", (), None, None))))["A2"]

    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_words_that_look_like_a_formula_stay_words_when_somebody_edits_them():
    opened = page(xlsx_of(sheet(("=1+1", (), None, None), ("修一条路", (), None, None))))

    assert opened["A2"].quotePrefix
    assert not opened["A3"].quotePrefix


def test_the_same_rows_give_the_same_workbook():
    assert xlsx_of(sheet(FULL)) == xlsx_of(sheet(FULL))


def test_a_long_list_is_folded_in_the_terminal_and_says_how_many_follow():
    units = tuple(f"{sign}镇人民政府" for sign in "甲乙丙丁戊己庚")
    lines = shown(sheet(("通村公路", units, None, None)))

    assert "丁镇人民政府" in lines
    assert "戊镇人民政府" not in lines
    assert "… +3" in lines


def test_a_table_keeps_to_the_width_of_the_terminal():
    lines = shown(sheet(("长" * 80, ("区" * 30,), Decimal("1"), None)), width=60).splitlines()

    assert max(Console().measure(line).maximum for line in lines) <= 60


def test_brackets_in_words_are_no_markup():
    assert "[bold]桥[/]" in shown(sheet(("[bold]桥[/]", (), None, None)))
