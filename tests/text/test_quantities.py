"""Quantities in running text, with their units and what is said of them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.text.quantities import Quantity, quantities
from luoshi.text.widths import fold


def read(text: str) -> list[Quantity]:
    return list(quantities(fold(text)))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


def as_printed(text: str) -> list[str]:
    return [text[quantity.start : quantity.end] for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("总投资27.6亿元", "27.6", "亿元"),
        ("完成613,902 万元", "613902", "万元"),
        ("外资３３．５万美元", "33.5", "万美元"),
        ("提高2.5个百分点", "2.5", "个百分点"),
        ("死亡率为4.6‰", "4.6", "‰"),
        ("降至41微克/立方米", "41", "微克/立方米"),
        ("发放1050元/人·月", "1050", "元/人·月"),
        ("服务120万人（次）", "120", "万人（次）"),
        ("配备12台（套）", "12", "台（套）"),
        ("建成12平方公里", "12", "平方公里"),
        ("装机30万千瓦", "30", "万千瓦"),
        ("新建12千米", "12", "千米"),
        ("投入2亿3000万元", "230000000", "元"),
        ("同比增长-2.3%", "-2.3", "%"),
        ("百分之三十五", "35", "%"),
        ("千分之四点六", "4.6", "‰"),
        ("超额两成", "2", "成"),
        ("年均翻一番", "1", "番"),
    ],
)
def test_an_amount_and_its_unit_as_printed(text, amount, unit):
    quantity = only(text)

    assert (quantity.amount, quantity.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("不少于45项", ">="),
        ("不得低于45项", ">="),
        ("至少45项", ">="),
        ("达到80%以上", ">="),
        ("65周岁及以上", ">="),
        ("≥45项", ">="),
        ("超过45项", ">"),
        ("突破45项", ">"),
        ("1200多户", ">"),
        ("50万余元", ">"),
        ("百余家", ">"),
        ("3个多月", ">"),
        ("不超过45项", "<="),
        ("控制在4.2%以内", "<="),
        ("15个工作日内", "<="),
        ("35千伏及以下", "<="),
        ("低于45项", "<"),
        ("不足45项", "<"),
        ("约70亿元", "~"),
        ("近9万户", "~"),
        ("100亩左右", "~"),
        ("签约45项", "="),
        ("节约45万元", "="),
        ("附近45家", "="),
        ("达到45家", "="),
        ("近百家", "~"),
        ("近三年", "="),
    ],
)
def test_the_words_around_an_amount_compare_it(text, comparator):
    assert only(text).comparator == comparator


def test_the_phrase_holds_the_words_of_comparison():
    text = "占比须不低于70%以上。"
    quantity = only(text)

    assert text[slice(*quantity.phrase)] == "不低于70%以上"
    assert text[quantity.start : quantity.end] == "70%"


@pytest.mark.parametrize(
    ("text", "bounds", "unit"),
    [
        ("建设6—9个", "6 9", "个"),
        ("培育1-2个", "1 2", "个"),
        ("新办4—6 所", "4 6", "所"),
        ("增长5%～6%", "5 6", "%"),
        ("20%到30%之间", "20 30", "%"),
        ("5-10万元", "5 10", "万元"),
        ("5万至10万元", "5 10", "万元"),
        ("五千元至1万元", "0.5 1", "万元"),
        ("三至五年", "3 5", "年"),
    ],
)
def test_a_range_has_its_two_bounds_in_the_unit_of_the_upper(text, bounds, unit):
    quantity = only(text)

    assert quantity.kind == "range"
    assert (quantity.amounts, quantity.unit) == (tuple(map(Decimal, bounds.split())), unit)


def test_figures_that_only_a_blank_parts_are_two():
    assert as_printed("占5% 17.9%") == ["5%", "17.9%"]


def test_from_one_figure_to_another_is_no_range():
    assert as_printed("由48亿元到63.1亿元") == ["48亿元", "63.1亿元"]


def test_the_terms_of_a_ratio():
    quantity = only("调整为2.15∶38.40∶59.45")

    assert (quantity.kind, quantity.amounts) == (
        "ratio",
        (Decimal("2.15"), Decimal("38.40"), Decimal("59.45")),
    )


def test_two_neighbouring_numerals_bound_what_is_meant():
    assert only("七八个").amounts == (7, 8)
    assert only("一两年").amounts == (1, 2)
    assert only("二三十人").amounts == (20, 30)


def test_fractions_are_parts_of_one():
    quantity = only("四分之三以上")

    assert (quantity.amount, quantity.comparator) == (Decimal("0.75"), ">=")


def test_a_fine_has_two_bounds():
    assert [
        (quantity.amount, quantity.unit, quantity.comparator)
        for quantity in read("处二千元以上五千元以下罚款")
    ] == [(2000, "元", ">="), (5000, "元", "<=")]


@pytest.mark.parametrize("text", ["八大行动", "十五项机制", "两个中心", "三分钟", "一张网"])
def test_a_count_in_words_is_a_quantity_and_says_so(text):
    assert only(text).spelled


def test_digits_after_the_point_are_kept():
    assert [quantity.decimals for quantity in read("8%、8.0%、5.25亿元")] == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "1．推进",
        "2.完成",
        "（3）加强",
        "4、落实",
        "1.2021年目标",
        "依照第3条",
        "居第 27 位",
        "见http://example.cn/a%20b%2F",
        "区办发〔2021〕1号",
        "（2021）12号",
        "2022年6月8日",
        "2022 年 6 月 8 日",
        "二〇二一年",
        "2016–2020年",
        "1-3月",
        "2021-04-02",
        "每月25日前",
        "上半年",
        "一季度",
        "9:00—17:00",
        "电话0531-87654321",
        "13800138000",
    ],
)
def test_labels_dates_and_numbers_of_documents_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "5G基站",
        "S101线",
        "PM2.5浓度",
        "3A级景区",
        "12329热线",
        "“1+6”体系",
        "7×24小时",
        "3.0版",
        "三级甲等",
        "二期工程",
        "党的十九大",
        "第十八届",
        "百亿级园区",
    ],
)
def test_names_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一些",
        "一起",
        "统一",
        "十分重要",
        "万一",
        "两会",
        "唯一",
        "新一轮",
        "进一步",
        "一次性",
        "一批企业",
        "三农",
        "十四五时期",
        "一律",
        "四川",
        "六安市",
        "多元化",
        "万元GDP能耗",
        "单位：万元",
        "五年级",
        "一部分",
        "三位一体",
    ],
)
def test_numerals_inside_words_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize("text", ["几十个", "数百家", "上百人", "上千万元", "若干项"])
def test_an_amount_that_nobody_has_said_is_no_quantity(text):
    assert read(text) == []


def test_a_part_of_a_text_is_read_with_the_offsets_of_the_whole():
    text = "新建3所学校、5座公园、7条道路"

    assert [text[each.start : each.end] for each in quantities(text, 5, 12)] == ["5座"]


@given(
    st.text(
        st.sampled_from("一二十百千万亿两半多余几第分之点零05.,-—～：%个年月日元（）内以上 \n"),
        max_size=25,
    )
)
def test_quantities_stand_in_order_inside_their_phrases(text):
    quantities_ = read(text)

    for quantity in quantities_:
        assert quantity.phrase[0] <= quantity.start < quantity.end <= quantity.phrase[1]
        assert quantity.measure.factor > 0
    for earlier, later in pairwise(quantities_):
        assert earlier.end <= later.start
