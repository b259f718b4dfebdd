"""Word files: what Word prints, its own numbers included."""

import zipfile
from io import BytesIO

import pytest

from luoshi.document.reading import Reading
from luoshi.readers import Limits, read_bytes
from luoshi.readers.docx.counting import counted
from luoshi.readers.errors import ArchiveTooLarge, Damaged, DangerousXml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    """A Word file with that body, and further parts by their name."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return written.getvalue()


def read(body: str, **parts: str) -> Reading:
    return read_bytes(package(body, **parts), name="通知.docx")


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def listed(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, style: str, words: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


def numbering(*levels: str, lists: str = "") -> str:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{lists}</w:numbering>'
    )


OUTLINE = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def test_each_paragraph_is_a_line_and_knows_its_number() -> None:
    reading = read(p("关于绿化的通知") + p("各镇街："))

    assert reading.text == "关于绿化的通知\n各镇街：\n"
    assert not reading.wrapped
    place = reading.place_of(reading.text.index("各"))
    assert place is not None
    assert place.paragraph == 2


def test_the_numbers_that_word_counts_are_written_out() -> None:
    body = "".join(
        p(words, listed(at))
        for at, words in [
            (0, "总体要求"),
            (1, "目标"),
            (1, "原则"),
            (2, "公开"),
            (0, "任务"),
            (1, "绿化"),
        ]
    )

    assert read(body, numbering=numbering(*OUTLINE)).text.splitlines() == [
        "一、总体要求",
        "（一）目标",
        "（二）原则",
        "1. 公开",
        "二、任务",
        "（一）绿化",
    ]


def test_a_level_that_does_not_restart_counts_across_the_higher_one() -> None:
    levels = (OUTLINE[0], level(1, "decimal", "%2．", '<w:lvlRestart w:val="0"/>'))
    body = p("甲", listed(0)) + p("子", listed(1)) + p("乙", listed(0)) + p("丑", listed(1))

    text = read(body, numbering=numbering(*levels)).text

    assert text.split() == ["一、甲", "1．子", "二、乙", "2．丑"]


def test_a_second_list_may_start_the_same_count_afresh() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = p("甲", listed(0)) + p("乙", listed(0)) + p("丙", listed(0, 2)) + p("丁", listed(0, 2))

    text = read(body, numbering=numbering(*OUTLINE, lists=again)).text

    assert text.split() == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_heading_style_brings_its_number_along() -> None:
    chapter = level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="Chapter"/>')
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Chapter"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph"'
        ' w:styleId="Sub"><w:basedOn w:val="Chapter"/></w:style></w:styles>'
    )
    body = p("总则", '<w:pStyle w:val="Chapter"/>') + p("附则", '<w:pStyle w:val="Sub"/>')

    text = read(body, numbering=numbering(chapter), styles=styles).text

    assert text.splitlines() == ["第一章 总则", "第二章 附则"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    body = p("不编号", listed(0, 0))

    assert read(body, numbering=numbering(*OUTLINE)).text == "不编号\n"


@pytest.mark.parametrize(
    ("style", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2026, "二千零二十六"),
        ("chineseCountingThousand", 10_001, "一万零一"),
        ("japaneseCounting", 3, "三"),
        ("decimal", 7, "7"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("upperLetter", 4, "D"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 9, "IX"),
        ("ideographTraditional", 2, "乙"),
        ("chineseLegalSimplified", 15, "壹拾伍"),
        ("something new", 5, "5"),
        ("decimalEnclosedParen", 21, "21"),
    ],
)
def test_each_format_of_a_number_is_written_as_word_writes_it(
    style: str, number: int, written: str
) -> None:
    assert counted(number, style) == written


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>6月底前</w:t></w:r>"
        "<w:del><w:r><w:delText>基本</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>全部</w:t></w:r></w:ins><w:r><w:t>完成</w:t></w:r></w:p>"
    )

    assert read(body).text == "6月底前全部完成\n"


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    body = p("上半", "<w:rPr><w:del/></w:rPr>") + p("下半")

    assert read(body).text == "上半下半\n"


def test_hidden_words_and_field_codes_are_not_printed() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>可见</w:t></w:r></w:p>"
    )

    assert read(body).text == "可见\n"


def test_a_row_of_a_table_is_a_line_and_spanned_places_are_empty() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"

    wide, first, merged = (
        '<w:gridSpan w:val="2"/>',
        '<w:vMerge w:val="restart"/>',
        "<w:vMerge/>",
    )
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('指标', wide)}{cell('总量')}</w:tr>"
        f"<w:tr>{cell('工业', first)}{cell('产值')}{cell('3.5')}</w:tr>"
        f"<w:tr>{cell('', merged)}{cell('利润')}{cell('1.2')}</w:tr>"
        "</w:tbl>"
    )

    assert read(body).text == "指标\t\t总量\n工业\t产值\t3.5\n\t利润\t1.2\n"


def test_the_paragraphs_of_a_cell_are_parted_by_a_space() -> None:
    cells = f"<w:tc>{p('区教体局')}{p('区财政局')}</w:tc><w:tc>{p('1')}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"

    assert read(body).text == "区教体局 区财政局\t1\n"


def test_a_text_box_comes_before_its_paragraph_and_only_once() -> None:
    box = f"<w:txbxContent>{p('云溪区人民政府文件')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>云政发〔2026〕3号</w:t></w:r></w:p>"
    )

    assert read(body).text == "云溪区人民政府文件\n云政发〔2026〕3号\n"


def test_a_footnote_follows_at_the_end_and_its_marks_are_known() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2">{p("按可比价格计算。")}</w:footnote></w:footnotes>'
    )
    body = (
        '<w:p><w:r><w:t>增长5.6%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>，</w:t></w:r></w:p>"
    )

    reading = read(body, footnotes=notes)

    assert reading.text == "增长5.6%①，\n①按可比价格计算。\n"
    assert [reading.text[one.span.start : one.span.end] for one in reading.furniture] == ["①", "①"]


def test_the_content_of_a_control_is_read() -> None:
    assert read(f"<w:sdt><w:sdtContent>{p('标题')}</w:sdtContent></w:sdt>").text == "标题\n"


def test_a_page_break_is_a_form_feed() -> None:
    body = p("正文") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("附件")

    assert read(body).text == "正文\n\f附件\n"


def test_a_tab_in_a_paragraph_is_no_cell_of_a_table() -> None:
    body = "<w:p><w:r><w:t>签发人</w:t><w:tab/><w:t>王五</w:t></w:r></w:p>"

    assert read(body).text == "签发人　王五\n"


def test_a_part_that_swells_beyond_measure_is_not_unpacked() -> None:
    content = package(p("A" * 30_000_000))

    with pytest.raises(ArchiveTooLarge, match="unpacks to too much"):
        read_bytes(content, name="a.docx")


def test_parts_together_may_not_swell_beyond_the_limit() -> None:
    content = package(
        p("文"), styles=f"<w:styles {W}/>" + " " * 5_000, numbering="<n/>" + " " * 5_000
    )

    with pytest.raises(ArchiveTooLarge):
        read_bytes(content, name="a.docx", limits=Limits(expanded_bytes=8_000))


def test_entities_that_a_file_defines_are_not_expanded() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
            f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
        )

    with pytest.raises(DangerousXml):
        read_bytes(written.getvalue(), name="a.docx")


def test_a_cut_file_is_said_to_be_damaged() -> None:
    content = package(p("正文" * 400))

    with pytest.raises(Damaged, match="fetch it again"):
        read_bytes(content[:-40], name="a.docx")


def test_a_file_without_a_body_is_said_to_be_damaged() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}/>")

    with pytest.raises(Damaged):
        read_bytes(written.getvalue(), name="a.docx")
