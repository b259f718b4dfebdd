"""Numbers as officials write them."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.text.numerals import NotANumeral, NoWordsFor, decimals_of, in_words, value_of

WHOLE = st.integers(0, 10**16 - 1) | st.builds(
    lambda digit, zeros, rest: digit * 10**zeros + rest,
    st.integers(1, 9999),
    st.integers(0, 12),
    st.integers(0, 999),
).filter(lambda number: number < 10**16)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二千", "2000"),
        ("五千亿", "500000000000"),
        ("一百零三", "103"),
        ("两", "2"),
        ("廿五", "25"),
        ("〇", "0"),
        ("二〇二一", "2021"),
        ("一万三", "13000"),
        ("一万零三", "10003"),
        ("一万五千亿", "1500000000000"),
        ("壹佰伍拾", "150"),
        ("负三", "-3"),
        ("第十二", "12"),
    ],
)
def test_chinese_numerals(words, value):
    assert value_of(words) == Decimal(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("613,902", "613902"),
        ("33.5", "33.5"),
        ("1.4万", "14000"),
        ("3万5千", "35000"),
        ("-2.8", "-2.8"),
    ],
)
def test_arabic_numerals_with_and_without_myriads(words, value):
    assert value_of(words) == Decimal(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("百分之三十五", "0.35"),
        ("千分之四点六", "0.0046"),
        ("35%", "0.35"),
        ("4.6‰", "0.0046"),
        ("二分之一", "0.5"),
        ("一半", "0.5"),
        ("三成", "0.3"),
        ("三成半", "0.35"),
        ("八折", "0.8"),
        ("八五折", "0.85"),
    ],
)
def test_shares_are_parts_of_one(words, value):
    assert value_of(words) == Decimal(value)


@pytest.mark.parametrize(
    "words", ["几十", "数百", "上百", "万", "若干", "", "二三十", "1.2.3", "五点"]
)
def test_words_that_name_no_number_are_refused(words):
    with pytest.raises(NotANumeral, match=f"“{words}” is not a number"):
        value_of(words)


@pytest.mark.parametrize(("number", "words"), [(12, "十二"), (0, "零"), (100200, "十万零二百")])
def test_a_number_in_words(number, words):
    assert in_words(number) == words


def test_a_decimal_in_words_keeps_its_digits():
    assert in_words(Decimal("-20.50")) == "负二十点五零"


def test_there_are_words_up_to_ten_thousand_myriads_of_myriads():
    with pytest.raises(NoWordsFor):
        in_words(10**16)


@given(WHOLE)
def test_a_number_in_words_reads_back(number):
    assert value_of(in_words(number)) == number


@given(WHOLE)
def test_a_number_in_words_is_what_another_library_says(number):
    assert in_words(number) == cn2an.an2cn(number)


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_a_decimal_in_words_reads_back(number):
    assert value_of(in_words(number)) == number


@pytest.mark.parametrize(
    ("words", "digits"), [("8", 0), ("8.0", 1), ("1.45万", 2), ("三点一四", 2)]
)
def test_digits_after_the_point_are_counted_as_printed(words, digits):
    assert decimals_of(words) == digits
