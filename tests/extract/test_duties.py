"""Which words of a document are duties."""

from tests.extract.duty_texts import duties_in, duty_in


def titles(*paragraphs: str, kind: str, title: str = "报告") -> list[str]:
    return [duty.title for duty in duties_in(*paragraphs, kind=kind, title=title)]  # type: ignore[arg-type]


# ---- what a record holds ---------------------------------------------------------------------


def test_a_duty_spans_label_text_and_bracket_and_its_text_neither_label_nor_bracket():
    item = "（一）养护道路。修补主干道20条。（甲局负责，6月底完成）"
    duty = duty_in(item)

    assert tuple(duty.span) == (0, len(item))
    assert duty.text == "养护道路。修补主干道20条。"
    assert (duty.title, duty.path, duty.units_source) == ("养护道路", ("（一）",), "paren")
    assert [deadline.phrase for deadline in duty.deadlines] == ["6月底"]
    assert [target.item for target in duty.targets] == ["修补主干道"]


def test_names_are_kept_as_printed():
    assert duty_in("（一）养护道路。（责任单位:甲局（乙办）,丙局）").responsible_units == (
        "甲局（乙办）",
        "丙局",
    )


# ---- reports ---------------------------------------------------------------------------------


def test_a_report_asks_in_the_part_that_looks_forward():
    assert titles(
        "一、2022年工作回顾",
        "（一）产业壮大。新增企业8家。",
        "二、2023年工作安排",
        "（一）做强产业。培育企业20家。",
        "（二）改善民生",
        "1．扩大就业。新增就业5000人。",
        "各位代表！让我们携手奋进，把蓝图变为现实！",
        kind="work_report",
    ) == ["做强产业", "扩大就业"]


def test_several_sentences_of_an_item_are_a_duty_each():
    assert titles(
        "一、主要任务",
        "（一）做强产业。培育规模企业20家。推进园区道路建设3条。",
        kind="plan_report",
    ) == ["培育规模企业20家", "推进园区道路建设3条"]


def test_a_heading_without_label_says_where_a_part_begins():
    assert titles(
        "2022年工作回顾",
        "一、产业壮大",
        "新增规模以上企业8家，推进道路建设。",
        "2023年工作安排",
        "一、做强产业",
        "培育规模以上企业20家，推进园区道路建设。",
        kind="work_report",
    ) == ["做强产业"]


def test_paragraphs_without_label_promise_too():
    assert titles(
        "一、下一步打算",
        "提升产业能级。培育企业30家，加快园区建设。",
        "改善人居环境。新建公园5处，确保空气优良。",
        kind="work_report",
    ) == ["提升产业能级", "改善人居环境"]


def test_the_targets_of_the_year_are_one_duty():
    (duty,) = duties_in(
        "一、2023年主要任务",
        "2023年主要预期目标是：地区生产总值增长6%左右，失业率控制在4%以内。",
        kind="work_report",
    )

    assert duty.kind == "annual_targets"
    assert [target.quantity for target in duty.targets] == [6, 4]


def test_goals_for_many_years_ahead_ask_nothing():
    assert (
        titles(
            "一、今后五年主要目标", "地区生产总值突破800亿元，建成宜居城区。", kind="work_report"
        )
        == []
    )


# ---- plans, opinions, notices, regulations ------------------------------------------------------


def test_an_opinion_asks_in_tasks_and_safeguards_but_not_in_its_aims():
    duties = duties_in(
        "一、总体要求",
        "坚持政府主导，推进普惠养老。",
        "二、主要任务",
        "（一）完善设施。每个街道建成1处服务中心。",
        "三、保障措施",
        "（一）加强领导。区民政局要建立联席会议制度。",
        kind="opinion",
    )

    assert [(duty.title, duty.kind) for duty in duties] == [
        ("完善设施", "duty"),
        ("加强领导", "safeguard"),
    ]
    assert duties[1].responsible_units == ("区民政局",)
    assert duties[1].units_source == "in_text"


def test_a_notice_asks_in_its_numbered_points_and_in_plain_words():
    assert titles(
        "一、压实责任。各街道办事处要于3月20日前完成排查。",
        "二、严肃问责。对工作不力的，依法追究责任。",
        kind="notice",
    ) == ["压实责任", "严肃问责"]
    assert duty_in("请各单位于4月15日前报送自查报告。", kind="notice").responsible_units == (
        "各单位",
    )


def test_an_article_asks_when_it_makes_a_unit_act():
    duties = duties_in(
        "第一条 为了保护树木，制定本办法。",
        "第二条 区绿化主管部门负责树木保护工作。",
        "第三条 违反本办法的，由城市管理部门责令改正。",
        "第四条 本办法自2023年5月1日起施行。",
        kind="regulation",
    )

    assert [duty.responsible_units for duty in duties] == [("区绿化主管部门",), ("城市管理部门",)]


def test_an_answer_asks_in_what_it_says_of_the_next_step():
    (duty,) = duties_in(
        "一、已开展的工作",
        "建成服务中心35处，培训护理员800人次。",
        "二、下一步工作",
        "我局将加强医养结合，2023年底前新增床位500张。",
        kind="reply",
        title="关于第8号提案的答复",
    )

    assert [target.quantity for target in duty.targets] == [500]


def test_an_appointment_asks_nothing():
    assert titles("任命甲为区教育局局长。", kind="appointment") == []


def test_what_a_plan_aims_at_is_no_safeguard():
    duties = duties_in(
        "一、目标要求",
        "（一）2023年底前，建立健全26个领域的公开目录，保障更加有力。",
        kind="action_plan",
    )

    assert [duty.kind for duty in duties] == ["duty"]
