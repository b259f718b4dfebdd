"""Working days, tested against a second package that was written from the same notices."""

from datetime import date, timedelta

import holidays
import pytest

from luoshi.calendars import WEEKENDS_ONLY, published_calendar

# Days on which the two packages differ, each with the notice that decides it.  Both were
# read from the notices of the General Office of the State Council, and there are none.
DECIDED_BY_NOTICE: dict[date, tuple[bool, str]] = {}


@pytest.mark.parametrize("year", range(2015, 2027))
def test_two_packages_agree_on_every_day_of(year: int) -> None:
    ours, theirs = published_calendar(), holidays.country_holidays("CN", years=year)
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))

    differing = {
        day: (ours.is_working_day(day), theirs.is_working_day(day))
        for day in days
        if day.year == year and ours.is_working_day(day) != theirs.is_working_day(day)
    }

    assert differing.keys() == {day for day in DECIDED_BY_NOTICE if day.year == year}


def test_a_saturday_is_worked_to_make_up_for_a_holiday() -> None:
    assert published_calendar().is_working_day(date(2021, 5, 8))


def test_a_year_without_a_notice_has_weekends_alone_and_is_not_known() -> None:
    calendar = published_calendar()
    beyond = date(calendar.known_to.year + 1, 10, 1)
    friday = beyond + timedelta(days=(4 - beyond.weekday()) % 7)

    assert not calendar.knows(friday)
    assert calendar.is_working_day(friday)
    assert not calendar.is_working_day(friday + timedelta(days=1))


def test_a_notice_makes_the_next_year_known() -> None:
    calendar = published_calendar()
    year = calendar.known_to.year + 1
    new_year = date(year, 1, 1)

    longer = calendar.with_notice(year, holidays={new_year: "New Year's Day"}, make_up_days={})

    assert longer.knows(new_year) and not longer.is_working_day(new_year)


def test_a_notice_cannot_leave_out_a_year() -> None:
    with pytest.raises(ValueError, match="add the years in between"):
        published_calendar().with_notice(2040, holidays={}, make_up_days={})


@pytest.mark.parametrize("count", [0, 1, 2, 7, 30, 260])
@pytest.mark.parametrize("start", [date(2021, 4, 28), date(2021, 5, 1), date(2026, 12, 20)])
def test_working_days_after_are_the_days_between(start: date, count: int) -> None:
    calendar = published_calendar()

    end = calendar.working_day_after(start, count)

    assert calendar.working_days_between(start, end) == count
    assert count == 0 or calendar.is_working_day(end)


def test_the_table_and_the_count_by_hand_agree() -> None:
    calendar, start = published_calendar(), date(2020, 1, 20)

    for count in range(1, 60):
        day, left = start, count
        while left:
            day += timedelta(days=1)
            left -= calendar.is_working_day(day)
        assert calendar.working_day_after(start, count) == day


def test_a_calendar_without_notices_counts_weekends() -> None:
    assert WEEKENDS_ONLY.working_day_after(date(2021, 4, 30), 1) == date(2021, 5, 3)
    assert WEEKENDS_ONLY.next_working_day(date(2021, 5, 1)) == date(2021, 5, 3)
