"""Where documents begin and end, and what each of them is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.document import Document, documents_of
from luoshi.document.kinds import kind_of
from tests.document.conftest import flow

SENTENCE = "为把沿江绿地管好用好，经市政府同意，现就有关事项通知如下，请认真抓好落实。"


def documents(text: str) -> tuple[Document, ...]:
    return documents_of(flow(text, wrapped=False))


def only(text: str) -> Document:
    (document,) = documents(text)
    return document


def words(text: str, document: Document) -> str:
    return flow(text, wrapped=False).text[document.body.start : document.body.end]


NOTICE = f"""云泽市人民政府办公室
关于做好沿江绿化工作的通知
云政办发〔2031〕5号
各县人民政府，市政府各部门：
{SENTENCE}
云泽市人民政府办公室
2031年3月9日
（2031年3月10日印发）"""

REPORT = f"""政府工作报告
——2031年1月27日在云泽市第十六届人民代表大会第五次会议上
云泽市市长　江 帆
各位代表：
{SENTENCE}"""

STATISTICS = """2031年1—3月全市主要经济指标完成情况
指标名称 单位 累计 同比±%
地区生产总值 亿元 118.6 6.3
固定资产投资 亿元 20.5 5.4"""


def test_documents_follow_one_another_without_a_line_lost():
    text = "\n".join((REPORT, NOTICE, STATISTICS))
    first, second, third = documents(text)

    assert [first.kind, second.kind, third.kind] == ["work_report", "notice", "statistics"]
    assert first.span.end + 1 == second.span.start
    assert second.span.end + 1 == third.span.start
    assert (first.id, second.id, third.id) == ("A", "B", "C")


def test_a_notice_and_the_text_it_issues_are_one_document():
    text = """云泽市人民政府办公室关于印发《云泽市沿江绿化三年行动计划》的通知
云政办发〔2031〕6号
各县人民政府：
《云泽市沿江绿化三年行动计划》已经市政府同意，现印发给你们。
云泽市人民政府办公室
2031年4月2日
云泽市沿江绿化三年行动计划
一、行动目标
三年植树九万株。
（2031年4月3日印发）"""
    plan = only(text)

    assert plan.title == "云泽市沿江绿化三年行动计划"
    assert plan.notice_title == "云泽市人民政府办公室关于印发《云泽市沿江绿化三年行动计划》的通知"
    assert plan.kind == "action_plan"
    assert (plan.signed, plan.printed) == (date(2031, 4, 2), date(2031, 4, 3))
    assert words(text, plan) == "一、行动目标\n三年植树九万株。"


def test_a_text_forwarded_with_its_own_head_belongs_to_the_notice():
    plan = only(f"""云泽市人民政府办公室转发市园林局关于加强古树保护意见的通知
云政办发〔2031〕15号
各县人民政府：
{SENTENCE}
云泽市人民政府办公室
2031年4月13日
关于加强古树保护的意见
市园林局
（2031年4月2日）
一、古树一律挂牌。""")

    assert plan.title == "关于加强古树保护的意见"
    assert plan.issuers == ("云泽市人民政府办公室",)
    assert plan.signed == date(2031, 4, 13)


def test_annexes_stay_with_their_document():
    document = only(f"""{NOTICE.replace("（2031年3月10日印发）", "")}附件1
沿江绿化任务分解表
一、大桥镇植树一百亩。
附件2
关于加强苗木检疫的规定
第一条　苗木应当检疫。""")

    assert document.title == "关于做好沿江绿化工作的通知"


def test_a_list_of_repealed_documents_is_not_a_row_of_documents():
    document = only(f"""{NOTICE}
附件
废止文件目录
1
关于印发云泽市苗圃管理办法的通知
云政发〔2020〕5号
2
关于加强行道树养护的通知
云政发〔2021〕6号""")

    assert document.number == "云政办发〔2031〕5号"


def test_a_table_of_contents_announces_titles_and_is_no_document():
    found = documents(f"""云泽市人民政府公报
云泽市人民政府办公室关于做好沿江绿化工作的通知
2031年1—3月全市主要经济指标完成情况
{NOTICE}
{STATISTICS}""")

    assert [document.kind for document in found] == ["notice", "statistics"]


def test_an_entry_of_a_table_of_contents_may_take_lines_without_a_leader():
    found = documents(f"""目　录
政府工作报告……………………………………………（1）
云泽市人民政府办公室关于做好
沿江绿化工作的通知…（5）
{REPORT}
{NOTICE}""")

    assert [document.kind for document in found] == ["work_report", "notice"]


def test_a_chronicle_after_a_foot_is_a_document_without_more_head_than_its_title():
    notice, chronicle = documents(f"{NOTICE}\n2031年3月大事记\n3月1日　全市植树活动启动。")

    assert (notice.kind, chronicle.title) == ("notice", "2031年3月大事记")


def test_a_title_printed_twice_by_a_portal_is_one_document():
    document = only(f"""云泽市人民政府办公室关于做好沿江绿化工作的通知
{NOTICE}""")

    assert document.number == "云政办发〔2031〕5号"


def test_what_the_portal_says_above_a_text_fills_what_its_head_leaves_out():
    document = only(f"""发文字号：云政发〔2031〕2号
成文日期：2031年2月3日
云泽市人民政府关于加强节约用水的意见
各县人民政府：
{SENTENCE}""")

    assert document.number == "云政发〔2031〕2号"
    assert document.signed == date(2031, 2, 3)


def test_a_text_without_any_head_is_one_document():
    text = f"沿江新城里的春天\n{SENTENCE}\n记者获悉，今年植树九万株。"
    document = only(text)

    assert (document.kind, document.title) == ("other", "沿江新城里的春天")
    assert words(text, document).startswith("为把沿江绿地")


def test_a_head_run_into_its_text_still_gives_title_and_number():
    document = only(
        f"云泽市总工会关于印发《云泽市调解办法》的通知云工发〔2031〕23号各县总工会：{SENTENCE}"
    )

    assert (document.title, document.number) == ("云泽市调解办法", "云工发〔2031〕23号")
    assert document.issuers == ("云泽市总工会",)


def test_a_text_before_the_first_head_is_not_lost():
    first, second = documents(f"卷首语\n{SENTENCE}{SENTENCE}\n{NOTICE}")

    assert (first.title, first.kind) == ("卷首语", "other")
    assert second.kind == "notice"


def test_the_imprint_of_a_gazette_belongs_to_no_document():
    text = f"{NOTICE}\n主办：云泽市人民政府办公室\n地址：云泽市滨江路1号"

    assert only(text).span.end == len(NOTICE)


@given(
    st.lists(
        st.sampled_from(
            [
                "云泽市人民政府",
                "关于做好植树工作的通知",
                "云政发〔2031〕5号",
                "各县人民政府：",
                "2031年3月9日",
                "（2031年3月10日印发）",
                "政府工作报告",
                "——2031年1月27日在云泽市第十六届人民代表大会第五次会议上",
                "各位代表：",
                "附件1",
                "云泽市绿地管理办法",
                "云泽市人民政府令（第16号）",
                "第一条　为了管好绿地，制定本办法。",
                "地区生产总值 亿元 118.6 6.3",
                "序号",
                "1",
                SENTENCE,
            ]
        ),
        max_size=14,
    ),
    st.booleans(),
)
def test_any_lines_in_any_order_are_read_and_no_sentence_is_lost(lines: list[str], wrapped: bool):
    read = flow("\n".join(lines), wrapped=wrapped)
    found = documents_of(read)

    ends = [0, *(document.span.end for document in found)]
    assert all(end <= document.span.start for end, document in zip(ends, found, strict=False))
    assert all(document.span.holds(document.body) for document in found)
    sentences = [span for span in read.paragraphs if SENTENCE in read.text[slice(*span)]]
    assert all(any(document.span.holds(span) for document in found) for span in sentences)


def test_an_empty_text_has_no_document():
    assert documents("\n\n") == ()


def test_a_document_does_not_cite_itself_and_cites_each_text_once():
    document = only(f"""云泽市人民政府关于修订《云泽市绿地管理办法》的决定
云政发〔2031〕4号
根据《城市绿化条例》和《云泽市绿地规划》（云政字〔2030〕6号），作如下决定。
依照《城市绿化条例》，本决定自公布之日起施行。{SENTENCE}""")

    assert document.cites == (
        "《城市绿化条例》",
        "《云泽市绿地规划》（云政字〔2030〕6号）",
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("政府工作报告", "work_report"),
        ("云泽市2031年国民经济和社会发展计划执行情况与2032年计划草案的报告", "plan_report"),
        ("关于云泽市2031年预算执行情况和2032年预算草案的报告", "budget_report"),
        ("云泽市防汛三年行动方案（2031—2033年）", "action_plan"),
        ("2031年政府工作报告重点任务分工", "task_division"),
        ("关于加快发展现代种业的实施意见", "opinion"),
        ("关于江远等同志职务任免的通知", "appointment"),
        ("云泽市人民代表大会常务委员会任免名单", "appointment"),
        ("云泽市2031年国民经济和社会发展统计公报", "statistics"),
        ("云泽市停车场管理暂行办法", "regulation"),
        ("云泽市人民代表大会常务委员会关于修改《云泽市绿化条例》的决定", "regulation"),
        ("关于同意设立白沙湿地公园的批复", "reply"),
        ("关于禁止燃放烟花爆竹的通告", "notice"),
        ("关于表彰先进单位的决定", "other"),
        ("关于2031年度预算执行的审计工作报告", "other"),
    ],
)
def test_the_end_of_a_title_says_what_a_document_is(title: str, kind: str):
    assert kind_of(title) == kind


def test_an_order_under_the_title_of_its_text_and_the_text_are_one_document():
    document = only(
        "云泽市绿地管理办法\n云泽市人民政府令第12号\n"
        "《云泽市绿地管理办法》已经市人民政府同意，现予发布。\n市 长 江帆\n二○三一年三月九日\n"
        "云泽市绿地管理办法\n第一章 总则\n第一条 为管好绿地，制定本办法。"
    )

    assert (document.title, document.number) == ("云泽市绿地管理办法", "令第12号")
    assert [p.label for p in document.provisions] == ["第一章", "第一条"]


def test_words_that_only_say_that_a_text_follows_are_no_document():
    document = only(
        "日前，云泽市印发《云泽市绿化行动计划》，对全市工作作出部署。全文如下：\n"
        "云泽市绿化行动计划\n一、总体要求\n把沿江绿地管好用好。"
    )

    assert document.title == "云泽市绿化行动计划"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云泽市人大常委会免职名单", "appointment"),
        ("关于接受江帆辞去云泽市副市长职务请求的决定", "appointment"),
        ("关于分解落实《政府工作报告》的通知", "task_division"),
        ("云泽市人民政府任免工作人员暂行规定", "regulation"),
    ],
)
def test_lists_of_names_and_divisions_of_tasks_are_known_by_their_titles(title: str, kind: str):
    assert kind_of(title) == kind


def test_the_caption_of_a_table_begins_no_document():
    text = f"""云泽市2030年国民经济和社会发展统计公报
{SENTENCE}
表1 2030年主要经济指标
| 指标 | 绝对数 |
| 财政收入 | 21.5 |
主要指标解释及说明
{SENTENCE}"""

    assert len(documents(text)) == 1


def test_what_a_portal_sets_above_a_notice_is_none_of_it():
    document = only(
        "政策解读：云泽市绿化行动方案\n各县（区）政府，市级有关部门：\n"
        "现将《云泽市绿化行动方案》印发你们，请认真执行。\n云泽市人民政府\n2031年3月9日\n"
        "云泽市绿化行动方案\n一、总体要求\n把沿江绿地管好用好。"
    )

    assert document.title == "云泽市绿化行动方案"
    assert document.signed == date(2031, 3, 9)


def test_the_notes_below_a_text_without_a_title_do_not_take_its_place():
    document = only(f"工业。{SENTENCE}\n主要指标解释及说明\n{SENTENCE}")

    assert (document.title, document.body.start) == ("", 0)


def test_an_order_numbered_by_its_year_and_its_text_are_one_document():
    document = only(
        "云泽市绿地管理规定\n政府令〔2031〕第15号\n"
        "《云泽市绿地管理规定》已经市政府第76次常务会议通过，现予公布，自2032年2月1日起施行。\n"
        "市长\n二○三一年三月九日\n云泽市绿地管理规定\n第一章总则\n第一条为管好绿地，制定本规定。"
    )

    assert document.number == "政府令〔2031〕第15号"
