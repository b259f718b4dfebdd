"""A ledger as a workbook: what a spreadsheet shows, runs, filters and prints."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from luoshi_server.papers import (
    Book,
    Column,
    CountOf,
    NoSuchColumn,
    Ratio,
    RowOfOtherLength,
    Sheet,
    Total,
    TotalRow,
    split_by,
    xlsx_of,
)
from luoshi_server.papers.ledger_book import names_of

CREATED = datetime(2021, 7, 5, 8, 30, tzinfo=UTC)

COLUMNS = (
    Column(head="任务"),
    Column(head="牵头单位"),
    Column(head="应完成", kind="number"),
    Column(head="已完成", kind="number"),
    Column(head="完成率", kind="share", decimals=1),
    Column(head="时限", kind="day"),
    Column(head="状态", kind="lamp"),
)
ROWS = (
    ("老旧小区改造", "住建局", 12, 7, Decimal("0.583"), date(2021, 6, 30), "红灯"),
    ("公路护栏", "交通局", 36, 36, Decimal(1), date(2021, 9, 30), "绿灯"),
    ("=1+1", "民政局", None, 3, None, None, "黄灯"),
)
TOTALS = (
    TotalRow(
        label="合计",
        totals=(
            Total(column="应完成", how="sum"),
            Total(column="已完成", how="sum"),
            Ratio(column="完成率", of="已完成", to="应完成"),
        ),
    ),
    TotalRow(label="红灯数", totals=(CountOf(column="状态", word="红灯"),)),
    TotalRow(label="平均", totals=(Total(column="应完成", how="average"),)),
)
TASKS = Sheet(
    title="重点任务台账",
    columns=COLUMNS,
    rows=ROWS,
    totals=TOTALS,
    note="截至2021年7月5日",
    still=1,
)


def opened(*sheets, values=False):
    """The workbook as openpyxl reads it, with its formulas or with their values."""
    written = xlsx_of(Book(sheets=sheets, title="台账", author="督查室"), created=CREATED)
    return openpyxl.load_workbook(io.BytesIO(written), data_only=values)


@pytest.fixture(scope="module")
def page():
    return opened(TASKS).active


def test_title_note_and_heads_stand_above_the_rows(page):
    assert page["A1"].value == "重点任务台账"
    assert page["A2"].value == "截至2021年7月5日"
    assert [cell.value for cell in page[3]] == [column.head for column in COLUMNS]


def test_the_heads_stay_in_sight_filter_the_rows_and_leave_the_totals_alone(page):
    assert page.freeze_panes == "B4"
    assert page.auto_filter.ref == "A3:G6"


def test_a_total_is_a_living_formula_with_its_value(page):
    value = opened(TASKS, values=True).active

    assert page["C7"].value == "=SUBTOTAL(109,C4:C6)"
    assert value["C7"].value == 48


def test_a_share_is_totalled_as_a_sum_over_a_sum(page):
    value = opened(TASKS, values=True).active

    assert (
        page["E7"].value == '=IF(SUBTOTAL(109,C4:C6)=0,"",SUBTOTAL(109,D4:D6)/SUBTOTAL(109,C4:C6))'
    )
    assert value["E7"].value == pytest.approx(46 / 48)


def test_the_lamps_of_one_colour_are_counted():
    assert opened(TASKS, values=True).active["G8"].value == 1


def test_an_average_leaves_out_what_was_not_said():
    assert opened(TASKS, values=True).active["C9"].value == 24


@pytest.mark.parametrize(
    ("cell", "word", "colour"),
    [("G4", "红灯", "FFF7B5B0"), ("G5", "绿灯", "FFC6E7C8"), ("G6", "黄灯", "FFFFE699")],
)
def test_a_lamp_is_a_word_on_its_colour(page, cell, word, colour):
    assert page[cell].value == word
    assert page[cell].fill.fgColor.rgb == colour


@pytest.mark.parametrize(
    "words", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "\t=1"]
)
def test_words_that_look_like_a_formula_stay_words(words):
    rows = ((words, *ROWS[0][1:]),)
    sheet = Sheet(title=words, columns=COLUMNS, rows=rows, note=words)

    page = opened(sheet).active
    for cell in (page["A1"], page["A2"], page["A4"]):
        assert cell.data_type == "s"
        assert cell.value == words
    assert page["A4"].quotePrefix


def test_a_head_and_a_label_that_look_like_a_formula_stay_words():
    sheet = Sheet(
        title="甲",
        columns=(Column(head="=1+1"),),
        rows=(("乙",),),
        totals=(TotalRow(label="=2+2", totals=()),),
    )

    page = opened(sheet).active
    assert [page[cell].data_type for cell in ("A2", "A4")] == ["s", "s"]


def test_numbers_days_and_gaps_are_of_their_kind(page):
    assert page["C4"].value == 12
    assert page["E4"].value == 0.583
    assert page["E4"].number_format == "0.0%"
    assert page["F4"].value.date() == date(2021, 6, 30)
    assert page["C6"].value is None


def test_the_sheet_prints_on_a4_across_with_heads_on_every_page_and_numbered_pages(page):
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.print_title_rows == "$3:$3"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0  # as many pages down as there are; one across
    assert page.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_a_sheet_without_rows_has_totals_of_nothing():
    empty = opened(Sheet(title="空", columns=COLUMNS, rows=(), totals=TOTALS), values=True).active

    assert empty["C3"].value == 0
    assert empty["E3"].value in (None, "")


def test_a_ledger_is_split_into_a_sheet_for_each_unit_with_totals_of_its_own():
    book = opened(*split_by(TASKS, "牵头单位"), values=True)

    assert book.sheetnames == ["住建局", "交通局", "民政局"]
    assert book["交通局"]["C5"].value == 36


def test_names_of_sheets_are_allowed_short_and_no_two_alike():
    titles = ("一/二:三", "督" * 40, "督" * 40, "History", "''")
    sheets = tuple(Sheet(title=title, columns=COLUMNS, rows=()) for title in titles)

    names = names_of(sheets)
    assert names == ("一 二 三", "督" * 31, "督" * 28 + "（2）", "History（2）", "表")
    assert opened(*sheets).sheetnames == list(names)


def test_a_total_under_a_column_that_is_not_there_names_the_columns():
    row = TotalRow(label="合计", totals=(Total(column="投资", how="sum"),))

    with pytest.raises(NoSuchColumn, match="任务、牵头单位"):
        opened(Sheet(title="甲", columns=COLUMNS, rows=ROWS, totals=(row,)))


def test_a_row_of_another_length_is_refused_with_its_place():
    with pytest.raises(RowOfOtherLength, match="Row 1"):
        Sheet(title="甲", columns=COLUMNS, rows=(("乙",),))


def test_words_longer_than_a_cell_are_cut_where_one_sees_it():
    rows = (("长" * 40000, *ROWS[0][1:]),)

    cell = opened(Sheet(title="甲", columns=COLUMNS, rows=rows)).active["A3"].value
    assert len(cell) == 32767
    assert cell.endswith("…")


def test_the_same_book_gives_the_same_bytes():
    book = Book(sheets=(TASKS,))

    assert xlsx_of(book, created=CREATED) == xlsx_of(book, created=CREATED)
