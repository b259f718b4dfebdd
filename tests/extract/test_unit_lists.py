"""For whom a document asks: units in brackets, in sentences, on lines of their own, in tables."""

import pytest

from luoshi.extract.duties import Duty
from tests.extract.duty_texts import duties_in, duties_of_table, duty_in


def task(bracket: str) -> Duty:
    return duty_in(f"（一）养护道路。修补主干道{bracket}")


def units(duty: Duty) -> tuple[str, str, str]:
    """Lead, responsible and cooperating units, each list with blanks between its names."""
    roles = (duty.lead_units, duty.responsible_units, duty.cooperating_units)
    return tuple(" ".join(names) for names in roles)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("bracket", "lead", "responsible", "cooperating"),
    [
        ("。（牵头单位：甲局；责任单位：乙局、丙局）", "甲局", "乙局 丙局", ""),
        ("。(责任单位:甲局,乙局,6月底完成)", "", "甲局 乙局", ""),
        ("。（6月底完成，牵头考核单位：甲局；责任单位：乙局）", "甲局", "乙局", ""),
        ("。（负责部门：甲局；适用范围：全区）", "", "甲局", ""),
        ("。【牵头单位：甲局；配合单位：乙局】", "甲局", "", "乙局"),
        ("。（牵头领导：王东；牵头单位：甲局）", "甲局", "", ""),
    ],
)
def test_roles_stand_before_the_lists(bracket: str, lead: str, responsible: str, cooperating: str):
    assert units(task(bracket)) == (lead, responsible, cooperating)


@pytest.mark.parametrize(
    ("bracket", "lead", "responsible", "cooperating"),
    [
        ("（甲局牵头，乙局配合）", "甲局", "", "乙局"),
        ("（甲局牵头，乙局、丙局按职责分工负责）", "甲局", "乙局 丙局", ""),
        ("（甲局、乙局分别牵头）", "甲局 乙局", "", ""),
        ("（甲局负责）", "", "甲局", ""),
        ("（由甲局牵头，会同乙局、丙局实施）", "甲局", "", "乙局 丙局"),
        ("（甲局会同乙局负责）", "甲局", "", "乙局"),
        ("（甲局牵头；乙局参与；12月底前完成）", "甲局", "", "乙局"),
    ],
)
def test_roles_stand_in_words_behind_the_lists(
    bracket: str, lead: str, responsible: str, cooperating: str
):
    assert units(task(bracket)) == (lead, responsible, cooperating)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("甲局、乙局，丙局；丁局", ["甲局", "乙局", "丙局", "丁局"]),
        ("市甲局 市乙局 市丙局", ["市甲局", "市乙局", "市丙局"]),
        ("市甲委（市乙局）、丙局", ["市甲委（市乙局）", "丙局"]),
        ("13个街道、镇", ["13个街道、镇"]),
        ("各区、县级市人民政府", ["各区、县级市人民政府"]),
        ("各县（市、区）人民政府，甲局", ["各县（市、区）人民政府", "甲局"]),
        ("区城管局区园林局", ["区城管局", "区园林局"]),
    ],
)
def test_a_list_is_parted_at_its_marks_but_not_inside_a_name(printed: str, names: list[str]):
    assert list(task(f"。（责任单位：{printed}）").responsible_units) == names


def test_a_list_that_ends_in_and_others_says_so():
    open_list = task("。（责任单位：甲局、乙局等有关部门）")
    bare = task("。（责任单位：甲局、乙局等）")

    assert open_list.responsible_units == ("甲局", "乙局", "等有关部门")
    assert bare.responsible_units == ("甲局", "乙局")
    assert open_list.etc
    assert bare.etc


def test_a_rule_said_once_makes_the_first_of_each_list_lead():
    first, second = duties_in(
        "1．修补道路。（甲局、乙局。列第一位者为牵头单位，下同）",
        "2．疏通管网。（丙局、丁局）",
    )

    assert units(first) == ("甲局", "乙局", "")
    assert units(second) == ("丙局", "丁局", "")
    assert second.units_source == "rule"


def test_several_brackets_of_one_item_are_read_together():
    both = task("（甲局牵头）；整治小巷（乙局牵头，丙局配合）。")

    assert units(both) == ("甲局 乙局", "", "丙局")


def test_lines_of_their_own_belong_to_the_item_above():
    road, park = duties_in(
        "1．修补道路。",
        "牵头单位：甲局",
        "责任单位：乙局、丙局",
        "完成时限：6月底前",
        "2．新建公园。",
        "完成时限：长期坚持",
        "责任单位：丁局",
    )

    assert units(road) == ("甲局", "乙局 丙局", "")
    assert [deadline.phrase for deadline in road.deadlines] == ["6月底前"]
    assert units(park) == ("", "丁局", "")
    assert [deadline.phrase for deadline in park.deadlines] == ["长期坚持"]


def test_the_last_sentence_may_name_the_units():
    duty = duty_in("1．修补道路。责任单位：甲局、乙局。完成时限：9月底前。")

    assert units(duty) == ("", "甲局 乙局", "")
    assert duty.text == "修补道路。"


@pytest.mark.parametrize(
    "words", ["我局牵头起草办法（草案）。", "做好规划（配合市规划部门工作）。"]
)
def test_words_that_speak_of_work_are_no_list(words: str):
    assert not any(
        duty.lead_units or duty.cooperating_units
        for duty in duties_in(f"（一）养护道路。{words}", kind="other")
    )


def test_a_table_names_units_in_its_columns():
    road, park = duties_of_table(
        "工作任务|牵头单位|责任单位|完成时限",
        "修补道路20条|甲局|乙局、丙局|6月底前",
        "新建公园3处|丁局|各街道办事处|年底前",
    )

    assert road.title == "修补道路20条"
    assert units(road) == ("甲局", "乙局 丙局", "")
    assert units(park) == ("丁局", "各街道办事处", "")
    assert [deadline.phrase for deadline in park.deadlines] == ["年底前"]


def test_a_row_whose_cells_ran_together_still_names_its_units():
    (road,) = duties_of_table("序号|工作任务|完成时限|责任单位", "1|修补道路 6月底前|甲局、乙局")

    assert units(road) == ("", "甲局 乙局", "")


def test_columns_of_a_row_with_a_lost_cell_are_counted_from_its_end():
    (road,) = duties_of_table(
        "序号|项目名称|建设内容|责任单位|完成时限", "1|东路改造 改造道路4公里|区甲局|6月底"
    )

    assert units(road) == ("", "区甲局", "")
    assert road.title == "东路改造 改造道路4公里"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("各县、市、区政府", "各县、市、区政府"),
        ("甲局，各区、镇、办事处", "甲局 各区、镇、办事处"),
        ("各街道、镇，区政府", "各街道、镇 区政府"),
        ("各镇、办，区直各部门", "各镇、办 区直各部门"),
        ("市税务局及各区人民政府", "市税务局 各区人民政府"),
        ("州委编办及州直相关单位", "州委编办 州直相关单位"),
        ("市教育局和市财政局", "市教育局 市财政局"),
        ("市文化和旅游局", "市文化和旅游局"),
        ("市发展和改革局", "市发展和改革局"),
        ("各市、县〔市、区〕人民政府", "各市、县〔市、区〕人民政府"),
        ("市科技局、各县（市）、区", "市科技局 各县（市）、区"),
        ("各级党委、政府", "各级党委、政府"),
    ],
)
def test_collective_bodies_stay_whole_and_conjunctions_part_units(printed: str, names: str):
    assert units(task(f"。（责任单位：{printed}）"))[1] == names


def test_brackets_of_the_kind_of_numbers_name_units_too():
    bracket = (
        "。〔甲局牵头，乙局参与，各县、区人民政府（管委会）负责落实。"
        "以下各项均需各县、区人民政府落实。〕"
    )

    assert units(task(bracket)) == ("甲局", "各县、区人民政府（管委会）", "乙局")


def test_who_leads_may_lead_and_supervise():
    assert units(task("。（甲局、乙局牵头督导，丙局参与）")) == ("甲局 乙局", "", "丙局")


def test_the_rule_that_the_first_leads_names_no_unit():
    rule = "列第一位的责任单位为牵头单位或汇总单位。"

    assert all("牵头单位" not in "".join(units(duty)) for duty in duties_in(f"一、{rule}"))


def test_who_is_named_first_leads_here_and_below():
    first, second = duties_in(
        "（一）健全体制。管好绿地。（甲局，乙办，各县<市、区>人民政府，排名第一位为牵头单位，下同）",
        "（二）加大投入。栽好树木。（丙局、丁局负责）",
    )

    assert units(first) == ("甲局", "乙办 各县<市、区>人民政府", "")
    assert units(second) == ("丙局", "丁局", "")


@pytest.mark.parametrize(
    ("printed", "lead", "responsible", "cooperating"),
    [
        ("（甲局负责牵头，乙局按职责负责）", "甲局", "乙局", ""),
        ("（主要责任单位：甲局；相关责任单位：乙局）", "", "甲局 乙局", ""),
        ("（县住建局、县城管局，各镇街）", "", "县住建局 县城管局 各镇街", ""),
        ("牵头单位：甲局。配合单位：乙局。完成时限：6月底。", "甲局", "", "乙局"),
        ("此项工作由甲局牵头，乙局配合，6月底前完成。", "甲局", "", "乙局"),
    ],
)
def test_more_forms_in_which_roles_are_said(
    printed: str, lead: str, responsible: str, cooperating: str
):
    assert units(task(f"。{printed}")) == (lead, responsible, cooperating)


@pytest.mark.parametrize(
    "words",
    [
        "覆盖全部村居。（含街道、镇）",
        "落实主体责任（企业主要负责人负责）。",
        "谁主管谁负责（谁审批、谁负责）。",
        "本办法由市财政局负责解释。",
        "责任单位：见附件。",
        "考核结果由市委组织部运用。",
    ],
)
def test_words_of_roles_that_name_nobody_who_acts(words: str):
    assert all(units(duty) == ("", "", "") for duty in duties_in(f"（一）养护道路。{words}"))
