"""The lamps of what is owed: their colours, their versions, and what never moves them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.calendars import SHANGHAI, Clock, Explanation, end_of_day, local, published_calendar
from luoshi.calendars import working_days as working
from luoshi.mechanism import (
    Bound,
    Case,
    Event,
    Extended,
    Order,
    Suspended,
    Tick,
    advance,
    bind,
    in_force,
    new_case,
)
from luoshi_policies.follow_up import (
    MECHANISM,
    Accepted,
    Assigned,
    Completed,
    ProgressReported,
    Signed,
)
from luoshi_policies.lamps import (
    RANKS,
    RULES,
    LampRule,
    NoLampRule,
    case_at,
    lamp_of,
    rule_by_working_days,
    rule_on,
    why,
)
from tests.mechanism import lamps as street

CALENDAR = published_calendar()
BOUND = bind(MECHANISM, in_force("县政府办公室要加强督查督办。"))
assert isinstance(BOUND, Bound)
OFFICE, UNIT = "县政府办公室", "县住建局"


def assigned(deadline: date, *, at: str = "2022-06-01 09:00", reports_by=()) -> list[Event]:
    """A duty that was assigned and signed for at once."""
    told = {"lead": UNIT, "deadline": deadline, "reports_by": reports_by}
    return [
        Assigned(about="duty", unit=OFFICE, at=local(at), **told),
        Signed(about="duty", unit=UNIT, at=local(at)),
    ]


def completed(at: str) -> Completed:
    return Completed(about="duty", unit=UNIT, at=local(at))


def accepted(at: str) -> Accepted:
    return Accepted(about="duty", unit=OFFICE, at=local(at))


def case_of(events: list[Event], now: str | datetime) -> Case:
    told = [(event.at, event) for event in events]
    return case_at(BOUND, told, local(now), CALENDAR)


def colour(events: list[Event], now: str | datetime, **asked) -> str:
    return lamp_of(case_of(events, now), Clock(local(now), CALENDAR), **asked)


def reason(events: list[Event], now: str) -> Explanation:
    return why(case_of(events, now), Clock(local(now), CALENDAR))


# Friday 2022-06-10 is the deadline.
@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2022-06-09 09:00", "green"),  # the reminder has been sent
        ("2022-06-10 23:59", "green"),
        ("2022-06-11 09:00", "blue"),  # Saturday
        ("2022-06-15 17:00", "blue"),  # the third working day after
        ("2022-06-16 09:00", "yellow"),
        ("2022-06-21 17:00", "yellow"),  # the seventh
        ("2022-06-22 09:00", "red"),
    ],
)
def test_a_lamp_turns_as_the_slips_do(now: str, shown: str) -> None:
    assert colour(assigned(date(2022, 6, 10)), now) == shown


def test_what_was_made_up_late_stays_yellow() -> None:
    events = [*assigned(date(2022, 6, 10)), completed("2022-06-11 10:00")]

    assert colour([*events, accepted("2022-06-14 10:00")], "2022-12-31 09:00") == "yellow"


def test_what_was_done_in_time_is_green_for_good() -> None:
    events = [*assigned(date(2022, 6, 10)), completed("2022-06-09 10:00")]

    assert colour([*events, accepted("2022-06-14 10:00")], "2022-12-31 09:00") == "green"


def test_silence_is_a_warning_although_the_duty_itself_has_time() -> None:
    events = assigned(date(2022, 12, 31), reports_by=(date(2022, 6, 30),))

    assert colour(events, "2022-07-01 09:00") == "blue"
    assert "未报进展" in reason(events, "2022-07-01 09:00").zh


def test_a_report_that_was_never_made_stays_yellow_when_the_duty_is_done() -> None:
    events = assigned(date(2022, 12, 31), reports_by=(date(2022, 6, 30), date(2022, 9, 30)))
    done = [completed("2022-08-01 10:00"), accepted("2022-08-02 10:00")]

    assert colour([*events, *done], "2022-08-02 11:00") == "yellow"
    assert "始终未报进展" in reason([*events, *done], "2022-08-02 11:00").zh


def test_a_report_that_was_not_due_when_the_duty_was_done_is_no_silence() -> None:
    events = assigned(date(2022, 12, 31), reports_by=(date(2022, 9, 30),))
    done = [completed("2022-08-01 10:00"), accepted("2022-08-02 10:00")]

    assert colour([*events, *done], "2022-12-31 10:00") == "green"


def test_a_report_that_was_made_ends_the_silence() -> None:
    report = ProgressReported(about="duty/2022-06-30", unit=UNIT, at=local("2022-06-29 09:00"))
    events = [*assigned(date(2022, 12, 31), reports_by=(date(2022, 6, 30),)), report]

    assert colour(events, "2022-07-01 09:00") == "green"


def test_what_is_suspended_is_grey() -> None:
    stop = Suspended(
        about="duty", unit=OFFICE, at=local("2022-06-08 09:00"), whose=UNIT, reason="汛期停工"
    )

    assert colour([*assigned(date(2022, 6, 10)), stop], "2022-12-31 09:00") == "grey"


def test_what_was_extended_goes_by_its_new_end() -> None:
    more = Extended(
        about="duty",
        unit=OFFICE,
        at=local("2022-06-16 09:00"),
        whose=UNIT,
        by=working(20),
        reason="设计变更",
        decision="同意延期",
    )
    events = assigned(date(2022, 6, 10))

    assert colour(events, "2022-06-16 10:00") == "yellow"
    assert colour([*events, more], "2022-06-16 10:00") == "green"


def test_an_office_that_checks_late_is_no_fault_of_the_unit_that_is_checked() -> None:
    events = [*assigned(date(2022, 6, 10)), completed("2022-06-09 10:00")]

    assert colour(events, "2022-06-20 09:00") == "blue"
    assert colour(events, "2022-06-20 09:00", whose=UNIT) == "green"


def test_what_is_counted_in_hours_is_red_as_soon_as_it_is_late() -> None:
    """A lamp in the street was repaired, and is to be looked at within 48 hours."""
    told = (street.failed(2), street.told(street.Repaired, "县城管局", "2022-03-08 08:00"))
    case = street.tell(street.NEW, *told).case

    assert lamp_of(case, Clock(local("2022-03-10 08:00"))) == "green"
    assert lamp_of(case, Clock(local("2022-03-10 08:01"))) == "red"


def test_the_reason_names_the_version_the_unit_the_duty_and_how_late_it_is() -> None:
    told = reason(assigned(date(2022, 6, 10)), "2022-06-22 09:00")

    assert told.zh == (
        "红灯（亮灯规则第1版）：县住建局“完成任务并报告办结”，"
        "应于 2022-06-10 24:00 前完成而未完成，已逾期8个工作日。"
    )
    assert told.en == (
        "Red, by version 1 of the rule for lamps: 县住建局 must “complete the duty”, "
        "due 2022-06-10 24:00 and 8 working days late."
    )


STRICT = rule_by_working_days("2", date(2022, 7, 1), yellow_after=1, red_after=2)
TWO = (*RULES, STRICT)


@pytest.mark.parametrize(
    ("now", "shown"), [("2022-06-30 09:00", "blue"), ("2022-07-01 09:00", "red")]
)
def test_a_past_day_has_the_colour_of_its_own_rules(now: str, shown: str) -> None:
    """Late since 27 June: three working days on the 30th are blue by version 1, red by 2."""
    at = local(now)
    events = [*assigned(date(2022, 6, 27)), completed("2022-07-20 10:00")]

    assert colour(events, now, rule=rule_on(at.date(), TWO)) == shown


def test_what_was_told_later_does_not_change_the_colour_of_a_past_day() -> None:
    before = assigned(date(2022, 6, 27))
    after = [*before, completed("2022-06-28 10:00")]

    told_in_july = [(local("2022-07-05 09:00") if e is after[-1] else e.at, e) for e in after]
    then = local("2022-06-30 09:00")

    assert case_at(BOUND, told_in_july, then, CALENDAR) == case_of(before, then)


def test_no_day_before_the_first_rule_has_a_lamp() -> None:
    with pytest.raises(NoLampRule, match=r"in force on 2022-06-30; the first .* from 2022-07-01"):
        rule_on(date(2022, 6, 30), (STRICT,))


@pytest.mark.parametrize(("rule", "yellow", "red"), [(RULES[0], 3, 7), (STRICT, 1, 2)])
def test_the_published_text_says_the_days_that_the_rule_counts(
    rule: LampRule, yellow: int, red: int
) -> None:
    due = date(2022, 6, 10)

    def shown_after(count: int) -> str:
        now = working(count).end(end_of_day(due), CALENDAR).due
        return colour(assigned(due), now, rule=rule)

    assert f"超过{yellow}个工作日的，亮黄灯；超过{red}个工作日的，亮红灯" in rule.text.zh
    assert f"more than {yellow} working days late" in rule.text.en
    assert f"red when it is more than {red};" in rule.text.en
    assert (shown_after(yellow), shown_after(yellow + 1)) == ("blue", "yellow")
    assert (shown_after(red), shown_after(red + 1)) == ("yellow", "red")


DAYS = st.dates(date(2021, 1, 4), date(2023, 12, 1))


@settings(max_examples=60, deadline=None)
@given(deadline=DAYS, late=st.integers(1, 40))
def test_weekends_and_holidays_never_move_a_late_lamp_on(deadline: date, late: int) -> None:
    """From its first instant to its last, a day off changes nothing."""
    day = deadline + timedelta(days=late)
    events = assigned_before(deadline)
    morning = colour(events, datetime.combine(day, time(0), SHANGHAI))
    midnight = colour(events, datetime.combine(day + timedelta(days=1), time(0), SHANGHAI))

    assert morning != "green"
    assert CALENDAR.is_working_day(day) or midnight == morning
    assert RANKS.index(midnight) >= RANKS.index(morning)


@settings(max_examples=60, deadline=None)
@given(deadline=DAYS)
def test_weekends_and_holidays_never_use_up_a_rung(deadline: date) -> None:
    """Between two steps of the ladder lie as many working days as its terms differ by."""
    steps = [order for order in orders_of(assigned_before(deadline), deadline) if order.rung]
    late = [step for step in steps if not step.rung.is_before]

    lie_between = [CALENDAR.working_days_between(deadline, step.at.date()) for step in late]

    assert lie_between == [0, 3, 7, 12, 20]
    assert all(CALENDAR.is_working_day(step.at.date()) for step in late[1:])


@settings(max_examples=40, deadline=None)
@given(deadline=DAYS, hours=st.integers(-100, 500))
def test_the_lamp_has_the_colour_of_the_last_slip(deadline: date, hours: int) -> None:
    now = end_of_day(deadline) + timedelta(hours=hours)
    events = assigned_before(deadline)
    slips = [
        order.rung.means
        for order in orders_of(events, deadline)
        if order.rung and "督办单" in order.rung.means and order.at < now
    ]
    colours = {"蓝色督办单": "blue", "黄色督办单": "yellow", "红色督办单": "red"}

    assert colour(events, now) == (colours[slips[-1]] if slips else "green")


def assigned_before(deadline: date) -> list[Event]:
    return assigned(deadline, at=f"{deadline - timedelta(days=30)} 09:00")


def orders_of(events: list[Event], deadline: date) -> list[Order]:
    """All orders of the case up to three months after the deadline."""
    case, orders = new_case(BOUND, "case"), []
    end = end_of_day(deadline + timedelta(days=90))
    for event in [*events, Tick()]:
        at = end if isinstance(event, Tick) else event.at
        outcome = advance(BOUND, case, event, Clock(at, CALENDAR))
        case = outcome.case
        orders += outcome.orders
    return orders
