"""Tables: totals by column, parts behind 其中, headers that were lost."""

from __future__ import annotations

from tests.audit.texts import audited, said

HEAD = "云陵区2024年1—3月主要经济指标\n\n"
ROWS = (
    "指标名称|单位|1—3月累计|同比±%\n进出口总额|亿元|{}|4.9\n"
    "其中：出口总额|亿元|9.6|7.0\n进口总额|亿元|3.6|-0.3\n"
)
PLACES = (
    "各街道一般公共预算收入（万元）\n街道\t1—3月累计\n清河街道\t4200\n北门街道\t3100\n合计\t{}\n"
)


def test_the_rows_behind_of_which_divide_the_row_before_them():
    assert said(ROWS.format("13.2"), "table-totals", head=HEAD) == [("consistent", "13.2")]
    assert said(ROWS.format("14.2"), "table-totals", head=HEAD) == [("inconsistent", "14.2")]


def test_the_total_of_a_table_is_the_sum_of_its_rows():
    assert said(PLACES.format(7300), "table-totals", head=HEAD) == [("consistent", "7300")]
    assert said(PLACES.format(7800), "table-totals", head=HEAD) == [("inconsistent", "7800")]


def test_a_total_far_from_the_sum_of_its_rows_has_rows_that_hold_others():
    assert said(PLACES.format(3100), "table-totals", head=HEAD) == []


def test_a_row_without_an_amount_is_a_gap_and_no_sum_is_made_over_it():
    table = (
        "指标名称 单位 1—3月累计 同比±%\n财政收入 亿元 9.6 7.0\n进出口总额 亿元\n"
        "出口总额 亿元 9.2 6.0\n进口总额 亿元 3.6 -0.3\n"
    )

    findings = audited(table, head=HEAD)

    assert [(finding.rule, finding.verdict) for finding in findings] == [("unread", "gap")]


def test_a_table_whose_header_was_lost_raises_no_false_alarm():
    table = "清河街道\t4200\t5.1\n北门街道\t3100\t2.2\n合计\t7300\t3.8\n"

    assert [
        finding for finding in audited(table, head=HEAD) if finding.verdict != "consistent"
    ] == []
