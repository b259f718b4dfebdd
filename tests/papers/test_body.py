"""What the body, the numbers and the dates of an official paper say."""

import subprocess
import sys
from datetime import date

import pytest

from luoshi_server.papers import (
    Cell,
    Heading,
    IssueNumber,
    PaperIncomplete,
    Paragraph,
    RowTooWide,
    Table,
    day_in_chinese,
)
from luoshi_server.papers.body import numbered
from luoshi_server.papers.composition import attachments_of, composition_of
from luoshi_server.papers.setting import Block
from tests.papers.samples import BY_JUNE, MONTHLY, bulletin, slip


def test_the_four_levels_are_numbered_as_clause_7_3_3_says_and_begin_anew_under_each_other():
    body = (
        Heading(level=1, words="甲"),
        Heading(level=2, words="乙"),
        Heading(level=3, words="丙"),
        Heading(level=4, words="丁"),
        Heading(level=4, words="戊"),
        Heading(level=1, words="己"),
        Heading(level=2, words="庚"),
    )

    assert [number for _, number in numbered(body)] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
        "（2）",
        "二、",
        "（一）",
    ]


def test_the_tenth_and_the_twenty_first_heading_are_numbered_in_chinese():
    body = [Heading(level=1, words="甲")] * 21

    numbers = [number for _, number in numbered(body)]

    assert (numbers[9], numbers[20]) == ("十、", "二十一、")


def test_a_number_of_issue_has_hexagonal_brackets_and_no_empty_places():
    assert str(IssueNumber(code="青督发", year=2021, running=3)) == "青督发〔2021〕3号"


def test_a_date_has_no_zero_before_a_digit():
    assert day_in_chinese(date(2021, 7, 5)) == "2021年7月5日"


def test_references_are_numbered_once_in_the_order_of_first_use():
    assert bulletin().quotes == (MONTHLY, BY_JUNE)


def test_the_words_a_paper_stands_on_are_its_last_attachment_and_declared():
    paper = bulletin()

    last = attachments_of(paper)[-1]
    said = [
        element.text for element in composition_of(paper).elements if isinstance(element, Block)
    ]

    assert last.title == "依据"
    assert "2.依据" in said
    assert said[-1] == f"[2] {BY_JUNE}"


def test_a_statement_with_a_reference_ends_with_its_number():
    blocks = [each for each in composition_of(bulletin()).elements if isinstance(each, Block)]

    marked = [block.text for block in blocks if any(words.raised for words in block.words)]

    assert marked[0].endswith("现将有关情况通报如下：[1]")


def test_a_paper_without_references_declares_no_list_of_them():
    paper = bulletin(body=(Paragraph("正文。"),), attachments=())

    assert attachments_of(paper) == ()


@pytest.mark.parametrize(
    ("changed", "missing"),
    [({"organs": ()}, "organ"), ({"title": " "}, "title"), ({"body": ()}, "body")],
)
def test_a_paper_without_an_organ_a_title_or_a_body_is_refused(changed, missing):
    with pytest.raises(PaperIncomplete, match=missing):
        bulletin(**changed)


def test_a_slip_without_the_words_it_stands_on_is_refused():
    with pytest.raises(PaperIncomplete, match="basis"):
        slip(basis=())


def test_a_row_wider_than_its_table_is_refused_with_its_words():
    with pytest.raises(RowTooWide, match="甲"):
        Table(rows=((Cell(words="甲", columns=2),),), shares=(1.0,))


def test_addressees_that_would_fill_the_first_page_are_moved_to_the_imprint():
    many = tuple(f"第{number}街道办事处" for number in range(1, 40))

    composition = composition_of(bulletin(addressees=many))

    texts = [element.text for element in composition.elements if isinstance(element, Block)]
    assert not any("第1街道办事处" in text for text in texts)
    assert composition.imprint[0].words.startswith("主送：第1街道办事处，第2街道办事处")
    assert not composition.imprint[1].ruled  # 7.4.2: no rule between 主送 and 抄送


def test_few_addressees_stand_below_the_title_with_a_full_width_colon():
    texts = [each.text for each in composition_of(bulletin()).elements if isinstance(each, Block)]

    assert "各街道办事处，区政府各部门、各直属单位：" in texts


def test_a_control_character_in_the_text_is_left_out_everywhere():
    texts = [
        element.text
        for element in composition_of(bulletin(body=(Paragraph("正\x00文\ud800。"),))).elements
        if isinstance(element, Block)
    ]

    assert "正文。" in texts


def test_papers_are_made_without_django():
    asked = "import sys, luoshi_server.papers; print('django' in sys.modules)"

    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
