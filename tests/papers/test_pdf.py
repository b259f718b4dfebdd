"""What another reader of PDF finds in a paper, measured where its characters stand."""

import itertools
from collections import defaultdict

import pypdfium2
import pytest

from luoshi_server.papers import Cell, Paragraph, Table, table_of
from luoshi_server.papers.breaking import NEVER_BEGINS, NEVER_ENDS
from luoshi_server.papers.measures import HEIGHT, LEFT, PAGE_HEIGHT, TOP, WIDTH
from luoshi_server.papers.pdf import pdf_of
from tests.papers.samples import CREATED, bulletin, slip

MILLIMETRE = 72 / 25.4
SAME_LINE = 6  # points between the tops of characters of one line


def opened(paper):
    """The paper as PDFium reads it."""
    return pypdfium2.PdfDocument(pdf_of(paper, created=CREATED))


def lines_of(page):
    """The lines inside the type area: (top, [(left, right, character)]), the first line first."""
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1)
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if character.strip() and bottom > PAGE_HEIGHT - TOP - HEIGHT - 1:
            found.append((top, left, right, character))
    lines = defaultdict(list)
    line = None
    for top, left, right, character in sorted(found, reverse=True):
        line = line if line is not None and line - top < SAME_LINE else top
        lines[line].append((left, right, character))
    return [(top, sorted(lines[top])) for top in lines]


def said(page):
    """The words of a page."""
    return page.get_textpage().get_text_range().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def document():
    return opened(bulletin())


@pytest.fixture(scope="module")
def full_page():
    """A page of nothing but text without punctuation."""
    return lines_of(opened(bulletin(body=(Paragraph("督查落实工作情况汇总" * 140),)))[1])


def test_every_page_is_a4(document):
    for page in document:
        assert page.get_size() == pytest.approx((210 * MILLIMETRE, 297 * MILLIMETRE), abs=0.1)


def test_a_full_page_has_22_lines_of_28_characters(full_page):
    assert [len(line) for _, line in full_page] == [28] * 22


def test_the_lines_of_a_full_page_fill_156_by_225_millimetres(full_page):
    tops = [top for top, _ in full_page]
    steps = [above - below for above, below in itertools.pairwise(tops)]
    first, last = full_page[0][1][0], full_page[0][1][-1]

    assert sum(steps) / 21 == pytest.approx(225 / 22 * MILLIMETRE, abs=0.05)
    assert first[0] == pytest.approx(28 * MILLIMETRE, abs=1)
    assert last[1] == pytest.approx((28 + 156) * MILLIMETRE, abs=1)


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation():
    words = "区住房城乡建设局（牵头），“老旧小区改造”应完成12个；区民政局：社区养老“服务站”。"
    pages = opened(bulletin(body=(Paragraph(words * 30),), attachments=()))

    lines = [line for page in pages for _, line in lines_of(page) if len(line) > 20]
    assert len(lines) > 30
    for line in lines:
        assert line[0][2] not in NEVER_BEGINS
        assert line[-1][2] not in NEVER_ENDS


def test_no_character_stands_outside_the_type_area_but_the_page_numbers(document):
    for page in document:
        for _, line in lines_of(page):
            assert line[0][0] > LEFT - 2
            assert line[-1][1] < LEFT + WIDTH + 2


def test_the_mark_of_the_organ_begins_35_millimetres_below_the_type_area(document):
    page = document[0]
    text = page.get_textpage()
    at = text.get_text_range().index("青石区人民政府文件")
    top = text.get_charbox(at)[3]

    assert PAGE_HEIGHT - TOP - top == pytest.approx(35 * MILLIMETRE, abs=2 * MILLIMETRE)


@pytest.mark.parametrize(("page", "side"), [(0, "right"), (1, "left")])
def test_page_numbers_stand_7_millimetres_below_at_the_right_and_on_even_pages_at_the_left(
    document, page, side
):
    text = document[page].get_textpage()
    number = f"— {page + 1} —"
    at = text.get_text_range().rindex(number)
    left, bottom, _, top = text.get_charbox(at)
    right = text.get_charbox(at + len(number) - 1)[2]

    dash = (top + bottom) / 2
    assert PAGE_HEIGHT - TOP - HEIGHT - dash == pytest.approx(7 * MILLIMETRE, abs=2)
    if side == "right":
        assert right == pytest.approx(LEFT + WIDTH - 14, abs=2)
    else:
        assert left == pytest.approx(LEFT + 14, abs=2)


def test_the_words_can_be_read_again_in_their_order(document):
    words = said(document[0])

    assert words.index("特急") < words.index("青石区人民政府文件") < words.index("一、总体情况")


def test_the_imprint_is_on_the_last_page_only(document):
    assert "抄送：区委办公室" in said(document[len(document) - 1])
    assert not any("抄送" in said(document[at]) for at in range(len(document) - 1))


def test_the_signature_never_stands_on_a_page_without_text():
    for count in (4, 6, 25, 27, 28):
        body = (*(Paragraph("每单位按期报送。"),) * count,)
        pages = opened(bulletin(body=body, attachments=(), copied_to=(), printed_by=""))
        signed = next(said(page) for page in pages if "2021年7月5日" in said(page))
        assert "每单位按期报送。" in signed


def test_the_heads_of_a_long_table_stand_on_each_of_its_pages():
    table = table_of(("序号", "任务"), [(str(number), "任务") for number in range(1, 90)])
    pages = opened(bulletin(body=(table,), attachments=()))

    with_rows = [said(page) for page in pages if said(page).count("任务\n") > 3]
    assert len(with_rows) > 1
    assert all("序号" in words for words in with_rows)


def test_a_cell_longer_than_a_page_goes_on_to_the_next():
    table = Table(rows=((Cell(words="长" * 2000),),), shares=(1.0,))
    pages = opened(bulletin(body=(table,), attachments=()))

    assert sum(said(page).count("长") for page in pages) == 2000
    assert all(line[-1][1] < LEFT + WIDTH + 2 for page in pages for _, line in lines_of(page))


def test_a_slip_is_one_page_and_says_its_colour():
    pages = opened(slip())

    assert len(pages) == 1
    assert "等级：红色" in said(pages[0])


def test_the_same_paper_gives_the_same_bytes():
    assert pdf_of(bulletin(), created=CREATED) == pdf_of(bulletin(), created=CREATED)


def test_the_file_bears_the_title_the_organ_and_the_given_instant(document):
    found = document.get_metadata_dict()

    assert found["Title"] == "青石区人民政府关于2021年上半年重点任务进展情况的通报"
    assert found["Author"] == "青石区人民政府"
    assert found["CreationDate"].startswith("D:20210705083000")


def test_the_headings_are_the_bookmarks_of_the_file(document):
    assert "一、总体情况" in [mark.get_title() for mark in document.get_toc()]
