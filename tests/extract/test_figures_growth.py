"""Growth: behind a level, alone, handed out, without a verb, and none at all."""

import pytest

from tests.extract.texts import figure_in, figures_in


def grown(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Indicator, value and growth of each figure."""
    return [
        (figure.indicator, str(figure.value), f"{figure.growth}{figure.growth_unit}")
        for figure in figures_in(*paragraphs)
    ]


@pytest.mark.parametrize(
    ("words", "growth", "unit"),
    [
        ("粮食产量86万吨，增产2.3%。", "2.3", "%"),
        ("财政收入31亿元，同口径增长6.1%。", "6.1", "%"),
        ("用电量12亿千瓦时，同比下降0.4%。", "-0.4", "%"),
        ("进出口总额52亿元，同比-3.3%。", "-3.3", "%"),
        ("外贸出口额18亿元，同比11.4%。", "11.4", "%"),
        ("常住人口64万人，与上年持平。", "0", "%"),
        ("城镇化率61.2%，比上年提高1.1个百分点。", "1.1", "百分点"),
        ("“三公”经费599万元，比2022年预算数下降8.4%。", "-8.4", "%"),
        ("专利授权量320件，较“十三五”末增长1.5倍。", "150.0", "%"),
    ],
)
def test_a_growth_goes_to_the_level_before_it(words: str, growth: str, unit: str):
    figure = figure_in(words)

    assert figure.value is not None
    assert (str(figure.growth), figure.growth_unit) == (growth, unit)


@pytest.mark.parametrize(
    ("words", "name", "growth"),
    [
        ("固定资产投资增长5.1%。", "固定资产投资", "5.1"),
        ("规模以上工业增加值同比11.4%。", "规模以上工业增加值", "11.4"),
        ("粮食产量基本持平。", "粮食产量", "0"),
        ("规上企业户数翻一番。", "规上企业户数", "100"),
        ("农产品加工业稳中有升，农业总产值稳步提升，增长4%。", "农业总产值", "4"),
    ],
)
def test_a_growth_with_a_name_of_its_own_stands_alone(words: str, name: str, growth: str):
    figure = figures_in(words)[-1]

    assert (figure.indicator, figure.value, str(figure.growth)) == (name, None, growth)
    assert figure.measure == "growth"


def test_growths_are_handed_out_to_the_names_of_a_list():
    assert grown("固定资产投资、社会消费品零售总额分别增长5.2%、6.1%。") == [
        ("固定资产投资", "None", "5.2%"),
        ("社会消费品零售总额", "None", "6.1%"),
    ]


def test_a_head_that_the_last_name_bears_is_lent_to_the_others():
    assert grown("城镇和农村居民人均可支配收入分别增长4.5%和6%。") == [
        ("城镇居民人均可支配收入", "None", "4.5%"),
        ("农村居民人均可支配收入", "None", "6%"),
    ]


def test_levels_and_growths_are_handed_out_in_the_same_order():
    assert grown("城乡居民人均可支配收入分别达到4.6万元、2.1万元，分别增长4.5%、6%。") == [
        ("城镇居民人均可支配收入", "4.6", "4.5%"),
        ("农村居民人均可支配收入", "2.1", "6%"),
    ]


def test_growths_are_handed_out_to_the_levels_given_last():
    assert grown("接待游客120万人次，旅游收入9亿元，分别增长15%、18%。") == [
        ("接待游客", "120", "15%"),
        ("旅游收入", "9", "18%"),
    ]


def test_a_change_leads_from_one_level_to_another():
    first, second, growth = figures_in(
        "生产总值由2017年的150亿元增长到2022年的210亿元，年均增长7%。"
    )

    assert (first.value, first.period) == (150, "2017")
    assert (second.value, second.period) == (210, "2022")
    assert (growth.measure, growth.growth, growth.indicator) == ("avg_growth", 7, "地区生产总值")


def test_what_shrinks_to_a_new_level_is_a_level():
    first, second = figures_in("审批时限由10个工作日压缩为4个工作日。")

    assert [first.value, second.value, second.growth] == [10, 4, None]


def test_a_range_is_two_bounds():
    low, high = figures_in("生产总值增长6%—8%。")

    assert [(low.growth, low.comparator), (high.growth, high.comparator)] == [
        (6, ">="),
        (8, "<="),
    ]


def test_an_absolute_change_is_a_figure_of_its_own():
    level, change = figures_in("教育支出12.3亿元，比上年增加1.2亿元，增长10.8%。")

    assert (str(level.growth), str(change.value), change.growth_unit) == ("10.8", "1.2", "亿元")
    assert change.measure == "growth"


def test_points_of_a_rate_of_growth_are_not_the_growth():
    level, points = figures_in("财政收入31亿元，增长6.1%，增速比上年提高0.8个百分点。")

    assert (str(level.growth), points.indicator) == ("6.1", "财政收入增速")


def test_a_comparison_with_the_month_before_is_a_figure_of_its_own():
    level, month = figures_in("6月份零售额完成2.2亿元，环比增长0.8%。")

    assert (level.growth, str(month.growth), month.dimension) == (None, "0.8", "环比")


def test_a_rate_of_growth_is_a_growth_without_a_verb():
    figure = figure_in("工业投资增速由负转正，达到1.2%。")

    assert (figure.indicator, figure.value, str(figure.growth)) == ("工业投资", None, "1.2")


def test_of_what_pollutes_an_improvement_is_a_fall():
    assert figure_in("PM2.5平均浓度31微克/立方米，同比改善6%。").growth == -6


def test_points_behind_an_average_growth_are_of_the_rate():
    level, average, change = figures_in(
        "“十五”期间，累计完成投资94亿元，年平均增长11%，比“九五”期间提高4.4个百分点。"
    )

    assert (level.growth, average.growth, str(change.growth)) == (None, 11, "4.4")
    assert (level.period, change.growth_unit) == ("2001/2005", "百分点")
