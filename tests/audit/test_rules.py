"""Each rule by the least text that shows it."""

from __future__ import annotations

import pytest

from tests.audit.texts import audited, faults, said


def test_parts_of_a_list_that_is_complete_by_its_names_add_up():
    text = (
        "　　2023年末，全区地方政府债务余额{}万元，其中：一般债务余额14,200万元，"
        "专项债务余额36,900万元。\n"
    )

    assert said(text.format("51,100"), "parts-and-total") == [("consistent", "51100")]
    assert said(text.format("51,400"), "parts-and-total") == [("inconsistent", "51400")]


def test_a_list_that_may_leave_parts_out_is_no_fault_when_it_falls_short():
    assert (
        said("　　新增就业1.8万人，其中高校毕业生0.6万人，返乡青年0.3万人。\n", "parts-and-total")
        == []
    )


def test_an_open_list_that_falls_short_by_a_little_is_shown_as_ambiguous():
    text = (
        "　　专项支出20,000万元，其中：农林支出9,100万元，水利支出6,400万元，林业支出4,300万元。\n"
    )

    assert said(text, "parts-and-total") == [("ambiguous", "20000")]


def test_a_list_whose_last_member_is_the_rest_is_complete():
    text = (
        "　　基金支出20,000万元，其中：农林支出9,100万元，水利支出6,400万元，其他支出4,300万元。\n"
    )

    assert said(text, "parts-and-total") == [("inconsistent", "20000")]


def test_the_total_of_a_list_may_stand_in_the_sentence_before():
    text = (
        "　　全区一般公共预算收入完成70,000万元，增长4%。分部门收入完成情况是：税务部门完成"
        "{}万元，财政部门完成21,500万元。\n"
    )

    assert said(text.format("48,500"), "parts-and-total") == [("consistent", "70000")]
    assert said(text.format("49,500"), "parts-and-total") == [("inconsistent", "70000")]


def test_a_list_of_parts_of_a_part_is_compared_with_that_part():
    text = (
        "　　一般公共预算收入完成70,000万元，其中：税收收入48,500万元，非税收入21,500万元。"
        "主要税种情况是：增值税30,000万元；契税10,000万元；其他各税8,500万元。\n"
    )

    assert said(text, "parts-and-total") == [("consistent", "70000"), ("consistent", "48500")]


def test_what_a_part_is_compared_with_is_no_part():
    text = (
        "　　财政收入4,300万元，占年初预算9,000万元的47.8%。其中：税收收入3,500万元，占年初预算"
        "7,000万元的50.0%；非税收入800万元，占年初预算2,000万元的40.0%。\n"
    )

    assert said(text, "parts-and-total") == [("consistent", "4300")]
    assert [verdict for verdict, _ in said(text, "completion")] == ["consistent"] * 3


def test_a_bracket_may_hold_the_parts():
    text = "　　改造小区{}个（城镇小区26个、农村小区9个）。\n"

    assert said(text.format(35), "parts-and-total") == [("consistent", "35")]
    assert said(text.format(36), "parts-and-total") == [("inconsistent", "36")]


def test_what_is_counted_is_exact_and_what_is_measured_is_rounded():
    counted = "　　新建学校{}所，其中新建小学5所、改建小学7所。\n"
    measured = "　　收入{}亿元，其中：税收收入5.2亿元，非税收入7.1亿元。\n"

    assert said(counted.format(13), "parts-and-total") == [("inconsistent", "13")]
    assert said(measured.format("12.4"), "parts-and-total") == [("consistent", "12.4")]
    assert said(measured.format("12.5"), "parts-and-total") == [("inconsistent", "12.5")]


def test_kinds_named_one_after_another_come_to_the_number_before_them():
    text = "　　新建30所学校。建成4所小学、6所初中和20所幼儿园。\n"

    assert said(text, "run-of-parts") == [("consistent", "30")]


def test_shares_of_a_structure_add_up_to_a_hundred():
    text = "　　三次产业结构调整为{}。\n"

    assert said(text.format("2.1:34.6:63.4"), "shares-add-up") == [("consistent", "100")]
    assert said(text.format("2.1:34.6:62.4"), "shares-add-up") == [("inconsistent", "100")]


def test_a_total_may_stand_behind_what_is_added():
    text = (
        "　　一般公共预算收入80,000万元，加上级补助收入12,000万元、上年结转3,000万元，"
        "收入总计{}万元。\n"
    )

    assert said(text.format("95,000"), "total-after-parts") == [("consistent", "95000")]
    assert said(text.format("96,000"), "total-after-parts") == [("inconsistent", "96000")]


def test_a_sum_with_addends_that_are_not_printed_is_left_alone():
    text = (
        "　　一般公共预算收入80,000万元，加上级补助、上年结转等收入和调入资金3,000万元，"
        "收入总计96,000万元。\n"
    )

    assert said(text, "total-after-parts") == []


def test_income_less_expenditure_is_carried_forward():
    text = (
        "　　全区可用财力51,000万元，调入预算稳定调节基金2,000万元，"
        "支出52,400万元，结转下年{}万元。\n"
    )

    assert said(text.format(600), "balance") == [("consistent", "600")]
    assert said(text.format(900), "balance") == [("inconsistent", "900")]


def test_both_sides_are_equal_where_the_text_says_so():
    text = (
        "　　国有资本经营预算收入{}万元，国有资本经营预算支出520万元，调出资金340万元。收支平衡。\n"
    )

    assert said(text.format(860), "both-sides") == [("consistent", "340")]
    assert said(text.format(900), "both-sides") == [("inconsistent", "340")]


def test_a_deficit_is_no_imbalance():
    text = "　　收入总量为90,000万元。支出总量为98,000万元。收支总量相抵，赤字8,000万元。\n"

    assert faults(text) == []


def test_a_balance_is_carried_to_the_next_year_within_a_sentence():
    text = (
        "　　养老保险基金上年结余52,000万元，养老保险基金收入41,000万元，"
        "养老保险基金支出38,000万元，"
        "年末滚存结余{}万元。\n"
    )

    assert said(text.format("55,000"), "roll-forward") == [("consistent", "55000")]
    assert said(text.format("55,400"), "roll-forward") == [("inconsistent", "55400")]


def test_a_balance_is_carried_to_the_next_year_across_chapters():
    text = (
        "　　一、2023年预算执行情况\n　　2023年养老保险基金收入3,000万元。"
        "养老保险基金支出2,500万元。"
        "养老保险基金结余9,000万元。\n"
        "　　二、2024年预算草案\n　　2024年养老保险基金收入3,200万元。养老保险基金支出2,700万元。"
        "养老保险基金累计结余{}万元。\n"
    )

    assert said(text.format("9,500"), "roll-forward") == [("consistent", "9500")]
    assert said(text.format("9,900"), "roll-forward") == [("inconsistent", "9900")]


def test_the_surplus_of_a_year_is_not_carried_but_is_income_less_expenditure():
    text = "　　养老保险基金收入3,000万元。养老保险基金支出2,500万元。本年收支结余{}万元。\n"

    assert said(text.format(500), "surplus") == [("consistent", "500")]
    assert said(text.format(540), "surplus") == [("inconsistent", "540")]


def test_a_growth_follows_from_the_two_levels_of_its_sentence():
    text = "　　经营主体由2022年的5.20万户增加到2023年的5.90万户，增长{}%。\n"

    assert said(text.format("13.5"), "growth") == [("consistent", "13.5")]
    assert said(text.format("15.3"), "growth") == [("inconsistent", "15.3")]


def test_a_growth_at_constant_prices_does_not_follow_from_levels():
    text = "　　地区生产总值由2022年的500亿元增加到2023年的520亿元，增长6.1%。\n"

    assert faults(text) == []


def test_a_planned_revenue_grows_from_last_years_outturn():
    text = (
        "　　一、2023年预算执行情况\n　　2023年一般公共预算收入完成50,000万元。\n"
        "　　二、2024年预算草案\n　　2024年一般公共预算收入安排52,500万元，增长{}%。\n"
    )

    assert said(text.format("5.0"), "growth") == [("consistent", "5.0")]
    assert said(text.format("6.0"), "growth") == [("inconsistent", "6.0")]


def test_a_planned_expenditure_may_be_compared_with_last_years_budget():
    text = (
        "　　一、2023年预算执行情况\n　　2023年教育支出完成50,000万元。\n"
        "　　二、2024年预算草案\n　　2024年教育支出安排52,500万元，增长8.0%。\n"
    )

    assert said(text, "growth") == [("ambiguous", "8.0")]


def test_an_increase_fits_its_rate():
    text = "　　税收收入8,400万元，比上年增收400万元，增长{}%。\n"

    assert said(text.format("5"), "increase") == [("consistent", "5")]
    assert said(text.format("7"), "increase") == [("inconsistent", "7")]


def test_a_difference_lies_between_two_levels():
    text = "　　文化馆由62家增加到75家，增加{}家。\n"

    assert said(text.format(13), "difference") == [("consistent", "13")]
    assert said(text.format(15), "difference") == [("inconsistent", "15")]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("3个百分点", "consistent"), ("4个百分点", "inconsistent"), ("3%", "ambiguous")],
)
def test_a_change_of_a_rate_is_in_percentage_points(words, verdict):
    text = f"　　绿化覆盖率由40.2%提高到43.2%，提高{words}。\n"

    assert [judged for judged, _ in said(text, "percentage-points")] == [verdict]


@pytest.mark.parametrize(
    ("rate", "verdict", "how"),
    [("8.4", "consistent", "复合"), ("10", "consistent", "简单"), ("12.4", "inconsistent", "复合")],
)
def test_an_average_growth_is_compound_or_simple_and_the_finding_says_which(rate, verdict, how):
    text = f"　　2019—2023年，税收收入年均增长{rate}%，由2018年的20.0亿元增长到2023年的30.0亿元。\n"

    [finding] = [finding for finding in audited(text) if finding.rule == "average-growth"]

    assert finding.verdict == verdict
    assert how in finding.message


def test_a_multiple_is_the_quotient_of_two_levels():
    text = "　　工业总产值由2018年的240亿元增长到2023年的600亿元，是2018年的{}倍。\n"

    assert said(text.format("2.5"), "multiple") == [("consistent", "2.5")]
    assert said(text.format("3.5"), "multiple") == [("inconsistent", "3.5")]


def test_a_share_is_the_part_over_the_whole_it_names():
    text = "　　一般公共预算支出40.0亿元。民生支出30.0亿元，占一般公共预算支出的{}%。\n"

    assert said(text.format("75"), "share") == [("consistent", "75")]
    assert said(text.format("65"), "share") == [("inconsistent", "65")]


def test_one_share_is_not_of_two_wholes():
    text = "　　教育投入8亿元，占财政支出的25%。确保财政收入25%以上用于教育。\n"

    assert said(text, "share-bases") == [("inconsistent", "25")]


def test_completion_is_the_outturn_over_the_plan():
    text = "　　一般公共预算收入48,300万元，完成年度预期46,000万元的{}%。\n"

    assert said(text.format("105"), "completion") == [("consistent", "105")]
    assert said(text.format("115"), "completion") == [("inconsistent", "115")]


def test_a_yearly_average_is_the_sum_over_the_years():
    text = "　　2019—2023年，固定资产投资累计完成1,200亿元，年均投资达到{}亿元。\n"

    assert said(text.format(240), "average") == [("consistent", "240")]
    assert said(text.format(260), "average") == [("inconsistent", "260")]


def test_an_amount_per_head_is_the_amount_over_the_heads():
    text = "　　安排经费360万元，用于24个社区，每个社区15万元。\n"

    assert said(text, "per-head") == [("consistent", "15")]


def test_a_change_of_rank_is_the_difference_of_two_ranks():
    text = "　　全省排名由2022年的第18位上升至2023年的第14位，上升了{}个位次。\n"

    assert said(text.format(4), "rank-change") == [("consistent", "4")]
    assert said(text.format(5), "rank-change") == [("inconsistent", "5")]


def test_a_part_is_not_more_than_its_whole():
    text = "　　签约项目35个，其中亿元以上项目{}个。\n"

    assert said(text.format(12), "part-of-whole") == [("consistent", "12")]
    assert said(text.format(52), "part-of-whole") == [("inconsistent", "52")]


def test_a_debt_is_within_its_ceiling():
    text = "　　2023年末，全区地方政府债务余额{}万元，地方政府债务限额60,000万元。\n"

    assert said(text.format("59,000"), "debt-ceiling") == [("consistent", "59000")]
    assert said(text.format("63,000"), "debt-ceiling") == [("inconsistent", "63000")]


def test_a_rate_needs_a_whole_number_of_cases():
    text = "　　40个区级项目开工率达到{}%。\n"

    assert said(text.format("92.5"), "whole-cases") == [("consistent", "92.5")]
    assert said(text.format("91.4"), "whole-cases") == [("inconsistent", "91.4")]


def test_a_rate_of_money_is_not_counted_by_cases():
    assert said("　　40个区级项目投资完成率达到91.4%。\n", "whole-cases") == []


def test_what_is_carried_forward_is_taken_over():
    text = (
        "　　一、2023年预算执行情况\n　　2023年基金收入9,000万元，"
        "支出8,600万元，结转下年400万元。\n"
        "　　二、2024年预算草案\n　　2024年基金支出9,500万元，其中：上年结转支出400万元。\n"
    )

    assert said(text, "carry-over") == [("consistent", "400")]


def test_two_targets_that_do_not_meet_are_shown_as_ambiguous():
    text = (
        "　　2023年税收收入20.0亿元。\n　　二、“十五五”时期主要目标\n"
        "　　2024—2028年，税收收入年均增长6%，2028年税收收入达到40亿元。\n"
    )

    assert said(text, "projection") == [("ambiguous", "40")]


def test_the_target_of_one_year_may_be_an_equal_part_of_the_plans():
    text = (
        "　　一、今后五年的目标\n　　2024—2028年，累计城镇新增就业6.0万人。\n"
        "　　二、2024年工作安排\n　　2024年城镇新增就业1.2万人。\n"
    )

    assert said(text, "yearly-part") == [("consistent", "1.2")]
