"""What heads and feet say: number, issuers, meeting, speaker, address, days."""

from datetime import date

import pytest

from luoshi.document import Document, documents_of
from luoshi.document.days import day_in
from tests.document.conftest import flow

SENTENCE = "为把沿江绿地管好用好，经研究同意，现就有关事项通知如下，请认真抓好落实。"


def only(text: str, *, wrapped: bool = False) -> Document:
    (document,) = documents_of(flow(text, wrapped=wrapped))
    return document


# ---- numbers --------------------------------------------------------------------------------


def notice(head: str, foot: str = "云泽市人民政府\n2031年3月9日") -> Document:
    return only(f"{head}\n各县人民政府：\n{SENTENCE}\n{foot}")


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("云泽市人民政府关于植树的通知\n云政发〔2031〕5号", "云政发〔2031〕5号"),
        ("云政发〔2031〕5号\n云泽市人民政府关于植树的通知", "云政发〔2031〕5号"),
        ("云泽市人民政府文件\n云政发〔2031〕5号\n关于植树的通知", "云政发〔2031〕5号"),
        ("云泽市人民政府关于植树的通知\n（云府〔2031〕12 号）", "云府〔2031〕12号"),
        ("云泽市人民政府关于植树的通知\n云政发［２０３１］５号", "云政发［２０３１］５号"),
        ("云泽市人民政府关于植树的通知\n云政发【2031】5号", "云政发【2031】5号"),
        ("云泽市人民政府关于植树的通知\n云政发(2031)5号", "云政发(2031)5号"),
        ("云泽市人民政府关于植树的通知\n云政办发明电 〔 2031 〕 3 号", "云政办发明电〔2031〕3号"),
        ("云泽市人民政府关于植树的通知\n云政发电〔2031〕第3号", "云政发电〔2031〕第3号"),
        ("云泽市人民政府关于植树的通知云政发〔2031〕5号", "云政发〔2031〕5号"),
        ("云泽市人民政府关于植树的通知（云政发〔2031〕5号）", "云政发〔2031〕5号"),
        ("云政发〔2031〕5号 云泽市人民政府关于植树的通知", "云政发〔2031〕5号"),
        ("云泽市人民政府关于植树的通知\n云政函〔2031〕5号 A类", "云政函〔2031〕5号"),
        ("云政发〔2031〕5号　　签发人：江远\n云泽市人民政府关于植树的通知", "云政发〔2031〕5号"),
    ],
)
def test_a_number_in_each_printed_form(head: str, number: str):
    document = notice(head)

    assert document.number == number
    assert document.title == "关于植树的通知"
    assert document.issuers == ("云泽市人民政府",)


def test_a_number_cited_in_the_title_is_not_the_documents_own():
    document = notice("云泽市人民政府关于废止《云泽市植树办法》（云政发〔2010〕5号）的通知")

    assert document.number is None


def test_a_number_cited_in_the_text_is_not_the_documents_own():
    document = only(f"""云泽市人民政府关于同意设立湿地公园的批复
市园林局：
你局《关于设立湿地公园的请示》（云园〔2031〕7号）收悉。{SENTENCE}
云泽市人民政府
2031年3月9日""")

    assert document.number is None
    assert document.kind == "reply"


# ---- orders and announcements ---------------------------------------------------------------

REGULATION = "云泽市绿地管理办法\n第一章　总　则\n第一条　为了管好绿地，制定本办法。"
PUTS_INTO_FORCE = "《云泽市绿地管理办法》已经市政府常务会议通过，现予公布，自2031年5月1日起施行。"


@pytest.mark.parametrize(
    ("banner", "number"),
    [
        ("云泽市人民政府令（第16号）", "令（第16号）"),
        ("云泽市人民政府令第16号", "令第16号"),
        ("云泽市人民政府令\n第16号", "令第16号"),
        ("云泽市人民政府令\n第十六号", "令第十六号"),
        ("云泽市人民政府\n令\n第 16 号", "令第16号"),
    ],
)
def test_an_order_bears_its_ordinal_and_the_title_of_what_it_publishes(banner: str, number: str):
    text = f"{banner}\n{PUTS_INTO_FORCE}\n市长　江 帆\n2031年3月12日\n{REGULATION}"
    document = only(text)

    assert document.number == number
    assert document.title == "云泽市绿地管理办法"
    assert document.kind == "regulation"
    assert document.issuers == ("云泽市人民政府",)
    assert document.signed == date(2031, 3, 12)
    body = flow(text, wrapped=False).text[document.body.start :]
    assert body.startswith("第一章")


def test_an_order_may_stand_under_the_title_of_the_regulation():
    document = only(f"""云泽市绿地管理办法
云泽市人民政府令（第16号）
{PUTS_INTO_FORCE}
区　长　江　远　帆
2031年3月12日
第一章　总　则
第一条　为了管好绿地，制定本办法。""")

    assert (document.title, document.number) == ("云泽市绿地管理办法", "令（第16号）")
    assert document.signed == date(2031, 3, 12)


def test_the_line_under_a_regulations_title_tells_its_order():
    document = only("""云泽市绿地管理办法
（2030年12月3日云泽市人民政府第45次常务会议通过  2031年1月1日云泽市人民政府令第7号公布）
第一条　为了管好绿地，制定本办法。""")

    assert document.number == "令第7号"
    assert document.issuers == ("云泽市人民政府",)
    assert document.signed == date(2031, 1, 1)


def test_an_announcement_is_titled_by_its_banner():
    document = only(f"云泽市人民政府公告\n2031年第3号\n{SENTENCE}\n云泽市人民政府\n2031年5月6日")

    assert (document.title, document.number) == ("云泽市人民政府公告", "2031年第3号")
    assert document.signed == date(2031, 5, 6)


# ---- titles and issuers ---------------------------------------------------------------------


def test_a_title_may_take_several_lines_and_two_issuers():
    document = only(f"""中共云泽市委办公室
云泽市人民政府办公室
关于印发云泽市2031年重点工作任务
分工方案的通知
云办发〔2031〕3号
各县党委、人民政府：
{SENTENCE}
中共云泽市委办公室
云泽市人民政府办公室
2031年3月9日""")

    assert document.title == "云泽市2031年重点工作任务分工方案"
    assert document.issuers == ("中共云泽市委办公室", "云泽市人民政府办公室")
    assert document.kind == "task_division"


def test_each_line_of_a_title_may_end_as_a_title_does():
    document = only(f"""云泽市2031年国民经济和社会发展计划
执行情况与2032年国民经济和社会
发展计划草案的报告
——2031年1月27日在云泽市第十六届人民代表大会第五次会议上
云泽市发展和改革委员会主任　江　远
各位代表：
{SENTENCE}""")

    assert document.title == (
        "云泽市2031年国民经济和社会发展计划执行情况与2032年国民经济和社会发展计划草案的报告"
    )
    assert document.kind == "plan_report"


def test_what_is_made_public_may_be_no_text_of_its_own():
    document = notice("云泽市人民政府关于公布实施云泽市基准地价的通知\n云政规〔2031〕1号")

    assert document.title == "关于公布实施云泽市基准地价的通知"
    assert document.kind == "notice"


def test_issuers_set_close_are_told_apart():
    document = notice("中共云泽市委办公室云泽市人民政府办公室关于植树的通知\n云办发〔2031〕3号")

    assert document.issuers == ("中共云泽市委办公室", "云泽市人民政府办公室")


def test_whoever_signs_issues_what_names_no_issuer_in_its_head():
    document = only(f"""关于做好参保登记工作的通知
各镇、各有关单位：
{SENTENCE}
云泽市医疗保障局
2031年9月1日""")

    assert document.issuers == ("云泽市医疗保障局",)


def test_joint_signers_all_issue():
    document = notice("关于植树的通知\n云园〔2031〕3号", "云泽市园林局　云泽市财政局\n2031年3月9日")

    assert document.issuers == ("云泽市园林局", "云泽市财政局")


# ---- addressees -----------------------------------------------------------------------------


def addressees(lines: str) -> tuple[str, ...]:
    return only(f"云泽市人民政府关于植树的通知\n云政发〔2031〕5号\n{lines}\n{SENTENCE}").addressees


def test_addressees_are_parted_by_commas():
    assert addressees("各县（市、区）人民政府，市政府各部门、各直属机构，有关企业：") == (
        "各县（市、区）人民政府",
        "市政府各部门、各直属机构",
        "有关企业",
    )


def test_addressees_may_take_two_lines_and_lose_their_colon():
    expected = ("各县人民政府", "市政府各部门")
    assert addressees("各县人民政府，\n市政府各部门：") == expected
    assert addressees("各县人民政府、各镇人民政府") == ("各县人民政府", "各镇人民政府")


def test_an_answer_is_addressed_to_a_deputy():
    document = only(f"""关于第12号建议的答复
江远代表：
{SENTENCE}
云泽市林业局
2031年6月2日""")

    assert (document.addressees, document.kind) == (("江远代表",), "reply")


# ---- reports --------------------------------------------------------------------------------


def report(head: str) -> Document:
    return only(f"{head}\n各位代表：\n现在，我向大会报告工作，请予审议。{SENTENCE}")


MEETING = "2031年1月27日在云泽市第十六届人民代表大会第五次会议上"


@pytest.mark.parametrize("line", [f"——{MEETING}", f"--{MEETING}", f"----{MEETING}", f"—{MEETING}",
                                  f"（{MEETING}）", MEETING])  # fmt: skip
def test_a_meeting_line_in_each_printed_form(line: str):
    document = report(f"政府工作报告\n{line}")

    assert document.delivered == date(2031, 1, 27)
    assert document.occasion == "云泽市第十六届人民代表大会第五次会议"
    assert document.issuers == ("云泽市人民政府",)


def test_a_day_alone_under_a_report_is_the_day_it_was_delivered():
    document = report("政府工作报告\n（2031年1月27日）\n云泽市市长　江 帆")

    assert (document.delivered, document.occasion) == (date(2031, 1, 27), None)


@pytest.mark.parametrize(
    ("line", "speaker", "issuer"),
    [
        ("云泽市人民政府市长　江　帆", "江帆（云泽市人民政府市长）", "云泽市人民政府"),
        ("云泽市代理市长 江 远 帆", "江远帆（云泽市代理市长）", "云泽市人民政府"),
        ("代市长　艾尼瓦尔·吐尔逊", "艾尼瓦尔·吐尔逊（代市长）", "云泽市人民政府"),
        ("市人民政府市长 欧阳远", "欧阳远（市人民政府市长）", "云泽市人民政府"),
        ("市长\n江远帆", "江远帆（市长）", "云泽市人民政府"),
        ("江　帆", "江帆", "云泽市人民政府"),
    ],
)
def test_a_speaker_before_or_after_the_meeting(line: str, speaker: str, issuer: str):
    for head in (f"政府工作报告\n——{MEETING}\n{line}", f"政府工作报告\n{line}\n（{MEETING}）"):
        document = report(head)

        assert document.speaker == speaker
        assert document.issuers == (issuer,)
        assert document.delivered == date(2031, 1, 27)


@pytest.mark.parametrize(
    "giver", ["云泽市财政局局长　白 桦", "云泽市财政局", "云泽市财政局党组书记、局长 白桦"]
)
def test_a_bureau_reports_on_behalf_of_the_government(giver: str):
    document = only(f"""关于云泽市2031年预算执行情况
和2032年预算草案的报告
——{MEETING}
{giver}
各位代表：
受市人民政府的委托，现将预算草案提请大会审查。{SENTENCE}""")

    assert document.kind == "budget_report"
    assert document.title == "关于云泽市2031年预算执行情况和2032年预算草案的报告"
    assert document.issuers == ("云泽市财政局（受市人民政府委托）",)


def test_a_speech_gives_its_speaker_by_name_alone():
    document = only(f"在全市经济工作会议上的讲话\n（2031年1月8日）\n江远\n同志们：\n{SENTENCE}")

    assert (document.speaker, document.delivered) == ("江远", date(2031, 1, 8))


# ---- feet and days --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("二○○七年四月十三日", date(2007, 4, 13)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("2031 年 1 月 27 日", date(2031, 1, 27)),
        ("２０３１年１月２７日", date(2031, 1, 27)),
        ("二0三一年十月二十日", date(2031, 10, 20)),
        ("2031-01-27", date(2031, 1, 27)),
        ("2031年 月 日", None),
        ("2031年2月30日", None),
        ("2031年13月1日", None),
    ],
)
def test_a_day_is_read_or_left_open_and_never_completed(words: str, day: date | None):
    assert day_in(flow(words).folded) == day


def test_a_damaged_day_is_not_completed():
    document = notice(
        "云泽市人民政府关于植树的通知\n云政发〔2031〕5号", "云泽市人民政府\n2031年 月 日"
    )

    assert document.signed is None


def test_a_day_of_printing_in_each_printed_form():
    for line in (
        "（2031年3月10日印发）",
        "云泽市人民政府办公室　　2031年3月10日印发",
        "抄送：市委各部门。\n云泽市人民政府办公室　　2031年3月10日印发",
        "（此件公开发布）\n云泽市人民政府办公室2031年3月10日印发",
    ):
        document = notice(
            "云泽市人民政府关于植树的通知\n云政发〔2031〕5号",
            f"云泽市人民政府\n2031年3月9日\n{line}",
        )

        assert (document.signed, document.printed) == (date(2031, 3, 9), date(2031, 3, 10))


def test_a_signature_may_share_the_line_of_its_day():
    document = notice(
        "云泽市人民政府关于植树的通知\n云政发〔2031〕5号", "云泽市人民政府　2031年3月9日"
    )

    assert document.signed == date(2031, 3, 9)


def test_a_day_in_brackets_under_a_title_is_the_day_of_signing():
    document = only(f"中共云泽市委　云泽市人民政府\n关于植树的意见\n（2031年3月5日）\n{SENTENCE}")

    assert document.signed == date(2031, 3, 5)
    assert document.issuers == ("中共云泽市委", "云泽市人民政府")


def test_a_deadline_in_a_cell_under_a_unit_is_no_signature():
    document = only("""云泽市2031年重点任务清单
序号
任务
责任单位
完成时限
1
新建小学
市教育局
2031年8月31日
2
新建医院
市卫生健康局
2031年12月31日""")

    assert document.signed is None


def test_the_foot_is_left_out_of_the_body():
    text = f"关于植树的通知\n各镇：\n{SENTENCE}\n云泽市园林局\n2031年3月9日\n（此件公开发布）"
    document = only(text)

    assert flow(text, wrapped=False).text[document.body.start : document.body.end] == SENTENCE


# ---- heads in wrapped text ------------------------------------------------------------------


def test_a_head_is_read_from_lines_that_the_layout_wrapped():
    document = only(
        """政 府 工 作 报 告
——2031年2月3日在云泽市第十六届
人民代表大会第一次会议上

云泽市代市长　白　　桦

各位代表：
　　现在，我代表市人民政府向大会报
告工作，请予审议，并请列席会议的同
志提出意见。
　　一、过去五年工作回顾
　　五年来，全市上下守着一江春水谋
发展，办成了一批多年想办的大事。
""",
        wrapped=True,
    )

    assert document.title == "政府工作报告"
    assert document.speaker == "白桦（云泽市代市长）"
    assert document.occasion == "云泽市第十六届人民代表大会第一次会议"


# ---- heads without a title, and heads that the page broke

OPENING = "受县人民政府委托，向本次会议报告2030年财政预算执行情况，请予审议。"


def test_a_meeting_may_be_broken_over_two_lines():
    document = only(f"""关于云泽市2030年市级决算的报告
——2031年8月9日在云泽市第十六届人民代表
大会常务委员会第七次会议上
云泽市财政局
主任、各位副主任、秘书长、各位委员：
{SENTENCE}""")

    assert document.occasion == "云泽市第十六届人民代表大会常务委员会第七次会议"
    assert (document.delivered, document.issuers) == (date(2031, 8, 9), ("云泽市财政局",))


def test_a_report_without_a_title_is_known_by_its_first_words():
    document = only(f"""2031年1月9日在云泽县第十六届人民代表大会
第六次会议上
云泽县财政局局长 江 远
各位代表：
{OPENING}
一、预算执行情况""")

    assert (document.kind, document.title) == ("budget_report", "")
    assert document.issuers == ("云泽县财政局（受县人民政府委托）",)
    assert (document.speaker, document.delivered) == (
        "江远（云泽县财政局局长）",
        date(2031, 1, 9),
    )


@pytest.mark.parametrize("first", ["一、主要经济指标", "1-7月全市经济平稳运行。投资回升。"])
def test_a_label_and_a_sentence_are_no_titles(first: str):
    document = only(f"{first}\n1-7月，全市财政收入12亿元，同比增长4%。\n二、主要问题")

    assert document.title == ""
    assert document.body.start == 0


def test_the_office_of_statistics_issues_statistics():
    document = only(f"""云泽市2030年国民经济和社会发展统计公报[1]
云泽市统计局
2031年3月9日
一、综合
{SENTENCE}""")

    assert document.title == "云泽市2030年国民经济和社会发展统计公报"
    assert (document.issuers, document.signed) == (("云泽市统计局",), date(2031, 3, 9))


def test_the_bar_of_a_portal_is_no_title():
    document = only(f"登录 注册 长者版 | 无障碍\n1-6月经济运行简况\n{SENTENCE}")

    assert (document.title, document.kind) == ("1-6月经济运行简况", "statistics")


# ---- pages of portals, and notices without their title ---------------------------------------


def test_a_notice_printed_without_its_title_bears_that_of_the_text_it_issues():
    document = only(
        "云政发〔2031〕5号\n各县人民政府，市政府各部门：\n"
        "根据《省绿化条例》，《云泽市绿化行动计划》已经市政府同意，现印发给你们，请认真执行。\n"
        "云泽市人民政府\n2031年3月9日\n云泽市绿化行动计划\n一、总体要求\n把沿江绿地管好用好。"
    )

    assert (document.title, document.notice_title) == ("云泽市绿化行动计划", None)
    assert (document.number, document.kind) == ("云政发〔2031〕5号", "action_plan")
    assert document.addressees == ("各县人民政府", "市政府各部门")
    assert document.signed == date(2031, 3, 9)


def test_a_title_whose_first_line_ends_with_a_mark_of_a_list_is_whole():
    title = "云泽市扬尘治理、\n餐饮油烟治理攻坚行动实施方案"
    document = only(
        "云泽市人民政府关于印发云泽市扬尘治理、餐饮油烟治理攻坚行动实施方案的通知\n各县人民政府：\n"
        f"{SENTENCE}\n云泽市人民政府\n2031年3月9日\n{title}\n一、总体要求\n把工地管好。"
    )

    assert document.title == title.replace("\n", "")


def test_the_topic_that_a_portal_sets_before_a_title_is_none_of_it():
    document = notice("【重点工作】云泽市人民政府关于植树的通知")

    assert document.notice_title == "云泽市人民政府关于植树的通知"
    assert document.issuers == ("云泽市人民政府",)


def test_the_bare_name_of_a_place_issues_nothing():
    assert only(f"云泽关于印发绿化方案的通知\n{SENTENCE}").issuers == ()


def test_what_a_portal_prints_below_a_title_parts_it_not_from_its_address():
    document = only(
        "云泽市人民政府关于植树的通知\n2031-03-10 10:00 市政府办公室\n"
        "索 引 号 YZ1/2031-1 发文日期 2031-03-09\n"
        "发布机构 市政府办公室 文    号 云政办〔2031〕1号\n分   类 绿化 有 效 性 有效\n"
        f"各县人民政府：\n{SENTENCE}\n云泽市人民政府\n2031年3月9日"
    )

    assert document.addressees == ("各县人民政府",)
    assert document.number == "云政办〔2031〕1号"


def test_a_number_in_brackets_shows_that_the_words_before_it_are_a_title():
    document = only(f"2031年绿化重点工作任务（云政发〔2031〕2号）\n各县人民政府：\n{SENTENCE}")

    assert (document.title, document.number) == ("2031年绿化重点工作任务", "云政发〔2031〕2号")


def test_the_meeting_in_brackets_may_take_two_lines():
    document = only(
        "云泽市人大常委会任命名单\n（2031年8月4日云泽市第五届人民代表大会\n"
        "常务委员会第三次会议通过）\n任命江帆为云泽市财政局局长。"
    )

    assert document.occasion == "云泽市第五届人民代表大会常务委员会第三次会议"
    assert document.delivered == date(2031, 8, 4)


def test_a_session_in_brackets_is_no_part_of_the_title():
    document = only(f"""政府工作报告
（第十七届人民代表大会第三次会议）
各位代表：
现在，我代表云泽县人民政府，向大会报告工作，请予审议。
一、工作回顾
{SENTENCE}""")

    assert (document.title, document.occasion) == (
        "政府工作报告",
        "第十七届人民代表大会第三次会议",
    )
    assert document.issuers == ("云泽县人民政府",)


def test_a_title_cut_short_and_printed_again_is_read_once():
    title = "云泽市发展和改革委员会 云泽市财政局 关于印发云泽市沿江绿化行动实施方案的通知"
    document = only(f"{title} 各县政府（管委会…\n\n{title}\n\n各县政府：\n{SENTENCE}")

    assert document.title == "云泽市沿江绿化行动实施方案"
    assert document.issuers == ("云泽市发展和改革委员会", "云泽市财政局")


def test_a_line_of_a_title_may_end_with_a_mark_of_a_list():
    document = notice(
        "云泽市人民政府\n关于印发《云泽市与县（市、区）、\n市直园区共同绿化方案》的通知"
    )

    assert document.title == "云泽市与县（市、区）、市直园区共同绿化方案"


def test_of_several_texts_issued_without_a_title_the_first_names_the_notice():
    document = only(
        "各县人民政府：\n经市政府同意，制定《云泽市绿化任务清单（试行）》（以下简称《清单》）"
        "和《云泽市养护任务清单》，现印发给你们。\n云泽市人民政府\n2031年3月9日"
    )

    assert (document.title, document.kind) == ("云泽市绿化任务清单（试行）", "task_division")
