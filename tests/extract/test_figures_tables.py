"""Tables: columns say what a number is, and a lost cell is not guessed."""

from tests.extract.texts import figures_of_table

HEAD = "指标名称|单位|累计完成|同比±%"
CAPTION = "2022年1-3月全县主要经济指标"


def test_a_row_has_an_amount_and_its_growth():
    (figure,) = figures_of_table(CAPTION, HEAD, "社会消费品零售总额*|亿元|30.7|-3.0")

    assert (figure.indicator, str(figure.value), figure.unit) == (
        "社会消费品零售总额",
        "30.7",
        "亿元",
    )
    assert (str(figure.growth), figure.period) == ("-3.0", "2022-01/2022-03")


def test_a_row_without_numbers_is_missing():
    (figure,) = figures_of_table(CAPTION, HEAD, "进出口总额|亿元")

    assert (figure.value, figure.measure) == (None, "missing")


def test_a_lone_number_is_the_amount_unless_only_a_rate_is_published():
    amount, rate = figures_of_table(
        CAPTION, HEAD, "一般公共预算收入|亿元|13.7", "规模以上工业增加值|亿元|7.2"
    )

    assert (str(amount.value), amount.growth) == ("13.7", None)
    assert (rate.value, str(rate.growth)) == (None, "7.2")


def test_an_empty_cell_keeps_its_column():
    (figure,) = figures_of_table(
        CAPTION, "指标|单位|3月|1-3月累计|同比%", "生产总值|亿元||48.6|6.3"
    )

    assert (figure.indicator, figure.period) == ("地区生产总值", "2022-01/2022-03")


def test_a_table_by_place_has_streets_for_dimensions():
    figures = figures_of_table(
        "2022年各街道一般公共预算收入（万元）",
        "街道|累计|同比±%",
        "青石街道|4260|5.2",
        "合计|9000|4.6",
    )

    assert [(each.indicator, each.dimension, each.unit) for each in figures] == [
        ("一般公共预算收入", "青石街道", "万元"),
        ("一般公共预算收入", None, "万元"),
    ]


def test_budgets_have_several_amounts():
    planned, spent, completed = figures_of_table(
        "2022年支出表（单位：万元）", "项目|预算数|决算数|完成预算%", "教育支出|1200|1260|105.0"
    )

    assert [planned.status, spent.status] == ["target", "actual"]
    assert (completed.indicator, str(completed.value)) == ("教育支出完成比例", "105.0")


def test_a_row_may_have_neither_unit_nor_amount_but_a_growth():
    (growth,) = figures_of_table("主要指标", "指标|单位|1-6月累计|同比±%", "固定资产投资|||-3.2")

    assert (growth.indicator, growth.value, str(growth.growth)) == ("固定资产投资", None, "-3.2")
