"""PDFs: the words of each page in the order in which a person reads them."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from luoshi.document.reading import Reading
from luoshi.readers import Limits, read_bytes
from luoshi.readers.errors import Damaged, Encrypted, NoTextLayer, TooManyPages

sys.path.insert(0, str(Path(__file__).parent))
from typesetting import Sheet, bound, drawn_across, typeset


def read(*sheets: Sheet) -> Reading:
    return read_bytes(bound(*sheets), name="公报.pdf")


def marked(reading: Reading, kind: str) -> list[str]:
    return [
        reading.text[one.span.start : one.span.end] for one in reading.furniture if one.kind == kind
    ]


def paragraph(sheet: Sheet, left: float, top: float, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        sheet.write(left, top + 16 * number, line)


LEFT = [f"左栏第{number}行写的是本区绿化工作的安排和要求" for number in "一二三四五六"]
RIGHT = [f"右栏第{number}行写的是本区供热工作的安排和要求" for number in "一二三四五六"]


def test_a_line_of_print_is_a_line_of_text_with_its_place() -> None:
    sheet = Sheet()
    sheet.write(100, 200, "区园林局负责")

    reading = read(sheet)
    place = reading.place_of(0)

    assert reading.text == "区园林局负责\n"
    assert reading.wrapped
    assert place is not None
    assert place.page == 1
    # The width of the last character is that of whatever font the machine has for it.
    assert place.box == pytest.approx((100, 191.2, 160, 201.2), abs=1.5)


def test_the_left_column_is_read_before_the_right_one() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)
    paragraph(sheet, 320, 100, RIGHT)

    assert read(sheet).text.split() == LEFT + RIGHT


def test_columns_that_were_drawn_line_by_line_across_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        sheet.write(50, 100 + 16 * number, left)
        sheet.write(320, 103 + 16 * number, right)

    assert read(sheet).text.split() == LEFT + RIGHT


def test_a_line_drawn_in_one_go_across_a_narrow_gutter_is_two_lines() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)
    paragraph(sheet, 286, 100, RIGHT)
    left, right = "左栏第七行写的是本区绿化工作的安排和要求。", "“右栏”第七行写的是供热工作"
    words = [(character, 0.0) for character in left + right]
    words[len(left) - 1] = ("。", 5.0)  # half an em of white, less than parts two words
    sheet.set_at(50, 196, words, size=10)

    assert read(sheet).text.split() == [*LEFT, left, *RIGHT, right]


def test_a_title_across_the_columns_parts_what_is_above_from_what_is_below() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT[:3])
    paragraph(sheet, 320, 100, RIGHT[:3])
    sheet.write(200, 170, "关于做好城区绿化养护和冬季供热的通知", size=12)
    paragraph(sheet, 50, 200, LEFT[3:])
    paragraph(sheet, 320, 200, RIGHT[3:])

    assert read(sheet).text.split() == [
        *LEFT[:3],
        *RIGHT[:3],
        "关于做好城区绿化养护和冬季供热的通知",
        *LEFT[3:],
        *RIGHT[3:],
    ]


def test_a_right_column_that_has_only_begun_is_known_from_the_other_pages() -> None:
    full, also_full, last = Sheet(), Sheet(), Sheet()
    for sheet in (full, also_full):
        paragraph(sheet, 50, 100, LEFT)
        paragraph(sheet, 320, 100, RIGHT)
    paragraph(last, 50, 100, LEFT)
    paragraph(last, 320, 100, RIGHT[:1])

    assert read(full, also_full, last).text.split("\f")[2].split() == [*LEFT, RIGHT[0]]


def test_a_letter_spaced_title_is_one_line() -> None:
    sheet = Sheet()
    for number, character in enumerate("政府公报"):
        sheet.write(150 + 80 * number, 60, character, size=30)
    paragraph(sheet, 50, 100, LEFT)
    paragraph(sheet, 320, 100, RIGHT)

    assert "".join(read(sheet).text.split("\n")[0].split()) == "政府公报"


def test_a_list_of_names_is_no_set_of_columns() -> None:
    sheet = Sheet()
    for number, row in enumerate([["张三", "李四"], ["王五", "赵六"], ["孙七", "周八"]]):
        sheet.write(100, 100 + 16 * number, row[0])
        sheet.write(300, 100 + 16 * number, row[1])

    assert read(sheet).text.split() == ["张三", "李四", "王五", "赵六", "孙七", "周八"]


def test_an_indent_is_kept_as_full_width_spaces() -> None:
    sheet = Sheet()
    sheet.write(70, 100, "现将有关事项通知如下，请各单位认真遵照")
    sheet.write(50, 116, "执行。")
    sheet.write(50, 132, "各单位：")

    assert read(sheet).text == "　　现将有关事项通知如下，请各单位认真遵照\n执行。\n各单位：\n"


def test_bold_that_was_faked_by_drawing_twice_is_read_once() -> None:
    sheet = Sheet()
    for number, character in enumerate("工作要求"):
        sheet.write(100 + 10 * number, 100, character)
        sheet.write(100.3 + 10 * number, 100, character)
    sheet.write(100, 120, "时间安排")
    sheet.write(100.4, 120, "时间安排")
    sheet.write(100, 140, "人人有责，天天向上——共同努力")

    assert read(sheet).text == "工作要求\n时间安排\n人人有责，天天向上——共同努力\n"


def test_a_gap_between_characters_is_kept_as_a_space() -> None:
    sheet = Sheet()
    sheet.write(100, 100, "任命王")
    sheet.write(140, 100, "东为局长")

    assert read(sheet).text == "任命王　东为局长\n"


def test_headers_and_page_numbers_stay_in_the_text_and_are_marked() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        sheet.write(50, 40, f"云溪区人民政府公报　2026年第{number}期")
        paragraph(sheet, 50, 100, LEFT)
        sheet.write(280, 800, f"— {number} —")
        sheets.append(sheet)

    reading = read(*sheets)

    assert [words[-3:] for words in marked(reading, "page_header")] == [
        "第1期",
        "第2期",
        "第3期",
        "第4期",
    ]
    assert marked(reading, "page_number") == ["— 1 —", "— 2 —", "— 3 —", "— 4 —"]
    assert reading.text.count("\f") == 3
    assert reading.source.pages == 4


def test_annex_headings_at_the_top_of_many_pages_are_no_headers() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        sheet.write(50, 60, f"附件{number}")
        paragraph(sheet, 50, 120, LEFT)
        sheets.append(sheet)

    assert marked(read(*sheets), "page_header") == []


def grid(sheet: Sheet, top: float, rows: list[list[str]], *, widths: list[float]) -> None:
    edges = [50.0]
    for width in widths:
        edges.append(edges[-1] + width)
    for number in range(len(rows) + 1):
        sheet.rule(50, top + 20 * number, edges[-1], top + 20 * number)
    for edge in edges:
        sheet.rule(edge, top, edge, top + 20 * len(rows))
    for number, row in enumerate(rows):
        for edge, words in zip(edges, row, strict=False):
            sheet.write(edge + 4, top + 14 + 20 * number, words)


def test_a_ruled_table_is_read_row_by_row_with_tabs_between_its_cells() -> None:
    sheet = Sheet()
    rows = [["序号", "任务", "责任单位"], ["1", "绿化养护", "区园林局"], ["2", "供热", "无"]]
    grid(sheet, 100, rows, widths=[40, 100, 100])

    assert read(sheet).text == "序号\t任务\t责任单位\n1\t绿化养护\t区园林局\n2\t供热\t无\n"


def test_the_words_of_narrow_cells_do_not_run_together() -> None:
    sheet = Sheet()
    grid(sheet, 100, [["甲乙", "丙丁"], ["一二", "三四"]], widths=[25, 25])

    assert read(sheet).text == "甲乙\t丙丁\n一二\t三四\n"


def test_the_lines_of_a_cell_are_joined() -> None:
    reading = read_bytes(
        typeset(
            "#table(columns: (5em, 10em), [单位], [任务], [园林局], [做好主要道路两侧绿化养护工作])"
        ),
        name="a.pdf",
    )

    assert reading.text == "单位\t任务\n园林局\t做好主要道路两侧绿化养护工作\n"


def test_a_cell_that_spans_rows_stands_in_the_first_of_them() -> None:
    markup = (
        "#table(columns: 3, [类别], [任务], [单位],"
        "table.cell(rowspan: 2)[绿化], [养护], [甲局], [补植], [乙局])"
    )

    assert read_bytes(typeset(markup), name="a.pdf").text == (
        "类别\t任务\t单位\n绿化\t养护\t甲局\n\t补植\t乙局\n"
    )


def test_a_table_with_three_rules_is_read_by_its_alignment() -> None:
    sheet = Sheet()
    for height in (100, 120, 190):
        sheet.rule(50, height, 400, height)
    rows = [["指标", "单位", "总量"], ["工业增加值", "亿元", "12.5"], ["出口", "万元", "3.0"]]
    for number, row in enumerate([*rows, ["就业", "人", "840"]]):
        for left, words in zip((54, 200, 320), row, strict=True):
            sheet.write(left, 114 + 20 * number, words)

    assert read(sheet).text.splitlines() == [
        "指标\t单位\t总量",
        "工业增加值\t亿元\t12.5",
        "出口\t万元\t3.0",
        "就业\t人\t840",
    ]


def test_a_three_rule_table_across_two_columns_of_text_stays_whole() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)
    paragraph(sheet, 320, 100, RIGHT)
    for height in (220, 240, 310):
        sheet.rule(50, height, 530, height)
    for number in range(4):
        for column, left in enumerate((54, 200, 420)):
            sheet.write(left, 234 + 20 * number, f"项{number}{column}")

    lines = read(sheet).text.splitlines()

    assert lines[:12] == LEFT + RIGHT
    assert lines[12:] == [f"项{row}0\t项{row}1\t项{row}2" for row in range(4)]


def test_the_repeated_header_of_a_table_that_goes_on_overleaf_is_marked() -> None:
    first, second = Sheet(), Sheet()
    header = ["序号", "任务", "责任单位"]
    widths = [40.0, 100.0, 100.0]
    grid(first, 740, [header, ["1", "绿化", "甲局"], ["2", "供热", "乙局"]], widths=widths)
    grid(second, 80, [header, ["3", "供水", "丙局"]], widths=widths)

    reading = read(first, second)

    assert marked(reading, "table_header_repeated") == ["序号\t任务\t责任单位"]
    assert "2\t供热\t乙局\n\f序号" in reading.text


def test_a_single_character_in_a_font_that_is_not_here_is_not_lost() -> None:
    sheet = Sheet()
    sheet.write(100, 100, "无")
    sheet.write(100, 120, "以上各项工作均已完成，未发现其他问题")

    assert read(sheet).text.split() == ["无", "以上各项工作均已完成，未发现其他问题"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turned: int) -> None:
    sheet = Sheet(rotate=turned)
    # Set so that, turned, the words run as ever: the text matrix turns the other way.
    upright = {
        90: ("0 1 -1 0 200 100 Tm", "0 1 -1 0 220 100 Tm"),
        180: ("-1 0 0 -1 400 500 Tm", "-1 0 0 -1 400 520 Tm"),
        270: ("0 -1 1 0 220 400 Tm", "0 -1 1 0 200 400 Tm"),
    }[turned]
    for matrix, words in zip(upright, ("第一行文字", "第二行文字"), strict=True):
        sheet.strokes.append(f"BT /F1 10 Tf {matrix} <{words.encode('utf-16-be').hex()}> Tj ET")

    assert read(sheet).text.split() == ["第一行文字", "第二行文字"]


TWO_COLUMNS = """
#set page(columns: 2, margin: 2cm, header: [云溪区人民政府公报 #h(1fr) 2026年第3期],
  footer: context align(center)[— #counter(page).display() —])
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""


def sentences() -> Iterator[str]:
    for number in range(1, 160):
        yield (
            f"第{number}项工作由区发展改革局会同有关部门推进，确保2026年{number % 12 + 1}月底前"
            f"完成投资{number}.5亿元，同比增长{number % 9}.{number % 7}%，“十五五”开局良好。"
        )


@pytest.mark.parametrize("order", [lambda pdf: pdf, drawn_across])
def test_a_justified_gazette_reads_in_order_whatever_was_drawn_first(
    order: Callable[[bytes], bytes],
) -> None:
    written = list(sentences())
    pdf = order(typeset(TWO_COLUMNS + "\n\n".join(written)))

    reading = read_bytes(pdf, name="a.pdf")
    text = reading.text
    for one in reversed(reading.furniture):
        text = text[: one.span.start] + text[one.span.end :]

    assert reading.source.pages is not None
    assert reading.source.pages > 3
    assert re.sub(r"\s", "", text) == "".join(written)


def test_a_table_set_sideways_on_an_upright_page_is_read_as_it_was_written() -> None:
    sheet = Sheet()
    for place, words in ((200, "第一行文字"), (220, "第二行文字")):
        coded = words.encode("utf-16-be").hex()
        sheet.strokes.append(f"BT /F1 10 Tf 0 1 -1 0 {place} 100 Tm <{coded}> Tj ET")

    assert read(sheet).text.split() == ["第一行文字", "第二行文字"]


def test_a_slanting_watermark_does_not_get_between_the_words() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)
    coded = "内部资料".encode("utf-16-be").hex()
    sheet.strokes.append(f"BT /F1 30 Tf 0.7 0.7 -0.7 0.7 80 660 Tm <{coded}> Tj ET")

    reading = read(sheet)

    assert reading.text.split() == [*LEFT, "内部资料"]
    assert marked(reading, "watermark") == ["内部资料"]


def test_the_last_rows_of_a_table_without_rules_are_rows_overleaf_too() -> None:
    first, second = Sheet(), Sheet()
    for number in range(5):
        for column, left in enumerate((54, 200, 420)):
            first.write(left, 700 + 20 * number, f"项{number}{column}")
    for column, left in enumerate((54, 200, 420)):
        second.write(left, 80, f"末{column}")
    paragraph(second, 50, 140, LEFT)

    assert "\f末0\t末1\t末2\n左栏" in read(first, second).text


def test_a_scan_without_the_extra_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("luoshi.readers.pdf.reading.open_eye", lambda: None)
    sheet = Sheet()
    sheet.paint(0, 0, 595, 842)

    with pytest.raises(NoTextLayer, match=r"luoshi\[ocr\]"):
        read(sheet)


def test_one_scanned_page_among_others_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.readers.pdf.reading.open_eye", lambda: None)
    scanned, printed = Sheet(), Sheet()
    scanned.paint(0, 0, 595, 842)
    scanned.write(280, 800, "— 2 —")
    paragraph(printed, 50, 100, LEFT)

    reading = read(printed, scanned)

    assert [finding.rule for finding in reading.findings] == ["unread-page"]
    assert reading.findings[0].span.start == reading.text.index("\f") + 1
    assert marked(reading, "page_number") == ["— 2 —"]


def test_a_text_layer_of_unmapped_glyphs_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("luoshi.readers.pdf.reading.open_eye", lambda: None)
    # Without the map from glyphs to characters.
    pdf = re.sub(rb"/ToUnicode \d+ 0 R", b"", typeset("\n\n".join(sentences())))

    with pytest.raises(NoTextLayer):
        read_bytes(pdf, name="a.pdf")


def test_a_blank_page_is_no_gap() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)

    assert read(sheet, Sheet()).findings == ()


def test_a_pdf_that_was_cut_short_is_refused() -> None:
    sheet = Sheet()
    paragraph(sheet, 50, 100, LEFT)
    content = bound(sheet)

    with pytest.raises(Damaged, match="fetch it again"):
        read_bytes(content[: len(content) // 2], name="a.pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    content = bound(Sheet())
    key = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<00><00>]"
    content = content.replace(b"trailer<<", b"trailer<<" + key.encode())

    with pytest.raises(Encrypted, match="save it without one"):
        read_bytes(content, name="a.pdf")


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    with pytest.raises(TooManyPages):
        read_bytes(bound(Sheet(), Sheet()), name="a.pdf", limits=Limits(pages=1))
