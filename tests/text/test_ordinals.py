"""Which in a row."""

import pytest

from luoshi.text.ordinals import ordinals


@pytest.mark.parametrize(
    ("text", "place", "unit"),
    [
        ("居全省第3位", 3, "位"),
        ("居全省第二十七名", 27, "名"),
        ("第 三 批", 3, "批"),
        ("排名第一。", 1, ""),
        ("第十八届", 18, "届"),
    ],
)
def test_an_ordinal_has_its_place_and_unit(text, place, unit):
    (ordinal,) = ordinals(text)

    assert (ordinal.place, ordinal.unit) == (place, unit)


@pytest.mark.parametrize("text", ["第几位", "第三分之一", "及第", "次第"])
def test_without_a_number_there_is_no_ordinal(text):
    assert list(ordinals(text)) == []
