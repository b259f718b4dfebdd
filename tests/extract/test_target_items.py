"""What the numbers of a duty count."""

import pytest

from luoshi.extract.targets import targets_in
from luoshi.text.widths import fold


def items(words: str) -> list[str]:
    return [target.item for target in targets_in(words, fold(words), 0, len(words))]


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("培育企业20家以上。", "企业"),
        ("新建9处健身广场。", "健身广场"),
        ("失业率控制在4%以内。", "失业率"),
        ("空气优良率达到65.5％。", "空气优良率"),
        ("新增就业5000人。", "就业"),
        ("完成率98%。", "完成率"),
        ("办理时限由10个工作日压缩至3个工作日。", "办理时限"),
        ("投入资金3000万元用于道路养护。", "资金"),
        ("空气优良天数比例（每日平均）达到94%。", "空气优良天数比例"),
        ("颗粒物年均浓度控制在29微克每立方米以下。", "颗粒物年均浓度"),
        ("做到“应放尽放”。", "应放尽放"),
        ("入学率提高到95%。", "入学率"),
    ],
)
def test_an_item_is_named_without_the_verbs_around_it(words: str, item: str):
    assert items(words) == [item]


def test_a_number_alone_counts_what_was_counted_before_it():
    assert items("改造小区8个、120栋。") == ["小区", "小区"]


def test_a_heading_and_its_text_say_one_number_once():
    assert items("改建4所学校。完成东山小学等4所学校改建。") == ["学校"]
