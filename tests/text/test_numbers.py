"""Numbers, whatever they count."""

from decimal import Decimal

import pytest

from luoshi.text.numbers import numbers


def values(text: str) -> list[Decimal]:
    return [number.value for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("死亡2人", "2"),
        ("死亡两人", "2"),
        ("百分之三十五", "35"),
        ("35%", "35"),
        ("负十", "-10"),
        ("1 3/5", "1.6"),
        ("十几万", "100000"),
        ("二", "2"),
    ],
)
def test_a_number_is_read_with_its_sign(text, value):
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize("text", ["统一", "四川", "陆地", "万一", "一切"])
def test_a_numeral_in_a_word_is_no_number(text):
    assert values(text) == []
