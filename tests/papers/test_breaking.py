"""Where lines and titles may end."""

from hypothesis import given
from hypothesis import strategies as st

from luoshi_server.papers.breaking import (
    NEVER_BEGINS,
    NEVER_ENDS,
    broken,
    pieces_of,
    width_in_characters,
)
from luoshi_server.papers.titles import title_lines


def lines(text, width):
    """The lines of a text in a column so many characters wide."""
    spans = broken(
        text,
        width_of=lambda start, end: width_in_characters(text[start:end]),
        widths=lambda _: width,
    )
    return [text[start:end] for start, end in spans]


def test_a_full_stop_takes_the_character_before_it_to_the_next_line():
    assert lines("任务全部完成。", 6) == ["任务全部完", "成。"]


def test_an_opening_quotation_mark_goes_down_with_what_it_opens():
    assert lines("印发了“方案”", 4) == ["印发了", "“方案”"]


def test_a_year_and_a_percentage_are_not_torn():
    assert lines("完成率为81.3%", 6) == ["完成率为", "81.3%"]


def test_the_number_of_a_reference_stays_with_the_words_it_is_about():
    assert lines("任务完成[12]", 4) == ["任务完", "成[12]"]


def test_a_word_longer_than_the_line_is_torn_where_the_line_is_full():
    assert lines("abcdefghij", 2) == ["abcd", "efgh", "ij"]


def test_an_empty_text_is_one_empty_line():
    assert lines("", 28) == [""]


def test_a_line_end_ends_a_line():
    assert lines("甲\n乙", 28) == ["甲", "乙"]


@given(st.text("督查工作（），。“”《》、2021 %\n[]", max_size=80), st.integers(2, 28))
def test_no_line_of_any_text_loses_a_character_but_spaces_and_line_ends(text, width):
    kept = "".join(lines(text, width)).replace(" ", "")

    assert kept == text.replace("\n", "").replace(" ", "")


@given(st.text("督查工作（），。“”《》、21", max_size=80))
def test_no_piece_begins_with_closing_or_ends_with_opening_punctuation(text):
    pieces = pieces_of(text)

    assert all(piece[0] not in NEVER_BEGINS for piece in pieces[1:])
    assert all(piece[-1] not in NEVER_ENDS for piece in pieces[:-1])


def test_a_short_title_is_one_line():
    assert title_lines("关于召开调度会的通知") == ("关于召开调度会的通知",)


def test_a_long_title_does_not_tear_a_half_year_and_keeps_its_lines_even():
    assert title_lines("青石区人民政府关于2021年上半年重点任务进展情况的通报") == (
        "青石区人民政府关于2021年上半年",
        "重点任务进展情况的通报",
    )


def test_a_line_of_a_title_never_begins_with_de_and_never_ends_inside_a_named_document():
    title = "青石区人民政府办公室关于印发《青石区老旧小区改造三年行动实施方案》任务分解的通知"

    set_ = title_lines(title)

    assert "".join(set_) == title
    assert all(not line.startswith("的") for line in set_)
    assert all(line.count("《") == line.count("》") for line in set_)
    assert all(width_in_characters(line) <= 20 for line in set_)


def test_a_title_with_line_ends_is_set_as_its_author_wants_it():
    assert title_lines("甲关于乙的\n通报") == ("甲关于乙的", "通报")
