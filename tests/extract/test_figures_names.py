"""What an amount is called, wherever its name stands."""

import pytest

from tests.extract.texts import figure_in, figures_in


def named(*paragraphs: str) -> list[tuple[str, str]]:
    """Indicator with dimension, and amount with unit, of each figure."""
    return [
        (
            figure.indicator
            if figure.dimension is None
            else f"{figure.indicator}/{figure.dimension}",
            f"{figure.value}{figure.unit}",
        )
        for figure in figures_in(*paragraphs)
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("全县一般公共预算收入完成31.5亿元。", "一般公共预算收入"),
        ("新增城镇就业6200人。", "新增城镇就业"),
        ("新建32处口袋公园。", "新建口袋公园"),
        ("全县120个村完成了改厕。", "村完成了改厕"),
        ("引进星河电池等7家企业。", "引进企业"),
        ("打造咖啡馆、书吧等9处休闲空间。", "打造休闲空间"),
        ("为困难家庭发放补助金860万元。", "发放补助金"),
        ("为小微企业授信12亿元。", "小微企业授信"),
        ("安排资金300万元，用于乡道养护。", "乡道养护资金"),
        ("统筹资金450万元支持湿地修复。", "湿地修复资金"),
        ("居民养老金标准提高到每人每月186元。", "居民养老金标准"),
        ("总投资85亿元的14个项目开工。", "项目开工总投资"),
        ("财政收入连续3年超过20亿元。", "财政收入"),
        ("GDP达到210亿元。", "地区生产总值"),
    ],
)
def test_the_name_is_found_before_or_behind_the_amount(words: str, name: str):
    assert figures_in(words)[0].indicator == name


def test_a_list_shares_the_verb_of_its_first_item():
    assert named("新建水库2座、泵站5座，改造管网31公里。") == [
        ("新建水库", "2座"),
        ("新建泵站", "5座"),
        ("改造管网", "31公里"),
    ]


def test_things_that_are_counted_twice_have_one_name():
    assert named("建成60栋、42万平方米的厂房。") == [
        ("建成厂房", "60栋"),
        ("建成厂房", "42万平方米"),
    ]


def test_what_totals_something_is_named_after_it():
    assert named("签约项目26个，总投资130亿元，惠及居民4.1万人。") == [
        ("签约项目", "26个"),
        ("签约项目总投资", "130亿元"),
        ("签约项目惠及居民", "4.1万人"),
    ]


def test_parts_are_filed_under_their_whole():
    assert named("政府债务余额96亿元，其中：一般债务余额40亿元，专项债务余额56亿元。") == [
        ("政府债务余额", "96亿元"),
        ("政府债务余额/一般债务余额", "40亿元"),
        ("政府债务余额/专项债务余额", "56亿元"),
    ]


def test_a_part_that_is_an_indicator_of_its_own_keeps_its_name():
    assert named("一般公共预算收入20亿元，其中：税收收入15亿元。") == [
        ("一般公共预算收入", "20亿元"),
        ("税收收入/一般公共预算收入", "15亿元"),
    ]


def test_what_is_larger_than_the_whole_is_no_part_of_it():
    assert named("完成技改投资8亿元，其中设备4亿元，企业存款90亿元。")[2] == (
        "企业存款",
        "90亿元",
    )


def test_the_departments_of_a_sum_divide_it():
    assert named(
        "一般公共预算收入完成20亿元。", "分部门看：税务部门完成15亿元，财政部门完成5亿元。"
    )[1:] == [
        ("一般公共预算收入/税务部门", "15亿元"),
        ("一般公共预算收入/财政部门", "5亿元"),
    ]


def test_a_circle_of_minutes_is_a_threshold():
    figure = figure_in("打造城区10分钟健身圈。")

    assert (figure.indicator, figure.value, figure.unit) == ("城区健身圈", 10, "分钟")
    assert (figure.measure, figure.comparator) == ("threshold", "<=")


@pytest.mark.parametrize(
    "words",
    [
        "深入学习党的二十大精神，增强“四个意识”。",
        "落实中央八项规定，发挥四两拨千斤的作用。",
        "实施《三年行动计划（2021—2023年）》。",
        "根据第15条第2款，第3届运动会在5号楼举行，12345热线24小时值守。",
        "由区民政局牵头（责任单位：区民政局，12个街道、镇）。",
    ],
)
def test_slogans_titles_and_numbers_of_things_are_no_figures(words: str):
    assert figures_in(words) == []


def test_the_quote_begins_with_the_name_and_the_span_is_the_amount():
    text = "全年新增就业6200人，增长3%。"
    figure = figure_in(text)

    assert text[figure.span.start : figure.span.end] == "6200人"
    assert figure.quote == "全年新增就业6200人，增长3%"


def test_an_amount_that_only_tells_which_things_are_counted_is_no_figure():
    assert named("新签约5亿元以上的项目12个。") == [("新签约5亿元以上的项目", "12个")]


def test_the_printed_thousand_stays_in_the_unit():
    assert named("水产品产量18.6千吨。") == [("水产品产量", "18.6千吨")]


def test_a_part_may_be_printed_in_another_scale_than_its_whole():
    assert named("引进人才1.2万名，其中博士230名。")[1] == ("引进人才/博士", "230名")
