"""Shares, ranks, completion and multiples are said of what was spoken of."""

import pytest

from tests.extract.texts import figure_in, figures_in


@pytest.mark.parametrize(
    ("words", "name", "value", "unit", "measure"),
    [
        (
            "税收收入15亿元，占一般公共预算收入的75%。",
            "税收收入占一般公共预算收入比重",
            "75",
            "%",
            "share",
        ),
        ("财政支出30亿元，为调整预算的93.9%。", "财政支出完成调整预算比例", "93.9", "%", "ratio"),
        ("财政收入31亿元，是2017年的1.7倍。", "财政收入相当于2017年倍数", "1.7", "倍", "ratio"),
        ("固定资产投资增长5.1%，全市排名第二。", "固定资产投资全市排名", "2", "位", "rank"),
        ("满意率98%，居全省第3位。", "满意率全省排名", "3", "位", "rank"),
        ("综合实力跻身全国百强。", "综合实力全国排名", "100", "位", "rank"),
    ],
)
def test_a_relation_is_named_after_its_subject(
    words: str, name: str, value: str, unit: str, measure: str
):
    figure = figures_in(words)[-1]

    assert (figure.indicator, str(figure.value), figure.unit) == (name, value, unit)
    assert figure.measure == measure


def test_what_was_aimed_at_is_a_figure_between_level_and_completion():
    level, aim, completion = figures_in(
        "财政收入完成52,100万元，完成年初预算50,000万元的104.2%，增长6%。"
    )

    assert (level.value, level.growth, level.status) == (52100, 6, "actual")
    assert (aim.indicator, aim.value, aim.status) == ("财政收入年初预算", 50000, "target")
    assert (completion.indicator, str(completion.value)) == ("财政收入完成年初预算比例", "104.2")


def test_a_rank_moves_from_one_place_to_another():
    first, second, change = figures_in("省内排名由2017年的第41位上升至第38位，上升了3个位次。")

    assert [first.value, second.value, change.value] == [41, 38, 3]
    assert [first.period, change.measure] == ["2017", "rank_change"]


def test_the_structure_of_the_industries_is_three_shares():
    figures = figures_in("三次产业结构由“十三五”末的9.1：40.2：50.7调整为8：39.5：52.5。")

    assert [(each.indicator, str(each.value), each.period) for each in figures[2:4]] == [
        ("第三产业占比", "50.7", "2020"),
        ("第一产业占比", "8", "2022"),
    ]


def test_full_coverage_is_a_hundred_percent():
    figure = figure_in("社区养老服务实现全覆盖。")

    assert (figure.indicator, figure.value, figure.unit) == ("社区养老服务覆盖率", 100, "%")


def test_a_class_of_water_is_a_grade():
    figure = figure_in("青溪河水质达到地表水三类标准。")

    assert (figure.indicator, figure.value, figure.measure) == ("青溪河水质", 3, "grade")


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("失业率控制在4.5%以内。", "<="),
        ("粮食面积稳定在45万亩以上。", ">="),
        ("高新技术企业突破90家。", ">"),
        ("节能改造约30万平方米。", "~"),
        ("近2万户居民受益。", "<"),
        ("培训1200余人。", ">"),
    ],
)
def test_words_of_comparison_are_kept(words: str, comparator: str):
    assert figure_in(words).comparator == comparator


def test_a_second_rank_is_of_the_same_thing():
    first, second = figures_in("固定资产投资增长8%，居全市第1位、全省第9位。")[1:]

    assert (first.indicator, second.indicator) == (
        "固定资产投资全市排名",
        "固定资产投资全省排名",
    )
