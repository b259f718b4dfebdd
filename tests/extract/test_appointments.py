"""Who takes up or leaves which post, in the forms in which offices say it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.document import Document
from luoshi.document.tree import Kind
from luoshi.extract import Appointment, read_appointments, recheck_appointment
from luoshi.provenance import Finding, Span
from tests.extract.texts import flow

SIGNED = date(2023, 3, 1)


def read(
    *paragraphs: str, kind: Kind = "appointment", title: str = "关于干部任免的通知"
) -> tuple[tuple[Appointment, ...], tuple[Finding, ...]]:
    """The appointments and doubts of a notice of 东湖区; each is held against its own words."""
    text = flow(*paragraphs)
    span = Span(0, len(text.text.rstrip()))
    issuers = ("青禾市东湖区人民政府",)
    document = Document("A", kind, title, span, span, signed=SIGNED, issuers=issuers)
    records, findings = read_appointments(document, text)
    for record in records:
        words = "".join(text.text[slice(*place)] for place in (record.span, *record.also))
        assert list(recheck_appointment(record, words)) == []
    return records, findings


def told(
    *paragraphs: str, kind: Kind = "appointment", title: str = "关于干部任免的通知"
) -> list[str]:
    """Each appointment in a line: who, what is done, where, which post, how held."""
    records, _ = read(*paragraphs, kind=kind, title=title)
    return [
        " ".join((r.person, r.action, r.organisation or "-", r.post, *r.qualifiers))
        for r in records
    ]


def doubts(*paragraphs: str) -> list[str]:
    return [finding.rule for finding in read(*paragraphs)[1]]


# ---- taking up ------------------------------------------------------------------------------


def test_a_list_below_the_word_that_says_what_is_done():
    assert told(
        "区政府决定，任命：",
        "周 岚为东湖区水务局局长；",
        "免去：",
        "吴起明的东湖区水务局局长职务。",
    ) == [
        "周岚 appoint 东湖区水务局 局长",
        "吴起明 remove 东湖区水务局 局长",
    ]


def test_several_persons_take_up_one_post():
    assert told("任命周 岚、吴起明、艾山·库尔班为东湖区人民法院审判员。") == [
        "周岚 appoint 东湖区人民法院 审判员",
        "吴起明 appoint 东湖区人民法院 审判员",
        "艾山·库尔班 appoint 东湖区人民法院 审判员",
    ]


def test_one_person_takes_up_several_posts_and_a_bracket_speaks_of_the_last():
    assert told("任命周岚为东湖区教育局局长、东湖区体育办公室主任（兼）。") == [
        "周岚 appoint 东湖区教育局 局长",
        "周岚 appoint 东湖区体育办公室 主任 兼",
    ]


def test_a_second_post_belongs_to_the_organisation_of_the_first():
    assert told("周岚为东湖城市建设集团有限公司董事长、总经理。", title="关于任命周岚的通知") == [
        "周岚 appoint 东湖城市建设集团有限公司 董事长",
        "周岚 appoint 东湖城市建设集团有限公司 总经理",
    ]


def test_what_a_bracket_tells_of_the_person_is_no_part_of_the_name():
    assert told("任命周岚（女，回族）、吴起明（壮族）为东湖区审计局副局长。") == [
        "周岚 appoint 东湖区审计局 副局长",
        "吴起明 appoint 东湖区审计局 副局长",
    ]


def test_a_name_may_contain_the_words_that_part_it_from_the_post():
    assert told("任命周为民为东湖区民政局局长。", "任命任任重为东湖区司法局局长。") == [
        "周为民 appoint 东湖区民政局 局长",
        "任任重 appoint 东湖区司法局 局长",
    ]


@pytest.mark.parametrize(
    "organisation",
    [
        "东湖区农业服务中心（扶贫发展中心）",
        "东湖区教育、体育局",
        "东湖区人民政府办公室",
        "中共东湖区委党校",
    ],
)
def test_an_organisation_keeps_the_signs_inside_its_name(organisation: str):
    assert told(f"任命周岚为{organisation}副主任。") == [f"周岚 appoint {organisation} 副主任"]


@pytest.mark.parametrize(
    "post",
    ["党组书记", "常务副区长", "总工程师", "二级巡视员", "四级调研员", "一级主任科员", "督学",
     "法律顾问", "人民陪审员", "监事会主席", "党组成员", "第一书记", "副审判长", "三级警长"],
)  # fmt: skip
def test_posts_and_ranks(post: str):
    (record,) = read(f"任命周岚为东湖区某单位{post}。")[0]

    assert record.organisation + record.post == f"东湖区某单位{post}"
    assert post.endswith(record.post)


def test_each_line_may_say_the_verb():
    assert told("任命 周 岚 为 东湖区财政局局长", "任命 吴起明 为 东湖区民政局局长") == [
        "周岚 appoint 东湖区财政局 局长",
        "吴起明 appoint 东湖区民政局 局长",
    ]


def test_labels_before_the_items_are_no_part_of_them():
    assert told(
        "一、任命", "1.周岚为东湖区财政局局长；", "二、免去", "（一）吴起明的东湖区财政局局长职务。"
    ) == [
        "周岚 appoint 东湖区财政局 局长",
        "吴起明 remove 东湖区财政局 局长",
    ]


def test_the_post_may_come_first():
    assert told("任命：", "东湖区教育局局长：周岚；副局长：吴起明、郑 和", "总督学：冯小青") == [
        "周岚 appoint 东湖区教育局 局长",
        "吴起明 appoint 东湖区教育局 副局长",
        "郑和 appoint 东湖区教育局 副局长",
        "冯小青 appoint 东湖区教育局 总督学",
    ]


def test_names_alone_take_up_the_post_of_the_line_above():
    assert told("任命下列人员为东湖区人民法院人民陪审员：", "周岚、吴起明", "郑和 冯小青") == [
        f"{name} appoint 东湖区人民法院 人民陪审员" for name in ("周岚", "吴起明", "郑和", "冯小青")
    ]


def test_a_table_of_names_and_posts():
    assert told("任命：", "周岚 东湖区财政局局长", "吴 明 东湖区民政局局长（试用期一年）") == [
        "周岚 appoint 东湖区财政局 局长",
        "吴明 appoint 东湖区民政局 局长 试用期一年",
    ]


def test_the_title_says_what_is_done_where_the_list_does_not():
    assert told("东湖区人民法院审判员：", "周岚、吴起明", title="任命名单") == [
        "周岚 appoint 东湖区人民法院 审判员",
        "吴起明 appoint 东湖区人民法院 审判员",
    ]


def test_promotion_to_a_rank_is_an_appointment():
    assert told("周岚晋升为东湖区财政局一级主任科员。", "晋升吴起明为二级调研员。") == [
        "周岚 appoint 东湖区财政局 一级主任科员",
        "吴起明 appoint - 二级调研员",
    ]


def test_probation_passed_is_an_appointment():
    assert told(
        "周岚同志试用期满，按期转正，任东湖区财政局副局长。",
        "同意吴起明任东湖区司法局副局长，按期转正。",
    ) == [
        "周岚 appoint 东湖区财政局 副局长 按期转正",
        "吴起明 appoint 东湖区司法局 副局长 按期转正",
    ]


def test_engagement_and_its_end():
    assert told(
        "聘任周岚为东湖区人民政府法律顾问，聘期三年。", "解聘吴起明的东湖区人民政府法律顾问职务。"
    ) == [
        "周岚 appoint 东湖区人民政府 法律顾问 聘期三年",
        "吴起明 remove 东湖区人民政府 法律顾问",
    ]


# ---- acting, nominated ----------------------------------------------------------------------


def test_who_is_chosen_to_act_is_designated():
    assert told("决定由周岚代理东湖区人民政府区长职务。") == [
        "周岚 designate 东湖区人民政府 区长 代理"
    ]


def test_who_is_appointed_as_acting_is_appointed():
    assert told("任命周岚为东湖区人民政府副区长、代理区长。") == [
        "周岚 appoint 东湖区人民政府 副区长",
        "周岚 appoint 东湖区人民政府 区长 代理",
    ]


def test_a_nomination():
    assert told("提名周岚为东湖区人民政府副区长人选。") == ["周岚 designate 东湖区人民政府 副区长"]


def test_a_concurrent_post_said_by_the_verb():
    assert told("周岚兼任东湖区招商局局长") == ["周岚 appoint 东湖区招商局 局长 兼任"]


# ---- leaving --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("免去周岚的东湖区财政局局长职务。", "remove"),
        ("免去周岚同志东湖区财政局局长职务。", "remove"),
        ("免去周岚所任的东湖区财政局局长职务。", "remove"),
        ("周岚同志不再担任东湖区财政局局长职务。", "remove"),
        ("周岚的东湖区财政局局长职务自然免除。", "remove"),
        ("终止周岚的东湖区财政局局长试用期。", "remove"),
        ("撤销周岚的东湖区财政局局长职务。", "dismiss"),
        ("同意接受周岚同志因工作变动提出的辞去东湖区财政局局长职务的请求。", "resign"),
        ("会议决定，接受周岚辞去东湖区财政局局长职务的请求，报东湖区人民代表大会备案。", "resign"),
    ],
)
def test_ways_of_leaving_a_post(words: str, action: str):
    assert told(words) == [f"周岚 {action} 东湖区财政局 局长"]


def test_a_pronoun_is_the_person_of_the_clause_before():
    assert told("任命周岚为东湖区教育局局长，免去其东湖区民政局副局长职务。") == [
        "周岚 appoint 东湖区教育局 局长",
        "周岚 remove 东湖区民政局 副局长",
    ]


def test_a_pronoun_may_follow_a_sentence_that_only_names_the_person():
    assert told("周岚同志退休，免去其东湖区民政局副局长职务。") == [
        "周岚 remove 东湖区民政局 副局长"
    ]


def test_several_removals_in_one_sentence():
    assert told("免去周岚、吴起明的东湖区教育局副局长职务，郑和的东湖区水务局副局长职务。") == [
        "周岚 remove 东湖区教育局 副局长",
        "吴起明 remove 东湖区教育局 副局长",
        "郑和 remove 东湖区水务局 副局长",
    ]


def test_what_a_decision_says_twice_is_recorded_once():
    assert told(
        "周岚向区人大常委会提出辞去东湖区人民政府副区长职务的请求。",
        "会议决定：接受周岚辞去东湖区人民政府副区长职务的请求。",
    ) == ["周岚 resign 东湖区人民政府 副区长"]


# ---- terms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "term", "ends"),
    [
        ("（试用期一年）", "1年", date(2024, 2, 29)),
        ("（挂职，时间一年）", "1年", date(2024, 2, 29)),
        ("（挂职两年）", "2年", date(2025, 2, 28)),
        ("，试用期6个月", "6个月", date(2023, 8, 31)),
        ("，聘期三年", "3年", date(2026, 2, 28)),
        ("（试用期半年）", "6个月", date(2023, 8, 31)),
    ],
)
def test_a_term_ends_on_a_day_where_its_beginning_is_known(said: str, term: str, ends: date):
    (record,) = read(f"任命周岚为东湖区财政局副局长{said}。")[0]

    assert (record.term, record.effective, record.term_end) == (term, SIGNED, ends)


def test_a_note_below_a_list_is_said_of_all_of_it():
    records, _ = read(
        "任命：",
        "周岚为东湖区财政局副局长；",
        "吴起明为东湖区民政局副局长。",
        "以上人员试用期一年，自2023年2月10日起计算。",
    )

    assert [(r.term, r.effective, r.term_end) for r in records] == [
        ("1年", date(2023, 2, 10), date(2024, 2, 9))
    ] * 2


def test_a_beginning_of_which_only_the_month_is_printed_is_no_day():
    (record,) = read("任命周岚为东湖区财政局副局长，任职时间从2022年12月起计算。")[0]

    assert record.effective is None


# ---- what is not guessed --------------------------------------------------------------------


def test_a_post_that_is_not_named_is_a_finding():
    assert doubts("任命周岚为东湖区财政局局长，其原任职务自然免除。") == ["post-not-named"]


def test_a_name_that_runs_into_its_post_ends_where_the_name_of_a_unit_begins():
    assert told("免去周岚东湖区财政局局长职务。", "免去吴起明区民政局局长职务。") == [
        "周岚 remove 东湖区财政局 局长",
        "吴起明 remove 区民政局 局长",
    ]


def test_a_name_that_may_end_in_two_places_is_a_finding():
    assert doubts("免去周明区区委党校校长职务。") == ["person-and-post-run-together"]


def test_a_name_that_is_not_clear_is_not_that_of_the_person_before():
    words = ("免去吴起明的东湖区水务局局长职务。", "免去周岚教育局副局长职务。")

    assert told(*words) == ["吴起明 remove 东湖区水务局 局长"]
    assert doubts(*words) == ["person-and-post-run-together"]


def test_an_appointment_that_cannot_be_read_is_a_finding():
    assert doubts("任命区财政局原副局长一名为局长。") == ["appointment-not-read"]


def test_a_work_report_that_tells_of_appointments_makes_none():
    assert told("一年来，依法任命周岚为东湖区财政局局长。", kind="work_report") == []


def test_a_notice_about_other_things_makes_no_appointments():
    assert told("免去小微企业的登记费用；成立由区长任组长的领导小组。", kind="notice") == []


def test_a_notice_may_appoint_where_it_says_so():
    assert told("经研究，任命周岚为东湖区防汛办主任。", kind="notice") == [
        "周岚 appoint 东湖区防汛办 主任"
    ]


def test_closing_words_are_no_doubt():
    assert doubts("任命周岚为东湖区财政局局长。", "特此通知。") == []


def test_a_record_is_pinned_to_its_own_words():
    (record, _) = read("任命：", "周 岚为东湖区财政局局长；吴起明为东湖区民政局局长。")[0]

    assert record.quote == "周 岚为东湖区财政局局长"


# ---- leading groups -------------------------------------------------------------------------

GROUP = "经研究，决定成立东湖区数字政府建设领导小组，组成人员如下："


def test_members_of_a_group_that_a_notice_sets_up():
    assert told(
        GROUP,
        "组 长：周岚（区委副书记、区长）",
        "副组长：吴起明（常务副区长）、郑 和（副区长）",
        "成 员：冯小青 区财政局局长",
        "陈 立 区大数据局局长",
        kind="notice",
    ) == [
        "周岚 appoint 东湖区数字政府建设领导小组 组长",
        "吴起明 appoint 东湖区数字政府建设领导小组 副组长",
        "郑和 appoint 东湖区数字政府建设领导小组 副组长",
        "冯小青 appoint 东湖区数字政府建设领导小组 成员",
        "陈立 appoint 东湖区数字政府建设领导小组 成员",
    ]


def test_units_among_the_members_are_no_persons():
    assert told(GROUP, "组长：周岚", "成员：区财政局、区水务局、各镇", kind="notice") == [
        "周岚 appoint 东湖区数字政府建设领导小组 组长"
    ]


def test_a_role_of_which_no_group_is_named_appoints_nobody():
    assert told("组长：周岚", "成员：吴起明", kind="notice") == []


# ---- documents of several governments -------------------------------------------------------


def test_a_list_of_removals_may_go_over_into_appointments():
    assert told(
        "经研究决定：",
        "周岚同志任县自然资源局副局长，免去其县住房和城乡建设局副局长职务；",
        "吴起明同志任县公安局副政委（正科级）；",
        "郑和兼任县应急管理局局长。",
    ) == [
        "周岚 appoint 县自然资源局 副局长",
        "周岚 remove 县住房和城乡建设局 副局长",
        "吴起明 appoint 县公安局 副政委 正科级",
        "郑和 appoint 县应急管理局 局长 兼任",
    ]


def test_posts_inside_a_court_belong_to_the_court():
    assert told("任命周岚为东湖区人民法院副院长、审判委员会委员、审判员。") == [
        "周岚 appoint 东湖区人民法院 副院长",
        "周岚 appoint 东湖区人民法院 审判委员会委员",
        "周岚 appoint 东湖区人民法院 审判员",
    ]


def test_an_engagement_from_day_to_day():
    (record, _) = read(
        "聘任周岚、吴起明等2人为东湖区人民政府法律顾问，聘期自2023年4月1日起至2025年3月31日止。"
    )[0]

    assert (record.effective, record.term_end) == (date(2023, 4, 1), date(2025, 3, 31))


def test_a_judge_of_a_division_is_a_judge_of_the_court():
    assert told("免去周岚的东湖区人民法院立案庭副庭长、审判员职务。") == [
        "周岚 remove 东湖区人民法院立案庭 副庭长",
        "周岚 remove 东湖区人民法院 审判员",
    ]


def test_a_post_below_the_name_of_a_unit_is_a_post_of_it():
    assert told("青禾市中级人民法院", "任命：", "审判员：周岚 吴起明") == [
        "周岚 appoint 青禾市中级人民法院 审判员",
        "吴起明 appoint 青禾市中级人民法院 审判员",
    ]


def test_a_clause_without_a_name_is_about_the_person_before():
    assert told("周岚任云溪街道党工委书记，提名为云溪街道办事处主任人选；") == [
        "周岚 appoint 云溪街道 党工委书记",
        "周岚 designate 云溪街道办事处 主任",
    ]


def test_a_list_that_was_passed_takes_effect_on_that_day():
    text = flow("任免名单", "（2023年6月28日通过）", "任命周岚为东湖区财政局局长。")
    span = Span(0, len(text.text))
    document = Document("A", "appointment", "任免名单", span, span)
    (record,) = read_appointments(document, text)[0]

    assert record.effective == date(2023, 6, 28)


def test_a_long_row_of_single_characters_can_be_parted_in_many_ways_and_is_not_tried():
    assert told("任命：", " ".join("周吴郑王" * 60) + " 等") == []


def test_names_joined_by_a_word():
    assert told("任命周岚和吴起明为东湖区人民法院审判员。") == [
        "周岚 appoint 东湖区人民法院 审判员",
        "吴起明 appoint 东湖区人民法院 审判员",
    ]


PIECES = (
    "任命", "免去", "周岚", "吴起明", "艾山·库尔班", "同志", "为", "任", "的", "东湖区财政局",
    "局长", "副局长", "、", "，", "；", "。", "：", "职务", "（女）", "（试用期一年）", "其",
    "兼任", "不再担任", "提名", "接受", "辞去", "的请求", "终止", "试用期", "以上人员", "和", "等",
    "组长：", "审判员：", "晋升",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_whatever_is_read_stands_in_the_words(pieces: list[str]):
    read("".join(pieces))  # holds each record against its own words


@given(st.text(alphabet="任免周岚为的局长职务、，。：（） \n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_reading_never_refuses(text: str):
    read(text or "。")


def test_a_second_post_in_a_bracket():
    assert told("任命周岚为东湖区住房和城乡建设局局长（兼东湖区人民防空办公室主任）。") == [
        "周岚 appoint 东湖区住房和城乡建设局 局长",
        "周岚 appoint 东湖区人民防空办公室 主任 兼",
    ]


def test_items_that_were_set_without_a_sign_between_them():
    assert told(
        "任命：周岚为东湖区财政局局长（试用期一年）吴起明为东湖区民政局局长郑和平为东湖区水务局局长",
        "免去：冯小青东湖区审计局局长职务（退休）陈立的东湖区统计局局长职务",
    ) == [
        "周岚 appoint 东湖区财政局 局长 试用期一年",
        "吴起明 appoint 东湖区民政局 局长",
        "郑和平 appoint 东湖区水务局 局长",
        "冯小青 remove 东湖区审计局 局长",
        "陈立 remove 东湖区统计局 局长",
    ]


def test_a_judge_presiding_over_a_division_named_alone_stays_a_judge_of_the_court():
    assert told("撤销丁亮的东湖区人民法院审判委员会委员、立案庭庭长、审判员职务。") == [
        "丁亮 dismiss 东湖区人民法院 审判委员会委员",
        "丁亮 dismiss 立案庭 庭长",
        "丁亮 dismiss 东湖区人民法院 审判员",
    ]


def test_why_a_post_is_left_is_kept():
    assert told(
        "免去：",
        "吴起明的东湖区水务局副局长职务（终止试用期）；",
        "周岚的东湖区统计局局长职务，退休。",
    ) == [
        "吴起明 remove 东湖区水务局 副局长 终止试用期",
        "周岚 remove 东湖区统计局 局长 退休",
    ]
