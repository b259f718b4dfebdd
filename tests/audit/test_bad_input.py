"""Texts that give little to audit, or that give it badly."""

from __future__ import annotations

import pytest

from luoshi.audit import every_rule
from tests.audit.texts import audited, faults, said


@pytest.mark.parametrize("text", ["", "　　坚持稳中求进，把实事办好。\n", "　　\n\n　　。。。\n"])
def test_without_figures_there_is_nothing_to_find(text):
    assert audited(text) == []


def test_a_sum_may_mix_ten_thousands_and_hundred_millions():
    text = "　　一般公共预算收入1.2亿元，其中：税收收入9,000万元，非税收入{}万元。\n"

    assert said(text.format("3,000"), "parts-and-total") == [("consistent", "1.2")]
    assert said(text.format("3,900"), "parts-and-total") == [("inconsistent", "1.2")]


def test_a_total_may_come_before_or_after_its_parts():
    before = "　　债务余额5,000万元，其中：一般债务余额2,000万元，专项债务余额3,000万元。\n"
    after = "　　一般债务余额2,000万元，加上专项债务余额3,000万元，债务余额合计5,000万元。\n"

    assert said(before, "parts-and-total") == [("consistent", "5000")]
    assert said(after, "total-after-parts") == [("consistent", "5000")]


@pytest.mark.parametrize("illegible", ["●●", "□□", "？？", "  ", "若干", "1,2,3"])
def test_a_figure_that_cannot_be_read_gives_no_alarm(illegible):
    text = f"　　债务余额5,000万元，其中：一般债务余额{illegible}万元，专项债务余额3,000万元。\n"

    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "　　收入0万元，其中：税收收入0万元，非税收入0万元。\n",
        "　　经营主体由2022年的0户增加到2023年的50户，增长100%。\n",
        "　　支出0万元，占预算0万元的0%。\n",
        "　　0个项目开工率达到0%。\n",
        "　　利润由2022年的-3.5亿元变为2023年的2.1亿元，增长160%。\n",
    ],
)
def test_zero_and_less_than_zero_divide_nothing(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "　　项目99999999999999999999999999999999个，其中新建3个。\n",
        "　　产值由2018年的0.01亿元增加到2023年的999999999999999亿元，是2018年的2.5倍。\n",
        "　　税收收入8,400万元，比上年增收99999999999999999999999999万元，增长5%。\n",
        "　　绿化率由0.000000000001%提高到43.2%，提高99999999999999999999%。\n",
        "　　0年末，债务余额5,000万元。0年0月收入5,000万元，增长3%。\n",
    ],
)
def test_numbers_that_no_budget_has_are_borne(text):
    assert all(finding.message for finding in audited(text))


def test_bounds_are_no_amounts():
    text = "　　项目总投资超过50亿元，其中：一期约20亿元，二期近40亿元，其他1亿元以上。\n"

    assert faults(text) == []


def test_every_rule_has_its_page_in_its_docstring():
    for rule in every_rule():
        assert rule.__doc__ and len(rule.__doc__.split("\n\n")) >= 2, rule.__name__
