"""A number of things and the things: beside it, behind it, in the headings."""

from __future__ import annotations

import pytest

from tests.audit.texts import HEAD, audited, said

COUNT = "count-against-list"


def verdicts(text: str, rule: str) -> list[str]:
    return [verdict for verdict, _ in said(text, rule)]


def test_a_count_that_is_that_of_its_list_holds():
    assert said("　　紧盯桑蚕、茶叶、笋竹三大产业，做足文章。\n", COUNT) == [("consistent", "3")]


def test_a_list_that_is_one_short_of_its_count_is_an_error_and_names_what_it_lists():
    text = "　　推行出生登记、入学报名、异地就医、遗失补证5项联办服务。\n"

    (finding,) = [each for each in audited(text) if each.rule == COUNT]

    assert finding.verdict == "inconsistent"
    assert (finding.stated, finding.recomputed, finding.difference) == (5, 4, 1)
    assert [operand.name for operand in finding.operands] == [
        "出生登记", "入学报名", "异地就医", "遗失补证",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "　　紧盯桑蚕、茶叶、笋竹等八大产业，做足文章。\n",
        "　　落实首办负责、加强督促检查、完善限时办结、责任倒查、考核奖惩四项制度。\n",
        "　　新建社区、园区驿站12个。\n",
        "　　打造桑蚕、茶叶12个示范园。\n",
        "　　完成3处泵站、2座水闸、1条堤防、渠系四类工程。\n",
        "　　涉及入学、就医、养老、托育5项服务。\n",
        "　　推行减税、缓缴、稳岗补贴和房租减免五大政策。\n",
    ],
    ids=["open", "verbs", "sites", "fields", "numbers", "no verb of its own", "and"],
)
def test_a_number_that_may_count_something_else_is_no_error(text):
    assert "inconsistent" not in verdicts(text, COUNT)


def test_sites_in_so_many_fields_may_be_more_than_the_fields():
    text = "　　打造幼教、养老、助残4个服务点位。\n"

    assert verdicts(text, COUNT) == ["ambiguous"]


def test_a_quoted_list_is_closed_by_its_quotation_marks():
    text = "　　弘扬“敢想、敢拼、敢担当”{}种精神。\n"

    assert verdicts(text.format("三"), COUNT) == ["consistent"]
    assert verdicts(text.format("四"), COUNT) == ["inconsistent"]


def test_the_last_two_items_may_be_joined_by_a_word():
    text = "　　用好山、水、林、田和湖五大要素，因地制宜。\n"

    assert verdicts(text, COUNT) == ["consistent"]


def test_brackets_within_an_item_do_not_part_it():
    text = "　　健全区、镇（街道、园区）、村（社区）三级网络。\n"

    assert verdicts(text, COUNT) == ["consistent"]


def test_the_label_of_a_provision_is_no_item_of_its_list():
    text = "　　一、松树、柏树、槐树三大树种不得砍伐。\n"

    assert verdicts(text, COUNT) == ["consistent"]


def test_a_list_may_follow_its_count():
    text = "　　落实“三项制度”，即：首办负责制度、限时办结制度、责任倒查制度。\n"

    assert verdicts(text, COUNT) == ["consistent"]


SIX = "　　二、工作安排\n　　重点做好以下{}个方面工作：\n" + "".join(
    f"　　（{numeral}）把{matter}抓实。持续用力，久久为功，务求实效，让群众满意。\n"
    for numeral, matter in zip("一二三四", ("春耕", "招商", "防汛", "助残"), strict=True)
)


def test_the_points_said_to_follow_are_counted():
    head = "　　一、工作回顾\n　　平稳有序。\n"

    assert said(head + SIX.format("四"), "announced-items") == [("consistent", "4")]
    assert said(head + SIX.format("五"), "announced-items") == [("inconsistent", "5")]


def test_points_set_into_a_sentence_are_counted_by_their_words():
    text = "　　办好{}件实事：一是修桥；二是通水；三是为老人体检。\n"

    assert said(text.format("三"), "announced-items") == [("consistent", "3")]
    assert said(text.format("四"), "announced-items") == [("ambiguous", "4")]


def test_measures_that_follow_a_number_of_projects_are_not_those_projects():
    text = "　　推进12个项目：一是抢工期；二是抓质量；三是保安全。\n"

    assert said(text, "announced-items") == []


PLAN = """　　一、总体目标
　　实施“{}大惠民行动”，让群众得实惠。
　　二、重点任务
　　（一）实施出行惠民行动
　　新修农村公路，方便群众出行。
　　（二）实施安居惠民行动
　　改造老旧房屋，改善居住条件。
　　（三）实施康养惠民行动
　　建设养老设施，照顾老年群众。
"""


def test_headings_that_all_bear_a_name_are_as_many_as_the_text_says():
    assert said(PLAN.format("三"), "counted-headings") == [("consistent", "3")]
    assert said(PLAN.format("四"), "counted-headings") == [("ambiguous", "4")]


OVERVIEW = """　　一、总体要求
　　建立巡查值守、会商研判、信息报送、抢险救援、{}等5项机制，守住底线。
　　二、主要任务
　　（一）建立巡查值守机制
　　每日巡查，记录在案。
　　（二）建立会商研判机制
　　每周会商，分析形势。
　　（三）建立信息报送机制
　　遇有险情，立即报告。
　　（四）建立抢险救援机制
　　组建队伍，备足物资。
　　（五）建立灾后重建机制
　　核实灾情，恢复生产。
"""


def told(text: str, rule: str) -> list[tuple[str, str]]:
    """Verdict of each finding of a rule, and the words it is about."""
    findings = audited(text, head=HEAD)
    return [(each.verdict, each.operands[0].name) for each in findings if each.rule == rule]


def test_what_an_overview_lists_has_a_heading_each():
    assert told(OVERVIEW.format("灾后重建"), "listed-in-headings") == []
    assert told(OVERVIEW.format("物资储备"), "listed-in-headings") == [("gap", "物资储备")]


def test_a_heading_with_words_put_in_may_be_the_same_item_under_another_name():
    text = OVERVIEW.replace("建立抢险救援机制", "建立抢险应急救援机制").format("灾后重建")

    assert told(text, "listed-in-headings") == [("ambiguous", "抢险救援")]
