"""Amounts measured by others: by a plan, by a sum, by the city, by another time."""

import pytest

from tests.extract.texts import figures_in


@pytest.mark.parametrize(
    "words", ["占调整预算98.5%", "完成预算98.5%", "占年初预算的98.5%", "为调整预算的98.5%"]
)
def test_how_far_a_plan_is_carried_out_is_a_ratio_of_what_was_spoken_of(words: str):
    level, completion = figures_in(f"税收收入完成41200万元，{words}，同比增长3.4%。")

    assert (level.indicator, str(level.growth)) == ("税收收入", "3.4")
    assert completion.indicator.startswith("税收收入完成")
    assert (str(completion.value), completion.measure) == ("98.5", "ratio")
    assert completion.status == "actual"


def test_a_share_of_a_printed_sum_leaves_two_figures():
    level, whole, share = figures_in("县级收入96亿元，占全县收入240亿元的40%，比上年增长8%。")

    assert (level.value, level.growth) == (96, 8)
    assert (whole.indicator, whole.value) == ("全县收入", 240)
    assert (share.indicator, share.measure) == ("县级收入占全县收入比重", "share")


def test_a_multiple_of_a_printed_sum_dates_that_sum_alone():
    level, base, multiple, growth = figures_in(
        "“十三五”期间，财政收入完成8.2亿元，是“十二五”时期4.1亿元的2倍，年均增长9%。"
    )

    assert [each.period for each in (level, base, growth)] == [
        "2016/2020",
        "2011/2015",
        "2016/2020",
    ]
    assert {each.indicator for each in (level, base, growth)} == {"财政收入"}
    assert (multiple.value, multiple.measure) == (2, "ratio")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("增速高于全市3.1个百分点", "工业投资增速高于全市"),
        ("增速比全市快3.1个百分点", "工业投资增速快于全市"),
        ("低于全市平均3.1个百分点", "工业投资增速低于全市"),
    ],
)
def test_points_above_somebody_else_are_an_amount(words: str, name: str):
    difference = figures_in(f"工业投资增长12%，{words}。")[-1]

    assert (difference.indicator, str(difference.value)) == (name, "3.1")
    assert difference.growth is None


def test_points_are_handed_out_to_the_rates_before_them():
    *_, first, second = figures_in(
        "甲业和乙业增加值分别增长9%和8%，增速分别比工业快4.6和3.1个百分点。"
    )

    assert [(each.indicator, str(each.value)) for each in (first, second)] == [
        ("甲业增加值增速快于工业", "4.6"),
        ("乙业增加值增速快于工业", "3.1"),
    ]


@pytest.mark.parametrize(
    ("words", "growth"),
    [
        ("增速比1-6月低1.2个百分点", "-1.2"),
        ("增速高于去年同期1.2个百分点", "1.2"),
        ("增速较1—2月提高1.2个百分点", "1.2"),
    ],
)
def test_points_above_another_time_are_a_growth_of_the_rate(words: str, growth: str):
    change = figures_in(f"1-7月，工业投资增长12%，{words}。")[-1]

    assert (change.indicator, change.value, str(change.growth)) == ("工业投资增速", None, growth)
    assert change.growth_unit == "百分点"


def test_a_rate_of_fall_can_fall_itself():
    level, change = figures_in("外贸进口额9亿元，下降12%，降幅较1-5月收窄2.3个百分点。")

    assert (level.growth, str(change.growth)) == (-12, "-2.3")
    assert change.indicator == "外贸进口额降幅"


def test_the_rank_of_a_rate_is_that_of_what_grew():
    rank = figures_in("固定资产投资增长5.1%。增速居全市第4位。")[-1]

    assert (rank.indicator, rank.value) == ("固定资产投资增速全市排名", 4)


def test_what_a_change_is_compared_with_does_not_date_it():
    _, change = figures_in("2022年，社保支出480万元，比2021年增支20万元。")

    assert (change.period, change.growth) == ("2022", 20)
