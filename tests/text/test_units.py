"""Units, and which figures can be compared."""

from decimal import Decimal

import pytest

from luoshi.text.units import UnitNotKnown, unit_at, unit_of


def test_a_figure_in_yi_can_be_compared_with_one_in_wan():
    yi, wan = unit_of("亿元"), unit_of("万元")

    assert (yi.base, yi.factor / wan.factor) == (wan.base, 10_000)


@pytest.mark.parametrize(("one", "other"), [("亿元", "亿美元"), ("个", "家"), ("%", "个百分点")])
def test_units_of_different_things_have_different_bases(one, other):
    assert unit_of(one).base != unit_of(other).base


@pytest.mark.parametrize(
    ("printed", "dimension", "factor"),
    [
        ("万平方米", "area", "10000"),
        ("平方公里", "area", "1000000"),
        ("万人次", "visits", "10000"),
        ("‰", "share", "0.001"),
        ("万千瓦", "power", "10000"),
        ("吨标准煤", "coal", "1"),
        ("台（套）", "count", "1"),
    ],
)
def test_a_unit_says_what_it_measures(printed, dimension, factor):
    unit = unit_of(printed)

    assert (unit.dimension, unit.factor) == (dimension, Decimal(factor))


def test_a_rate_is_one_unit_per_another():
    unit = unit_of("万元/公顷")

    assert (unit.dimension, unit.base, unit.factor) == ("money/area", "元/平方米", 1)


def test_pay_is_per_person_and_month():
    assert unit_of("元/人·月").base == "元/人·月"


def test_fifteen_mu_are_a_hectare():
    assert round(15 * unit_of("亩").factor, 6) == unit_of("公顷").factor


def test_a_unit_that_is_not_known_is_refused():
    with pytest.raises(UnitNotKnown, match="“光年” is not a unit"):
        unit_of("光年")


def test_the_longest_unit_is_read():
    assert unit_at("个工作日内", 0) == "个工作日"


@pytest.mark.parametrize("words", ["年级", "家长", "次性", "人才", "部分", "门诊"])
def test_a_word_that_begins_like_a_unit_is_none(words):
    assert unit_at(words, 0) == ""
