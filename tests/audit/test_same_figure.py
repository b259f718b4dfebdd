"""What is said twice, in one document and across the documents of a gazette."""

from __future__ import annotations

import pytest

from tests.audit.texts import HEAD, said

REPORT = """政府工作报告

（2024年1月9日在云陵区第五届人民代表大会第四次会议上）

云陵区人民政府区长　端木青

各位代表：
　　一、2023年工作回顾
　　{}
　　二、2024年工作安排
　　把实事办好。

"""


def _both(report: str, budget: str) -> list[tuple[str, str]]:
    text = f"　　一、2023年预算执行情况\n　　{budget}\n"
    return said(text, "same-figure", head=REPORT.format(report) + HEAD)


def test_a_figure_in_another_scale_must_round_to_the_same():
    report = "一般公共预算收入完成8.64亿元。"

    assert _both(report, "一般公共预算收入完成86,420万元。") == [("consistent", "8.64")]
    assert _both(report, "一般公共预算收入完成87,420万元。") == [("inconsistent", "87420")]


def test_two_statements_of_one_precision_must_be_identical():
    assert _both("地区生产总值完成520.6亿元。", "地区生产总值完成520.7亿元。") == [
        ("inconsistent", "520.7")
    ]


def test_a_figure_is_the_same_under_a_name_that_is_alike():
    assert _both("举办各类比赛57场。", "共举办比赛57场。") == [("consistent", "57")]


def test_two_exchanged_digits_are_a_misprint_of_a_figure_of_one_name():
    assert _both("新增停车泊位3860个。", "新增停车泊位3680个。") == [("inconsistent", "3680")]


@pytest.mark.parametrize(
    ("report", "budget"),
    [
        ("新增停车泊位3860个。", "新增停车泊位1200个。"),
        ("一般公共预算收入增长4.8%。", "一般公共预算收入同口径增长6.1%。"),
        ("一般公共预算收入完成8.64亿元。", "区本级一般公共预算收入完成51,200万元。"),
        ("一般公共预算收入完成8.64亿元。", "2022年一般公共预算收入完成81,200万元。"),
        ("一般公共预算收入约8.5亿元。", "一般公共预算收入完成86,420万元。"),
    ],
    ids=["another number", "another base", "another government", "another year", "about"],
)
def test_figures_that_may_be_of_different_things_are_not_compared(report, budget):
    assert [verdict for verdict, _ in _both(report, budget) if verdict == "inconsistent"] == []
