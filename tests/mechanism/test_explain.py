"""Every obligation says why it is owed, by when, and what would end it."""

from datetime import date

from luoshi.calendars import days, local, working_days
from luoshi.mechanism import (
    Extended,
    HandedOver,
    Resumed,
    Suspended,
    TermAdopted,
    adopt,
    explain,
    explain_ending,
    new_case,
)
from tests.mechanism.lamps import (
    BOUND,
    CALENDAR,
    NEW,
    TEXT,
    LampsRemoved,
    Repaired,
    WorkPromised,
    bound,
    failed,
    tell,
    told,
)


def explained(case):
    return explain(case.owed[0], CALENDAR)


def test_an_obligation_names_its_event_its_words_its_end_and_what_ends_it() -> None:
    why = explained(tell(NEW, failed(2)).case)

    assert why.zh == (
        "县城管局应修复路灯（lamp-7）。"
        "起因：2022-03-07 08:00 LampsFailed（县城管局报告）。"
        "依据：text 1“熄灭2盏以上的，由县城管局在3个工作日内修复”。"
        "期限：自 2022-03-07 的次日起算3个工作日，至 2022-03-10 24:00。"
        "以县城管局报告“修复”为完成。"
    )
    assert why.en == (
        "县城管局 must repair the lamps (lamp-7). "
        "Because of LampsFailed on 2022-03-07 08:00, told by 县城管局. "
        "Ordered by text 1: “熄灭2盏以上的，由县城管局在3个工作日内修复”. "
        "3 working days counted from the day after 2022-03-07, to 2022-03-10 24:00. "
        "It ends when 县城管局 tells “Repaired”."
    )


def test_a_due_date_that_was_moved_off_a_holiday_says_so() -> None:
    mechanism = bound(TEXT.replace("3个工作日", "3日"))
    case = tell(
        new_case(mechanism, "c"), failed(2, at="2021-04-29 08:00"), mechanism=mechanism
    ).case

    assert "顺延至 2021-05-06：5月1日至5日为法定节假日" in explained(case).zh


def test_a_provisional_term_says_that_no_text_sets_it() -> None:
    case = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-08 09:00")).case

    assert "东桥街道办事处、河湾社区中任一单位应查验修复情况" in explained(case).zh
    assert "原文未规定时限，此为暂定，参照县城管局惯例。" in explained(case).zh
    assert "any one of" in explained(case).en and "it is provisional" in explained(case).en


def test_an_adopted_term_quotes_the_decision() -> None:
    adoption = TermAdopted(
        about="lamps",
        unit="县政府办公室",
        at=local("2022-03-01 10:00"),
        must="look at the repair",
        term=working_days(1),
        decision="查验应在一个工作日内完成",
        document="会议纪要",
    )
    later = adopt(BOUND, adoption)
    repaired = told(Repaired, "县城管局", "2022-03-08 09:00")
    case = tell(new_case(later, "c"), failed(2), repaired, mechanism=later).case

    assert "时限由会议纪要确定：“查验应在一个工作日内完成”。" in explained(case).zh


def test_stops_extensions_and_successors_are_told() -> None:
    decision = {"whose": "县城管局", "reason": "等待备件"}
    case = tell(
        NEW,
        failed(2),
        told(Suspended, "县政府", "2022-03-08 09:00", **decision),
        told(Resumed, "县政府", "2022-03-10 09:00", **decision),
        told(Extended, "县政府", "2022-03-11 09:00", **decision, by=days(2), decision="同意"),
        told(HandedOver, "县政府", "2022-03-11 10:00", whose="县城管局", to="县综合执法局"),
    ).case

    assert "2022-03-08 09:00 至 2022-03-10 09:00 中止：等待备件。" in explained(case).zh
    assert "延期2日：等待备件（“同意”）。" in explained(case).zh
    assert "由县城管局移交县综合执法局。" in explained(case).zh
    assert "现期限为 2022-03-16 24:00。" in explained(case).zh


def test_a_running_stop_is_told() -> None:
    stop = told(Suspended, "县政府", "2022-03-08 09:00", whose="县城管局", reason="等待备件")

    assert "起中止：等待备件，恢复后期限顺延。" in explained(tell(NEW, failed(2), stop).case).zh


def test_a_day_set_by_the_event_is_told_as_such() -> None:
    promised = told(
        WorkPromised, "县住建局", "2022-03-07 09:00", firm="明亮公司", by_day=date(2022, 5, 5)
    )

    assert "期限：事项本身定为 2022-05-05 24:00。" in explained(tell(NEW, promised).case).zh


def test_an_ending_says_whether_it_was_in_time() -> None:
    late = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-18 09:00")).case.settled[0]
    lapsed = tell(NEW, failed(2), told(LampsRemoved, "县住建局", "2022-03-08 09:00"))

    assert explain_ending(late).zh.endswith("完成，已逾期。")
    assert explain_ending(late).en.endswith("met “repair the lamps”, late.")
    assert "因情况变化终止" in explain_ending(lapsed.case.settled[0]).zh
