"""What another reader of DOCX finds in a paper."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from luoshi_server.papers import Paragraph, docx_of
from tests.papers.samples import CREATED, bulletin, slip


def opened(paper):
    """The paper as python-docx reads it."""
    return Document(io.BytesIO(docx_of(paper, created=CREATED)))


def paragraph(document, words):
    """The first paragraph that says these words."""
    return next(each for each in document.paragraphs if words in each.text)


def face(run):
    """The East Asian font of a run."""
    return run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))


@pytest.fixture(scope="module")
def document():
    return opened(bulletin())


def test_the_page_is_a4_with_a_type_area_of_156_by_225_millimetres(document):
    section = document.sections[0]
    near = Mm(0.1)

    assert abs(section.page_width - Mm(210)) < near
    assert abs(section.page_height - Mm(297)) < near
    assert abs(section.top_margin - Mm(37)) < near
    assert abs(section.left_margin - Mm(28)) < near
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert abs(width - Mm(156)) < near
    assert abs(height - Mm(225)) < near


def test_the_grid_gives_22_lines_a_page(document):
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    height = section.page_height - section.top_margin - section.bottom_margin

    lines = Length(height).twips / int(grid.get(qn("w:linePitch")))
    assert grid.get(qn("w:type")) == "lines"
    assert 22 <= lines < 23


def test_28_characters_of_the_text_fill_a_line_and_29_do_not(document):
    section = document.sections[0]
    run = paragraph(document, "48项任务").runs[0]
    spacing = int(run._r.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    width = Length(section.page_width - section.left_margin - section.right_margin).pt

    assert int(width // (run.font.size.pt + spacing)) == 28


def test_every_line_of_text_is_as_high_as_the_grid(document):
    spacing = paragraph(document, "48项任务")._p.pPr.find(qn("w:spacing"))

    assert spacing.get(qn("w:lineRule")) == "exact"
    assert spacing.get(qn("w:line")) == "579"


def test_the_text_is_in_fangsong_of_size_3_two_characters_in(document):
    found = paragraph(document, "48项任务")
    indent = found._p.pPr.find(qn("w:ind"))

    assert face(found.runs[0]) == "仿宋_GB2312"
    assert found.runs[0].font.size.pt == 16
    assert indent.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(
    ("words", "style", "name"),
    [
        ("一、总体情况", "heading 1", "黑体"),
        ("（一）进度滞后。", "heading 2", "楷体_GB2312"),
        ("1.逐项整改。", "heading 3", "仿宋_GB2312"),
        ("（1）方案须", "heading 4", "仿宋_GB2312"),
    ],
)
def test_each_level_of_headings_has_its_face_and_its_place_in_the_outline(
    document, words, style, name
):
    found = paragraph(document, words)

    assert found.style.name.lower() == style
    assert face(found.runs[0]) == name


def test_the_sentence_after_a_heading_of_the_second_level_is_in_fangsong(document):
    assert face(paragraph(document, "（一）进度滞后。").runs[1]) == "仿宋_GB2312"


def test_the_mark_of_the_organ_is_red_and_in_xiaobiaosong(document):
    mark = paragraph(document, "青石区人民政府文件").runs[0]

    assert str(mark.font.color.rgb) == "FF0000"
    assert face(mark) == "方正小标宋简体"


def test_a_red_rule_stands_below_the_number_of_the_paper(document):
    texts = [each.text for each in document.paragraphs]
    after = document.paragraphs[texts.index("青政督发〔2021〕3号") + 1]
    bottom = after._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))

    assert bottom.get(qn("w:color")) == "FF0000"


def test_the_title_is_centred_in_size_2(document):
    title = paragraph(document, "重点任务进展情况的通报")

    assert title._p.pPr.find(qn("w:jc")).get(qn("w:val")) == "center"
    assert title.runs[0].font.size.pt == 22


def test_the_pages_are_numbered_at_the_right_on_odd_and_at_the_left_on_even_pages(document):
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]

    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((odd, "right"), (even, "left")):
        properties = footer._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
        fields = [each.text for each in footer._p.iter(qn("w:instrText"))]
        assert fields == [" PAGE "]
        assert footer.text.startswith("— ")
        assert footer.text.endswith(" —")
        assert (face(footer.runs[0]), footer.runs[0].font.size.pt) == ("宋体", 14)


def test_the_imprint_stands_at_the_foot_of_the_type_area(document):
    table = document.tables[-1]
    place = table._tbl.tblPr.find(qn("w:tblpPr"))

    assert place.get(qn("w:vertAnchor")) == "margin"
    assert place.get(qn("w:tblpYSpec")) == "bottom"
    said = [row.cells[0].text for row in table.rows]
    assert said[0].startswith("抄送：区委办公室，")
    assert said[1] == "青石区人民政府办公室\t2021年7月6日印发"


def test_the_rules_of_the_imprint_are_thick_outside_and_thin_between(document):
    cells = [row.cells[0]._tc.tcPr.find(qn("w:tcBorders")) for row in document.tables[-1].rows]

    def eighths(cell, side):
        return int(cell.find(qn(f"w:{side}")).get(qn("w:sz")))

    assert eighths(cells[0], "top") == eighths(cells[-1], "bottom") == 8  # 0.35 mm is 1 pt
    assert eighths(cells[-1], "top") == 6  # 0.25 mm is 0.7 pt


def test_the_heads_of_a_table_are_repeated_and_its_columns_fill_the_type_area(document):
    table = document.tables[0]
    head = table.rows[0]._tr.trPr

    assert head.find(qn("w:tblHeader")) is not None
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == round(156 / 25.4 * 1440)


def test_each_attachment_begins_a_page_with_its_number_in_heiti(document):
    found = [each for each in document.paragraphs if each.text in ("附件1", "附件2")]

    assert [face(each.runs[0]) for each in found] == ["黑体", "黑体"]
    assert all(each._p.pPr.find(qn("w:pageBreakBefore")) is not None for each in found)


def test_a_slip_says_its_colour_in_words_and_draws_its_rule_in_the_colour():
    document = opened(slip())
    number = paragraph(document, "青政督办〔2021〕17号")
    rule = document.paragraphs[2]._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))

    assert "等级：红色" in number.text
    assert rule.get(qn("w:color")) == "FF0000"


def test_a_slip_shows_every_matter_of_its_form():
    table = opened(slip()).tables[0]
    said = [cell.text for row in table.rows for cell in row.cells]

    for name in (
        "督办事项",
        "依据",
        "牵头单位",
        "责任单位",
        "完成时限",
        "逾期天数",
        "督办要求",
        "反馈时限",
        "签发",
    ):
        assert name in said
    assert any("6月底前完成老旧小区改造12个" in words for words in said)


def test_the_same_paper_gives_the_same_bytes():
    assert docx_of(bulletin(), created=CREATED) == docx_of(bulletin(), created=CREATED)


def test_the_properties_of_the_file_are_those_of_the_paper_and_the_given_instant(document):
    properties = document.core_properties

    assert properties.author == "青石区人民政府"
    assert properties.subject == "通报"
    assert properties.created.replace(tzinfo=UTC) == datetime(2021, 7, 5, 8, 30, tzinfo=UTC)


def test_every_entry_of_the_archive_bears_the_same_day():
    archive = zipfile.ZipFile(io.BytesIO(docx_of(bulletin(), created=CREATED)))

    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_signs_of_xml_and_control_characters_in_the_text_do_not_break_the_file():
    document = opened(bulletin(body=(Paragraph("甲<乙>&丙\x0b\x00。"),)))

    assert paragraph(document, "甲<乙>&丙。")
