"""One division of tasks, however its layout sets the units: each gives the same duties."""

import pytest

from luoshi.compiling.compile import compile_reading
from luoshi.document import Reading
from luoshi.extract import Duty
from luoshi.provenance import Source

HEAD = """青岭县人民政府办公室关于印发2025年重点任务分工方案的通知

青政办发〔2025〕8号

各镇人民政府，县政府各部门：

《2025年重点任务分工方案》已经县政府同意，现印发给你们，请认真贯彻执行。

青岭县人民政府办公室

2025年3月10日

2025年重点任务分工方案

"""


def duties_of_text(body: str, *, wrapped: bool) -> tuple[Duty, ...]:
    text = HEAD + body
    reading = Reading(Source("text", "txt", "", len(text)), text, wrapped)
    return compile_reading(reading).duties


LAYOUTS = {
    "tabs": (
        "序号\t工作任务\t牵头单位\t责任单位\t完成时限\n"
        "1\t新建公园5处\t县住建局\t县水利局、县交通局\t2025年6月底前\n"
        "2\t改造小区12个\t县城管局\t各镇\t12月底前\n"
    ),
    "pipes": (
        "| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | 新建公园5处 | 县住建局 | 县水利局、县交通局 | 2025年6月底前 |\n"
        "| 2 | 改造小区12个 | 县城管局 | 各镇 | 12月底前 |\n"
    ),
    "one cell a line": (
        "序号\n工作任务\n牵头单位\n责任单位\n完成时限\n"
        "1\n新建公园5处\n县住建局\n县水利局、县交通局\n2025年6月底前\n"
        "2\n改造小区12个\n县城管局\n各镇\n12月底前\n"
    ),
    "brackets": (
        "1.新建公园5处。（牵头单位：县住建局；责任单位：县水利局、县交通局；2025年6月底前完成）\n"
        "2.改造小区12个。（牵头单位：县城管局；责任单位：各镇；12月底前完成）\n"
    ),
    "words": (
        "（一）新建公园5处。（县住建局牵头，县水利局、县交通局按职责分工负责，2025年6月底前完成）\n"
        "（二）改造小区12个。（县城管局牵头，各镇负责，12月底前完成）\n"
    ),
    "two brackets": (
        "1．新建公园5处，2025年6月底前完成。（牵头单位：县住建局）（责任单位：县水利局、县交通局）\n"
        "2．改造小区12个，12月底前完成。（牵头单位：县城管局）（责任单位：各镇）\n"
    ),
    "persons beside units": (
        "1﹒新建公园5处。（责任领导：赵一鸣；牵头单位：县住建局；责任单位：县水利局、县交通局；"
        "完成时限：2025年6月底前）\n"
        "2﹒改造小区12个。（责任领导：钱二；牵头单位：县城管局；责任单位：各镇；"
        "完成时限：12月底前）\n"
    ),
    "lines of their own": (
        "108.新建公园5处。\n牵头单位：县住建局\n责任单位：县水利局、县交通局\n完成时限：2025年6月底前\n"
        "109.改造小区12个。\n牵头单位：县城管局\n责任单位：各镇\n完成时限：12月底前\n"
    ),
    "one line of its own": (
        "1.1 新建公园5处。\n"
        "牵头单位：县住建局 责任单位：县水利局、县交通局 完成时限：2025年6月底前\n"
        "1.2 改造小区12个。\n牵头单位：县城管局 责任单位：各镇 完成时限：12月底前\n"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("wrapped", [False, True])
def test_units_deadline_and_target_of_each_task_are_the_same(layout, wrapped):
    park, estate = duties_of_text(LAYOUTS[layout], wrapped=wrapped)

    assert park.lead_units == ("县住建局",)
    assert park.responsible_units == ("县水利局", "县交通局")
    assert [str(deadline.date) for deadline in park.deadlines] == ["2025-06-30"]
    assert [(str(target.quantity), target.unit) for target in park.targets] == [("5", "处")]
    assert (estate.lead_units, estate.responsible_units) == (("县城管局",), ("各镇",))
    assert [str(deadline.date) for deadline in estate.deadlines] == ["2025-12-31"]


def test_a_text_that_tells_of_the_past_has_no_duty():
    text = (
        "青岭县人民政府关于2024年经济运行情况的通报\n各镇人民政府：\n"
        "2024年全县经济平稳运行，地区生产总值增长6.1%。居民收入稳步提高，城乡面貌明显改善。\n"
        "青岭县人民政府\n2025年3月10日\n"
    )
    reading = Reading(Source("text", "txt", "", len(text)), text, False)

    assert compile_reading(reading).duties == ()


def test_several_brackets_in_one_item_are_one_duty_and_all_its_words_are_read():
    (duty,) = duties_of_text(
        "（一）新建公园5处（县住建局负责，6月底前完成）；改造小区12个（县城管局负责，"
        "9月底前完成）。\n",
        wrapped=False,
    )

    assert duty.responsible_units == ("县住建局", "县城管局")
    assert [str(target.quantity) for target in duty.targets] == ["5", "12"]
    assert [deadline.phrase for deadline in duty.deadlines] == ["6月底前", "9月底前"]


def test_a_paragraph_below_an_item_with_units_is_a_duty_of_its_own():
    duties = duties_of_text(
        "1.新建公园5处。（县住建局负责）\n鼓励各镇设立便民驿站。（县总工会牵头，各镇配合）\n",
        wrapped=False,
    )

    assert [duty.lead_units for duty in duties] == [(), ("县总工会",)]


def test_a_heading_with_units_takes_the_points_below_it_that_name_none():
    (duty,) = duties_of_text(
        "一、完善设施（牵头单位：县住建局）\n1.新建公园5处。\n2.改造小区12个，6月底前完成。\n",
        wrapped=False,
    )

    assert (duty.title, duty.lead_units) == ("完善设施", ("县住建局",))
    assert [str(target.quantity) for target in duty.targets] == ["5", "12"]
    assert [deadline.phrase for deadline in duty.deadlines] == ["6月底前"]


def test_points_that_name_units_stay_duties_below_their_heading():
    duties = duties_of_text(
        "一、完善设施（牵头单位：县住建局）\n1.新建公园5处。（县水利局负责）\n"
        "2.改造小区12个。（县城管局负责）\n",
        wrapped=False,
    )

    assert [duty.title for duty in duties] == ["完善设施", "新建公园5处", "改造小区12个"]


def test_what_follows_a_closing_formula_belongs_to_no_item():
    (duty,) = duties_of_text("一、你镇要落实主体责任。\n特此通知。\n", wrapped=False)

    assert duty.text == "你镇要落实主体责任。"


def test_a_cell_has_a_line_for_each_of_its_units():
    duties = duties_of_text(
        "序号\n民生实事\n责任单位\n完成时限\n"
        "1\n新建公园5处。\n县住建局\n县水利局\n县代建中心\n6月底前\n"
        "2\n改造小区12个。\n县城管局\n县住建局\n12月底前\n",
        wrapped=False,
    )

    assert [(duty.title, duty.responsible_units) for duty in duties] == [
        ("新建公园5处", ("县住建局", "县水利局", "县代建中心")),
        ("改造小区12个", ("县城管局", "县住建局")),
    ]
    assert [duty.deadlines[0].phrase for duty in duties] == ["6月底前", "12月底前"]


def test_what_is_required_stands_in_the_column_beside_the_task():
    (first, _) = duties_of_text(
        "工作任务 | 工作要求 | 牵头单位 | 责任单位 |\n一、做实公开 | | | |\n"
        "1.公开规划 | 6月底前归集历史规划。 | 县住建局 | 县政府办，各镇 |\n"
        "2.公开清单 | 及时更新清单。 | 县委编办 | 县司法局 |\n",
        wrapped=False,
    )

    assert (first.title, first.text) == ("公开规划", "公开规划 6月底前归集历史规划。")
    assert (first.lead_units, first.responsible_units) == (("县住建局",), ("县政府办", "各镇"))


def test_departments_of_the_state_council_stand_last_in_rows_set_with_blanks():
    duties = duties_of_text(
        "序号 工 作 任 务 牵头负责部门\n1 新建公园5处 住房城乡建设部\n"
        "2 绿化率提高到3% 自然资源部\n3 安排资金4000亿元 财政部\n",
        wrapped=False,
    )

    assert [(duty.title, *duty.lead_units) for duty in duties] == [
        ("新建公园5处", "住房城乡建设部"),
        ("绿化率提高到3%", "自然资源部"),
        ("安排资金4000亿元", "财政部"),
    ]
