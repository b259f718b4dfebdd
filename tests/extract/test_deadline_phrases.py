"""By when: phrases of time, the last day that each leaves, and those that leave none."""

from datetime import date

import pytest

from luoshi.extract.deadlines import Deadline, Said, deadlines_in, read_again
from luoshi.text.widths import fold

SIGNED = date(2025, 3, 10)
SAID = Said(2025, SIGNED)


def read(words: str, said: Said = SAID) -> list[Deadline]:
    return list(deadlines_in(words, fold(words), 0, len(words), said))


def said_of(words: str, said: Said = SAID) -> tuple[str, str | None, str]:
    """Phrase, day and kind of the one deadline of a text."""
    (deadline,) = read(words, said)
    return deadline.phrase, deadline.date and deadline.date.isoformat(), deadline.kind


@pytest.mark.parametrize(
    ("words", "phrase", "day"),
    [
        ("2025年12月31日前完成整治。", "2025年12月31日前", "2025-12-31"),
        ("6月30日前完成整治。", "6月30日前", "2025-06-30"),
        ("6月底前完成整治。", "6月底前", "2025-06-30"),
        ("2026年2月底前完成整治。", "2026年2月底前", "2026-02-28"),
        ("6月前完成整治。", "6月前", "2025-05-31"),
        ("9月上旬完成整治。", "9月上旬", "2025-09-10"),
        ("9月中旬前完成整治。", "9月中旬前", "2025-09-20"),
        ("第二季度完成整治。", "第二季度", "2025-06-30"),
        ("2026年1季度完成整治。", "2026年1季度", "2026-03-31"),
        ("三季度末完成整治。", "三季度末", "2025-09-30"),
        ("上半年完成整治。", "上半年", "2025-06-30"),
        ("年底前完成整治。", "年底前", "2025-12-31"),
        ("明年年底前完成整治。", "明年年底前", "2026-12-31"),
        ("到2027年完成整治。", "到2027年", "2027-12-31"),
        ("到2027年底完成整治。", "到2027年底", "2027-12-31"),
        ("到2025年10月底前完成整治。", "2025年10月底前", "2025-10-31"),
        ("年内完成整治。", "年内", "2025-12-31"),
        ("“七一”前完成整治。", "“七一”前", "2025-07-01"),
        ("国庆节前完成整治。", "国庆节前", "2025-10-01"),
        ("“十五五”末完成整治。", "“十五五”末", "2030-12-31"),
        ("二〇二五年十月三十日前完成整治。", "二〇二五年十月三十日前", "2025-10-30"),
    ],
)
def test_a_fixed_deadline_leaves_its_last_day(words, phrase, day):
    assert said_of(words) == (phrase, day, "fixed")


@pytest.mark.parametrize(
    ("words", "phrase", "day"),
    [
        ("2024—2026年新建12所学校。", "2024—2026年", "2026-12-31"),
        ("2023-2025年完成改造。", "2023-2025年", "2025-12-31"),
        ("2025年4月至10月完成清淤。", "2025年4月至10月", "2025-10-31"),
        ("4—6月集中排查。", "4—6月", "2025-06-30"),
    ],
)
def test_a_window_leaves_the_day_on_which_it_closes(words, phrase, day):
    assert said_of(words) == (phrase, day, "window")


@pytest.mark.parametrize(
    "phrase", ["每季度末月25日前", "每月5日前", "每半年", "每年", "每周", "每学期", "定期", "逐年"]
)
def test_what_recurs_has_no_day(phrase):
    assert said_of(f"{phrase}报送进展。") == (phrase, None, "recurring")


@pytest.mark.parametrize("phrase", ["及时", "尽快", "适时", "限期", "抓紧"])
def test_a_vague_deadline_keeps_its_words_and_gets_no_day(phrase):
    assert said_of(f"{phrase}整改。") == (phrase, None, "vague")


@pytest.mark.parametrize("phrase", ["常态化", "长期坚持"])
def test_what_always_holds_is_a_standing_deadline(phrase):
    assert said_of(f"{phrase}。") == (phrase, None, "standing")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("主管局自受理之日起7个工作日内答复。", "自受理之日起7个工作日内"),
        ("一般隐患15日内整改。", "15日内"),
        ("接报后在2小时内到场。", "2小时内"),
        ("汛期前完成检查。", "汛期前"),
    ],
)
def test_what_runs_from_an_event_is_conditional(words, phrase):
    assert said_of(words) == (phrase, None, "conditional")


def test_a_case_is_told_by_a_time_that_is_no_deadline():
    assert read("12个月内发生两起的，由主任约谈。") == []


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (Said(2025, SIGNED), date(2028, 3, 10)),
        (Said(2025, SIGNED, plan_from=2025), date(2027, 12, 31)),
    ],
)
def test_three_years_run_from_the_signing_but_those_of_a_plan_from_its_first(said, day):
    (deadline,) = read("用三年时间完成改造。", said)

    assert (deadline.kind, deadline.date) == ("window", day)


def test_a_day_of_a_month_in_a_text_without_a_year_is_not_invented():
    assert said_of("6月底前完成整治。", Said(None)) == ("6月底前", None, "fixed")


@pytest.mark.parametrize(
    "words",
    [
        "2024年完成投资5亿元。",
        "落实《2025年重点工作计划》。",
        "第3季无关。",
        "坚持问题导向。",
        "投资120亿元，改造30个小区。",
    ],
)
def test_a_past_year_a_title_and_plain_words_date_nothing(words):
    assert read(words) == []


def test_the_same_phrase_is_one_deadline():
    assert len(read("6月底前完成排查，6月底前上报结果。")) == 1


def test_deadlines_stand_in_the_order_of_the_text():
    words = "3月底前公布清单，每季度通报，年底前全部完成。"

    assert [deadline.phrase for deadline in read(words)] == ["3月底前", "每季度", "年底前"]


def test_the_rule_of_a_deadline_reads_it_again_from_its_phrase():
    for words in ("6月底前完成。", "自受理之日起7个工作日内办结。", "2024—2026年新建。"):
        (deadline,) = read(words)
        assert read_again(deadline, fold(deadline.phrase), SAID)


@pytest.mark.parametrize(
    "words",
    ["2025年是攻坚之年。", "分解2025年“民生实事”。", "做好2025年重点工作。", "当年度投资到位。"],
)
def test_a_year_that_only_names_what_is_spoken_of_is_no_deadline(words: str):
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "phrase", "day", "kind"),
    [
        ("2025年6月30日（含）前完成。", "2025年6月30日（含）前", "2025-06-30", "fixed"),
        ("2026年春节前完成。", "2026年春节前", None, "conditional"),
        ("每季度首月10日前报送。", "每季度首月10日前", None, "recurring"),
        ("每季度最后一个月的30日前报送。", "每季度最后一个月的30日前", None, "recurring"),
        ("即日起至2025年6月底开展。", "2025年6月底", "2025-06-30", "fixed"),
        ("完成时限：长期", "长期", None, "standing"),
    ],
)
def test_phrases_that_only_whole_say_when(words: str, phrase: str, day: str | None, kind: str):
    assert said_of(words) == (phrase, day, kind)


def test_the_day_from_which_a_text_is_in_force_is_no_deadline():
    assert read("自2025年9月1日起施行。") == []
