"""Labels, names, units and days: what a proof-reader would see."""

from __future__ import annotations

import pytest

from tests.audit.texts import audited, said

NOTICE = """云陵区人民政府办公室关于做好防汛准备工作的通知

云政办发〔2024〕9号

各镇人民政府，区政府各部门：

"""


def told(text: str, rule: str, head: str = NOTICE) -> list[tuple[str, str]]:
    """Verdict and words of each finding of a rule."""
    findings = audited(text, head=head)
    return [(each.verdict, each.message) for each in findings if each.rule == rule]


def items(*labels: str) -> str:
    matters = ("检查堤防", "备足沙袋", "疏通沟渠", "维修水泵", "组建队伍", "开展演练", "落实值班")
    matters += ("畅通电话", "转移群众", "统计灾情", "恢复供电", "补种作物")
    return "一、工作任务\n" + "".join(
        f"{label}{matter}。各镇要逐条落实到人，做到有人管、有人查、有人报。\n"
        for label, matter in zip(labels, matters, strict=False)
    )


def test_numbers_that_follow_one_another_are_not_worth_a_word():
    assert told(items("1.", "2.", "3.", "4.", "5."), "numbering") == []


def test_a_number_left_out_is_a_gap():
    ((verdict, message),) = told(items("1.", "2.", "4.", "5."), "numbering")

    assert verdict == "gap"
    assert "缺第3项" in message


def test_a_number_borne_by_two_neighbours_is_an_error():
    assert [v for v, _ in told(items("1.", "2.", "2.", "3."), "numbering")] == ["inconsistent"]


def test_a_numbering_that_begins_anew_is_none():
    text = items("1.", "2.", "3.") + items("1.", "2.", "3.").replace("一、", "二、")

    assert told(text, "numbering") == []


def test_a_label_in_another_form_than_all_others_is_shown_and_not_judged():
    labels = [f"{number}." for number in range(1, 13)]
    labels[6] = "7、"

    assert [v for v, _ in told(items(*labels), "numbering")] == ["ambiguous"]


def duties(*brackets: str) -> str:
    return "一、工作任务\n" + "".join(
        f"{number}.完成第{number}段河道的清淤疏浚，保证行洪通畅。{bracket}\n"
        for number, bracket in enumerate(brackets, 1)
    )


BOTH = "（牵头单位：区水利局；责任单位：区财政局、区民政局）"


def test_an_item_without_unit_among_items_that_have_one_is_a_gap():
    found = told(duties(*[BOTH] * 10, ""), "units-missing")

    assert [verdict for verdict, _ in found] == ["gap"]
    assert "没有写明由谁负责" in found[0][1]


def test_an_item_without_a_lead_among_items_that_have_one_is_a_gap():
    found = told(duties(*[BOTH] * 10, "（责任单位：区林业局）"), "units-missing")

    assert [verdict for verdict, _ in found] == ["gap"]
    assert "没有牵头单位" in found[0][1]


def test_where_many_items_name_no_unit_none_is_missed():
    assert told(duties(*[BOTH] * 6, *[""] * 5), "units-missing") == []


def test_a_unit_that_lost_its_last_word_is_a_gap():
    text = duties(BOTH, BOTH, "（责任单位：区水利、区财政局）")

    ((verdict, message),) = told(text, "unit-names")

    assert (verdict, "区水利局" in message) == ("gap", True)


def test_a_unit_in_its_long_and_its_short_form_is_shown():
    text = duties(
        "（责任单位：区市场监管局）", "（责任单位：区市场监管局）", "（责任单位：区市场监督管理局）"
    )

    assert [verdict for verdict, _ in told(text, "unit-names")] == ["ambiguous"]


def test_one_term_in_two_spellings_is_shown():
    text = "一、支持普惠型民宿发展。\n二、奖励普惠性民宿经营者。\n"

    assert [verdict for verdict, _ in told(text, "two-spellings")] == ["ambiguous"]


def test_two_terms_that_share_a_sign_are_two_terms():
    text = "一、发展生产型企业。\n二、保障生产性用水。\n"

    assert told(text, "two-spellings") == []


def test_an_amount_without_its_last_character_is_a_gap():
    text = "　　安排资金1,450万元修桥；安排资金860{}，用于清淤。\n"

    assert said(text.format("万"), "cut-unit") == [("gap", "860")]
    assert said(text.format("万元"), "cut-unit") == []


@pytest.mark.parametrize(
    ("weekday", "verdict"), [("星期三", "consistent"), ("周四", "inconsistent")]
)
def test_a_day_has_the_weekday_of_the_calendar(weekday, verdict):
    text = f"一、定于2024年5月15日（{weekday}）召开会议。\n"

    assert [each for each, _ in told(text, "weekday")] == [verdict]


def test_a_day_without_its_year_may_have_any_weekday():
    assert told("一、定于5月15日（星期四）召开会议。\n", "weekday") == []


@pytest.mark.parametrize("day", ["6月31日", "2月30日", "2023年2月29日", "11月 31 日"])
def test_a_day_that_no_calendar_has_is_an_error(day):
    found = told(f"一、{day}前完成清淤。\n", "impossible-day")

    assert [verdict for verdict, _ in found] == ["inconsistent"]


@pytest.mark.parametrize("day", ["6月30日", "2月29日", "2024年2月29日", "12月31日", "10.5万月31日"])
def test_a_day_that_some_calendar_has_is_none(day):
    assert told(f"一、{day}前完成清淤。\n", "impossible-day") == []


FOOT = """
云陵区人民政府办公室

2024年4月{}日

云陵区人民政府办公室　　2024年4月{}日印发
"""


def test_a_document_is_not_printed_before_it_is_signed():
    text = "一、加强值守，随时报告险情。\n"

    assert told(text + FOOT.format(18, 18), "days-in-order") == []
    ((verdict, message),) = told(text + FOOT.format(18, 17), "days-in-order")
    assert (verdict, "印发早于成文" in message) == ("inconsistent", True)


def test_a_text_is_not_adopted_after_it_is_signed():
    text = "《云陵区河道管理办法》已经2024年4月{}日区政府第9次常务会议通过，现印发给你们。\n"
    text += "一、加强值守，随时报告险情。\n"

    assert told(text.format(12) + FOOT.format(18, 18), "days-in-order") == []
    found = told(text.format(21) + FOOT.format(18, 18), "days-in-order")
    assert [verdict for verdict, _ in found] == ["inconsistent"]
