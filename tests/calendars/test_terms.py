"""When a term ends, and what it says of why."""

from datetime import UTC, date, datetime

import pytest

from luoshi.calendars import (
    SHANGHAI,
    Clock,
    InstantWithoutZone,
    days,
    due_date,
    end_of,
    hours,
    instant,
    local,
    months,
    published_calendar,
    working_days,
)

CALENDAR = published_calendar()


def due(term, start: str) -> str:
    return instant(due_date(term, local(start), CALENDAR).at)


def test_hours_run_by_day_and_night() -> None:
    assert due(hours(4), "2021-05-01 22:30") == "2021-05-02 02:30"


def test_the_day_on_which_a_term_starts_is_not_counted() -> None:
    assert due(days(3), "2021-04-20 08:00") == "2021-04-23 24:00"


def test_a_term_of_no_days_ends_at_once() -> None:
    assert due(days(0), "2021-04-20 08:00") == "2021-04-20 08:00"


def test_a_term_that_ends_on_a_holiday_ends_with_the_next_working_day() -> None:
    assert due(days(11), "2021-04-20 08:00") == "2021-05-06 24:00"


def test_a_term_can_roll_back_or_not_at_all() -> None:
    assert due(days(11, rolling="back"), "2021-04-20 08:00") == "2021-04-30 24:00"
    assert due(days(11, rolling="none"), "2021-04-20 08:00") == "2021-05-01 24:00"


def test_a_make_up_saturday_is_a_working_day() -> None:
    assert due(working_days(1), "2021-04-24 09:00") == "2021-04-25 24:00"


def test_working_days_leave_out_the_holiday() -> None:
    assert due(working_days(5), "2021-04-28 09:00") == "2021-05-08 24:00"


def test_a_month_ends_on_the_same_number() -> None:
    assert due(months(1, rounding="down"), "2021-04-20 08:00") == "2021-05-20 24:00"


def test_the_end_of_a_period_may_lie_in_a_later_one() -> None:
    assert due(end_of("quarter"), "2021-04-20 08:00") == "2021-06-30 24:00"
    assert due(end_of("half-year"), "2021-04-20 08:00") == "2021-06-30 24:00"
    assert due(end_of("year", later=1), "2021-04-20 08:00") == "2022-12-31 24:00"
    assert due(end_of("month", rolling="back"), "2021-05-05 08:00") == "2021-05-31 24:00"


def test_a_due_date_says_in_both_languages_why_it_was_moved() -> None:
    why = due_date(days(11), local("2021-04-20 08:00"), CALENDAR).why

    assert "顺延至 2021-05-06：5月1日至5日为法定节假日" in why.zh
    assert "moved on to 2021-05-06: 2021-05-01 to 2021-05-05 is a holiday" in why.en


def test_a_due_date_moved_off_a_weekend_says_so() -> None:
    why = due_date(days(4), local("2021-06-01 08:00"), CALENDAR).why

    assert "顺延至 2021-06-07：6月5日至6日为周末" in why.zh


def test_a_due_date_that_was_not_moved_gives_only_the_count() -> None:
    why = due_date(days(3), local("2021-04-20 08:00"), CALENDAR).why

    assert why.zh == "自 2021-04-20 的次日起算3日，至 2021-04-23 24:00。"
    assert why.en == "3 days counted from the day after 2021-04-20, to 2021-04-23 24:00."


def test_beyond_the_last_notice_a_due_date_says_how_far_the_calendar_is_known() -> None:
    late = due_date(working_days(10), local(f"{CALENDAR.known_to} 09:00"), CALENDAR)

    assert late.known_to == CALENDAR.known_to
    assert f"Calendar known to {CALENDAR.known_to}" in late.why.en
    assert f"工作日历仅知至 {CALENDAR.known_to}" in late.why.zh


def test_hours_need_no_notice() -> None:
    assert due_date(hours(10), local("2031-01-01 09:00"), CALENDAR).known_to is None


def test_a_reminder_lies_before_the_end() -> None:
    end = local("2021-05-10 23:59:59")

    assert instant(days(3).before(end, CALENDAR)) == "2021-05-07 24:00"
    assert instant(working_days(3).before(end, CALENDAR)) == "2021-05-06 24:00"
    assert instant(working_days(5).before(end, CALENDAR)) == "2021-04-29 24:00"
    assert instant(hours(1).before(local("2021-05-10 09:00"), CALENDAR)) == "2021-05-10 08:00"
    assert instant(months(1, rounding="down").before(end, CALENDAR)) == "2021-04-10 24:00"


def test_a_term_is_written_in_both_languages() -> None:
    assert (str(hours(1)), hours(1).chinese) == ("1 hour", "1小时")
    assert (str(working_days(5)), working_days(5).chinese) == ("5 working days", "5个工作日")
    assert (str(end_of("year")), end_of("year").chinese) == ("the end of the year", "本年末")


def test_a_clock_hangs_in_shanghai() -> None:
    clock = Clock(datetime(2021, 4, 20, 0, 0, tzinfo=UTC))

    assert clock.now.tzinfo is SHANGHAI
    assert clock.now.date() == date(2021, 4, 20) and clock.now.hour == 8


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(InstantWithoutZone):
        Clock(datetime.fromisoformat("2021-04-20 08:00"))
