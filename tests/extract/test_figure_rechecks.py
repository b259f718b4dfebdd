"""The reverse check looks a figure up again in its own quote."""

from dataclasses import replace
from decimal import Decimal

from luoshi.extract.figure_rechecks import recheck_figure
from tests.extract.texts import figure_in, figures_in


def test_what_was_read_rightly_passes():
    for figure in figures_in(
        "财政收入31.2亿元，下降0.4%，全市第二；惠及2万余人，水质达到三类标准，服务实现全覆盖。"
    ):
        assert list(recheck_figure(figure, figure.quote)) == []


def test_a_value_that_is_not_printed_is_told():
    figure = replace(figure_in("财政收入31.2亿元。"), value=Decimal("31.3"))

    assert list(recheck_figure(figure, figure.quote)) == ["value"]


def test_a_fall_without_a_word_of_falling_is_told():
    figure = replace(figure_in("财政收入31.2亿元，增长6%。"), growth=Decimal(-6))

    assert list(recheck_figure(figure, figure.quote)) == ["growth"]


def test_another_unit_and_other_decimals_are_told():
    figure = replace(figure_in("财政收入31.2亿元。"), unit="万元", decimals=2)

    assert list(recheck_figure(figure, figure.quote)) == ["unit", "decimals"]
