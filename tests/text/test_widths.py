"""Each sign written one way, character for character."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luoshi.text.widths import fold

GAZETTE_SIGNS = st.text(
    st.sampled_from("０５9１，,．.：:∶/（(）);？!○◯〇0O二八年月元％‰－–—～~•· \u3000\n\u2f00Ａａ"),
    max_size=30,
)


@given(st.text() | GAZETTE_SIGNS)
def test_a_folded_text_is_as_long_as_the_text(text):
    assert len(fold(text)) == len(text)


@given(st.text() | GAZETTE_SIGNS)
@example("二0０八")
@example("９，１２３,４５６")
def test_folding_a_folded_text_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("增长３３．５％", "增长33.5%"),
        ("４，５６５户", "4,565户"),
        ("ＰＭ２．５", "PM2.5"),
        ("死亡率4.6‰", "死亡率4.6‰"),
    ],
)
def test_digits_letters_and_percent_are_half_width(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("(一)责任单位:区水务局;", "（一）责任单位：区水务局；"),
        ("比例为2.15∶38.40:59.45", "比例为2.15：38.40：59.45"),
        ("见http://example.cn/a", "见http://example.cn/a"),
        ("怎么办?A?", "怎么办？A?"),
    ],
)
def test_brackets_and_colons_are_full_width(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("收入613,902万元,增长8%", "收入613,902万元，增长8%"),
        ("增长5，123个", "增长5，123个"),
        ("1,234,567", "1,234,567"),
        ("2019,2020年", "2019，2020年"),
        ("1, 234", "1， 234"),
    ],
)
def test_a_half_width_comma_only_groups_digits(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("二○二一年", "二〇二一年"),
        ("二○○八年", "二〇〇八年"),
        ("二0二0年", "二〇二〇年"),
        ("二OO九", "二〇〇九"),
        ("○○小学", "○○小学"),
        ("○合格", "○合格"),
    ],
)
def test_a_circle_is_zero_only_beside_chinese_digits(printed, folded):
    assert fold(printed) == folded


def test_short_dashes_long_dashes_and_tildes_stay_three_things():
    assert fold("1－2 3–4 5—6 7─8 9~10") == "1-2 3-4 5—6 7—8 9～10"


def test_the_dot_of_a_name_is_one_dot():
    assert fold("买买提•艾力 买买提‧艾力 买买提・艾力") == "买买提·艾力 买买提·艾力 买买提·艾力"


def test_a_space_is_a_space_and_a_line_end_a_line_end():
    assert fold("王\u3000东\t任\u00a0区长\r\n") == "王 东 任 区长\r\n"


def test_ideographs_that_a_pdf_font_writes_as_radicals_are_plain():
    assert fold("⽅案⾦额") == "方案金额"
