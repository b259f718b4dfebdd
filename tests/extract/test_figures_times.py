"""For when a figure holds, and whether it is so yet."""

import pytest

from tests.extract.texts import figure_in, figures_in


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2021年新建学校3所。", "2021"),
        ("一季度新建学校3所。", "2022-Q1"),
        ("2022年1—9月新建学校3所。", "2022-01/2022-09"),
        ("截至2022年底，共有学校30所。", "2022-12-31"),
        ("“十三五”期间新建学校3所。", "2016/2020"),
        ("五年来新建学校3所。", "2018/2022"),
        ("2022年上半年新建学校3所。", "2022-01/2022-06"),
        ("新建学校3所，较2019年末增长8%。", "2022"),
    ],
)
def test_the_sentence_dates_its_figure(words: str, period: str):
    assert figure_in(words).period == period


def test_the_current_month_stands_against_the_months_so_far():
    so_far, month = figures_in("2022年1—6月零售额完成12亿元；6月当月完成2.2亿元。")

    assert [so_far.period, month.period] == ["2022-01/2022-06", "2022-06"]
    assert month.indicator == so_far.indicator


def test_headings_and_lead_ins_date_what_follows():
    review, plan, goal = figures_in(
        "一、2022年工作回顾",
        "新建学校3所。",
        "二、工作任务",
        "今后五年的主要目标是：",
        "新建学校20所。",
        "三、2023年重点工作",
        "新建学校5所。",
    )

    assert [review.period, plan.period, goal.period] == ["2022", "2023/2027", "2023"]
    assert [review.status, plan.status, goal.status] == ["actual", "target", "target"]


def test_what_was_reached_in_five_years_is_a_level_of_the_fifth():
    built, reached = figures_in("过去五年，新建学校12所，学位达到8000个。")

    assert [built.period, reached.period] == ["2018/2022", "2022"]


def test_a_date_in_a_statement_does_not_leak_into_the_next_paragraph():
    figures = figures_in("一、2022年工作回顾", "截至2022年9月底，培训教师300人。", "新建学校3所。")

    assert [figure.period for figure in figures] == ["2022-09-30", "2022"]


@pytest.mark.parametrize(
    ("heading", "words", "status"),
    [
        ("一、2022年工作回顾", "财政收入完成31亿元。", "actual"),
        ("一、2022年工作回顾", "预计财政收入完成31亿元。", "estimate"),
        ("一、2022年工作回顾", "完成年初预期30亿元的103%。", "target"),
        ("二、2023年重点工作", "财政收入增长6%。", "target"),
        ("一、基本情况", "2023年主要预期目标为：财政收入增长6%。", "target"),
        ("二、2023年预算草案", "截至2022年底，债务余额96亿元。", "actual"),
        ("二、2023年重点工作", "以实干见成效，新建学校5所。", "target"),
    ],
)
def test_heading_verbs_and_time_tell_the_status(heading: str, words: str, status: str):
    assert figures_in(heading, words)[0].status == status


def test_the_figures_of_a_plan_are_targets():
    assert figure_in("新建学校5所。", kind="action_plan").status == "target"


def test_early_in_a_year_a_review_speaks_of_the_year_before():
    figure = figure_in("年末存款余额532亿元。")

    assert (figure.period, figure.status) == ("2022-12-31", "actual")


def test_of_the_year_that_has_just_begun_a_report_says_what_shall_be():
    assert figure_in("2023年财政收入安排21亿元。").status == "target"
    assert figure_in("今年以来新开工项目21个。").status == "actual"


def test_what_was_over_on_the_day_of_a_plan_is_a_fact():
    was, shall = figures_in("2022年1-6月完成投资12亿元，2022年底完成30亿元。", kind="opinion")

    assert was.status == "actual"
    assert shall.period == "2022-12-31"
