"""Lines become paragraphs, and every character keeps its way back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from luoshi.provenance import Span
from tests.document.conftest import flow


def paragraphs(text: str, *, wrapped: bool = True) -> list[str]:
    return flow(text, wrapped=wrapped).text.splitlines()


COLUMN = """　　今年全区新建公园六处，改造街巷
四十条，群众出行更加方便，河道两岸
绿化全部完成。
　　下一步继续推进老旧小区改造，确保
年底前完工。"""


def test_lines_of_a_column_join_and_an_indent_begins_a_paragraph():
    assert paragraphs(COLUMN) == [
        "今年全区新建公园六处，改造街巷四十条，群众出行更加方便，河道两岸绿化全部完成。",
        "下一步继续推进老旧小区改造，确保年底前完工。",
    ]


def test_blank_lines_between_all_lines_do_not_part_a_paragraph():
    assert paragraphs(COLUMN.replace("\n", "\n\n")) == paragraphs(COLUMN)


def test_a_page_break_inside_a_sentence_leaves_no_trace_but_noise():
    torn = COLUMN.replace("四十条", "— 7 —\n\f湖阳区人民政府公报（2026年第1期）\n四十条")

    assert paragraphs(torn) == paragraphs(COLUMN)
    assert [noise.kind for noise in flow(torn).noise] == ["page_number", "page_header"]


def test_a_page_number_that_fell_into_a_word_is_taken_out_and_kept_as_noise():
    text = "　　沿着大河生态带布局产业，大河两岸共同\n保护。把握大 17 河战略机遇，推动转型。"
    read = flow(text)

    assert "把握大河战略" in read.text
    assert [(noise.kind, text[slice(*noise.span)]) for noise in read.noise] == [
        ("stray_page_number", "17")
    ]


def test_the_one_page_number_missing_from_the_sequence_is_taken_out_of_the_word_it_fell_into():
    text = (
        "　　压缩办理时间。\n—8—\n　　用电报装压缩至六个工作日9以内，\n手续全免。\n—10—\n"
        "　　推行联合报装。"
    )

    assert "工作日以内" in flow(text).text


def test_a_number_that_counts_something_is_never_a_stray_page_number():
    assert paragraphs("全区共有学校 12 所，全区共有学校所在街道 6 个。") == [
        "全区共有学校12所，全区共有学校所在街道6个。"
    ]


def test_a_header_is_what_returns_page_after_page_and_nowhere_else():
    pages = [
        f"湖阳区政务通讯\n　　第{n}件事情说明如下，各单位认真落实到位。\n- {n} -" for n in (1, 2, 3)
    ]
    read = flow("\n\f".join(pages))

    assert "湖阳区政务通讯" not in read.text
    assert sorted({noise.kind for noise in read.noise}) == ["page_header", "page_number"]


def test_dot_leaders_and_buttons_of_a_web_page_are_not_text():
    text = "首页 > 政务公开 > 文件\n目 录\n一、工作报告…………3\n关于印发方案的通知\n【打印】【关闭】"

    assert paragraphs(text, wrapped=False) == ["关于印发方案的通知"]


def test_spaced_out_titles_close_up_and_names_keep_their_blank():
    assert paragraphs("政 府 工 作 报 告\n区长 柳 青") == ["政府工作报告", "区长 柳 青"]


def test_the_date_and_the_name_above_it_stand_alone():
    text = "　　请认真贯彻执行。\n湖阳区人民政府办公室\n2026年3月2日"

    assert paragraphs(text) == ["请认真贯彻执行。", "湖阳区人民政府办公室", "2026年3月2日"]


def test_rows_of_a_table_stay_apart():
    text = "指标 单位 累计 同比\n地区生产总值 亿元 146.1 6.2\n固定资产投资 亿元 20.5 3.0"

    assert len(paragraphs(text)) == 3


def test_a_span_leads_back_over_what_was_taken_out():
    text = "　　改造街\n巷四十条，\n方便群众。"
    read = flow(text)
    at = read.text.index("街巷")

    assert text[slice(*read.source(Span(at, at + 2)))] == "街\n巷"
    assert read.quote(Span(at, at + 2)).words == "街巷"


def test_seams_are_where_the_layout_cut():
    text = "　　改造街\n巷 40 条道路。"
    cut = [text[slice(*seam)] for seam in flow(text).seams()]

    assert cut == ["\n", " ", " "]


LAYOUT = st.text(
    st.sampled_from("改造街巷一二三，。；：（）12 \n\r\t\f　—-“”第条、年月日号"), max_size=200
)


@given(LAYOUT)
def test_every_character_of_the_flow_is_the_character_of_the_file_it_came_from(text: str):
    read = flow(text)

    assert len(read.folded) == len(read.text)
    for at, character in enumerate(read.text):
        if character != "\n":
            start, end = read.source(Span(at, at + 1))
            assert text[start:end] == character


@given(LAYOUT)
def test_nothing_is_lost_but_blanks_and_what_the_noise_names(text: str):
    read = flow(text)
    kept = [character for character in read.text if not character.isspace()]
    noise = [
        c for item in read.noise if item.kind != "letterspacing" for c in text[slice(*item.span)]
    ]

    assert sorted(kept + [c for c in noise if not c.isspace()]) == sorted(
        c for c in text if not c.isspace()
    )
