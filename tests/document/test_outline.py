"""Which provision governs which words."""

import pytest

from luoshi.document import Provision, outline_of
from luoshi.document.labels import label_at
from luoshi.provenance import Span
from tests.document.conftest import flow


def outline(*paragraphs: str) -> tuple[Provision, ...]:
    read = flow("\n".join(paragraphs), wrapped=False)
    return outline_of(read, Span(0, len(read.text) - 1), "d1")


def ids(*paragraphs: str) -> list[str]:
    return [provision.id for provision in outline(*paragraphs)]


@pytest.mark.parametrize(
    ("words", "bare", "ordinal"),
    [
        ("一、总则", "一", 1),
        ("十二、附则", "十二", 12),
        ("（十二）加强监管", "（十二）", 12),
        ("(三)加强监管", "（三）", 3),
        ("1．新建学校", "1", 1),
        ("1.新建学校", "1", 1),
        ("1﹒新建学校", "1", 1),
        ("1、新建学校", "1", 1),
        ("4.2026年底前完成", "4", 4),
        ("（1）新建学校", "（1）", 1),
        ("1）新建学校", "1", 1),
        ("①新建学校", "①", 1),
        ("㈢新建学校", "（三）", 3),
        ("⑵新建学校", "（2）", 2),
        ("⒓新建学校", "12", 12),
        ("第二十一条 本办法自公布之日起施行。", "第二十一条", 21),
        ("第三章 监督", "第三章", 3),
        ("1.1 新建学校", "1.1", 1),
    ],
)
def test_a_label_in_each_printed_form(words: str, bare: str, ordinal: int):
    folded = flow(words, wrapped=False).folded
    label = label_at(folded, 0, len(folded) - 1)

    assert label is not None
    assert (label.bare, label.ordinal) == (bare, ordinal)


@pytest.mark.parametrize(
    "words", ["3.5%的企业", "2026年安排", "一二三产业融合", "第三款规定", "第一项工作", "12.5亿元"]
)
def test_what_only_looks_like_a_label(words: str):
    folded = flow(words, wrapped=False).folded
    label = label_at(folded, 0, len(folded) - 1)

    assert label is None or label.series == "bare"


def test_depth_follows_the_series_and_levels_may_be_skipped():
    assert ids("一、任务", "（一）学校", "1．新建。", "2．改建。", "二、要求", "1．督查。") == [
        "sec_1",
        "sec_1__subsec_1",
        "sec_1__subsec_1__para_1",
        "sec_1__subsec_1__para_2",
        "sec_2",
        "sec_2__para_1",
    ]


def test_a_numbering_may_run_on_through_several_headings():
    assert ids("（一）学校", "1．新建。", "（二）医院", "2．新建。") == [
        "subsec_1",
        "subsec_1__para_1",
        "subsec_2",
        "subsec_2__para_2",
    ]


def test_a_number_used_twice_gets_an_address_of_its_own():
    assert ids("1．新建。", "1．改建。") == ["para_1", "para_1-2"]


def test_articles_of_a_regulation_stand_below_their_chapters():
    assert ids(
        "第一章 总则", "第一条 为了规范管理。", "（一）依法；", "第二章 附则", "第二条 施行。"
    ) == [
        "chp_1",
        "chp_1__art_1",
        "chp_1__art_1__subsec_1",
        "chp_2",
        "chp_2__art_2",
    ]


def test_a_scope_ends_where_the_next_provision_of_its_depth_begins():
    first, _, third = outline("一、任务", "（一）学校", "二、要求")

    assert first.scope.end == third.span.start


def test_short_first_sentences_in_company_are_titles_without_labels():
    rest = "组织开展培训，引导各单位加大投入，年内完成全部改造任务并通过验收。"
    titled = outline("一、安排", f"增强创新能力。{rest}", f"扩大有效投资。{rest}")

    assert [(p.label, p.heading) for p in titled[1:]] == [
        (None, "增强创新能力"),
        (None, "扩大有效投资"),
    ]


def test_one_short_sentence_alone_is_no_title():
    rest = "组织开展培训，引导各单位加大投入，年内完成全部改造任务并通过验收。"

    assert len(outline("一、安排", f"增强创新能力。{rest}")) == 1


def test_an_enumeration_inside_a_sentence_is_seen():
    points = outline(
        "存在三个问题。一是投入不足，进度较慢。二是管理粗放，标准不高。三是监督不够，问责偏软，仍需加强。"
    )

    assert [(p.label, p.heading) for p in points] == [
        ("一是", "投入不足，进度较慢"),
        ("二是", "管理粗放，标准不高"),
        ("三是", "监督不够，问责偏软，仍需加强"),
    ]


def test_a_short_point_of_an_enumeration_is_not_a_title_as_well():
    points = outline(
        "还有一些不足。一是资金投入仍然偏紧。受多种因素影响，部分项目的资金没有及时到位。"
        "二是基层力量仍然偏弱。一些街道的执法人员不足，装备也比较陈旧，需要补充。"
    )

    assert [p.label for p in points] == ["一是", "二是"]


def test_numbers_without_a_dot_count_as_labels_only_when_they_run_on():
    assert len(outline("107 推进学校建设。", "108 推进医院建设。", "109 推进公园建设。")) == 3
    assert outline("300 个项目开工。", "重点推进。") == ()
