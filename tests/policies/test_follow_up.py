"""The follow-up of any duty."""

from datetime import date
from decimal import Decimal

import pytest

from luoshi.calendars import Clock, local, published_calendar
from luoshi.mechanism import (
    Bound,
    Case,
    Corrected,
    Event,
    EventRefused,
    advance,
    bind,
    in_force,
    new_case,
)
from luoshi_policies.follow_up import (
    MECHANISM,
    Assigned,
    Completed,
    ProgressReported,
    Signed,
    report_days,
)


def test_reports_are_due_at_the_end_of_each_period_before_the_deadline() -> None:
    days = report_days("month", date(2022, 8, 15), date(2022, 10, 31))

    assert days == (date(2022, 8, 31), date(2022, 9, 30))


def assigned(**fields):
    told = {"lead": "县住建局", "deadline": date(2022, 9, 1)} | fields
    return Assigned(about="duty", unit="县政府办公室", at=local("2022-08-15 09:00"), **told)


def test_a_duty_cannot_be_due_before_it_is_assigned() -> None:
    with pytest.raises(EventRefused, match="lies before the day of assignment"):
        assigned(deadline=date(2022, 8, 1))


def test_a_report_cannot_be_due_after_the_end() -> None:
    with pytest.raises(EventRefused, match="outside the time of the duty"):
        assigned(reports_by=(date(2022, 10, 1),))


def after(*events: Event) -> Case:
    bound = bind(MECHANISM, in_force("县政府办公室要加强督查督办。"))
    assert isinstance(bound, Bound)
    case = new_case(bound, "case")
    for event in events:
        case = advance(bound, case, event, Clock(event.at, published_calendar())).case
    return case


def completed(unit: str = "县住建局") -> Completed:
    return Completed(about="duty", unit=unit, at=local("2022-08-20 09:00"))


def test_the_office_that_assigned_the_duty_checks_it() -> None:
    checks = [
        o for o in after(assigned(), completed()).owed if o.rule.must == "check what was done"
    ]

    assert [o.bearer.name for o in checks] == ["县政府办公室"]


def test_a_corrected_assignment_is_checked_by_the_office_that_it_names() -> None:
    right = Assigned(
        about="duty",
        unit="县发展改革局",
        at=local("2022-08-15 09:00"),
        lead="县住建局",
        deadline=date(2022, 9, 1),
    )
    correction = Corrected(
        about="duty",
        unit="县政府办公室",
        at=local("2022-08-16 09:00"),
        of=assigned().id,
        now=right,
    )

    case = after(assigned(), correction, completed())

    checks = [o for o in case.owed if o.rule.must == "check what was done"]
    assert [o.bearer.name for o in checks] == ["县发展改革局"]


def reported(**told) -> ProgressReported:
    return ProgressReported(
        about="duty/2022-08-31", unit="县住建局", at=local("2022-08-30 09:00"), **told
    )


def test_a_report_in_numbers_says_what_they_count() -> None:
    with pytest.raises(EventRefused, match=r"the value 3\.5 has no unit"):
        reported(value=Decimal("3.5"))


def test_evidence_is_named_by_its_digest() -> None:
    assert reported(evidence=("0123456789abcdef" * 4,)).evidence

    with pytest.raises(EventRefused, match=r"SHA-256 digest, 'photo\.jpg' is none"):
        reported(evidence=("photo.jpg",))


def test_the_unit_names_its_liaison_when_it_signs() -> None:
    signed = Signed(about="duty", unit="县住建局", at=local("2022-08-16 09:00"), liaison="综合科")

    owed = [one.rule.must for one in after(assigned(), signed).owed]

    assert owed == ["complete the duty"]
    assert signed.liaison == "综合科"


def test_an_assignment_of_an_older_ledger_names_no_other_units() -> None:
    assert (assigned().responsible, assigned().cooperating, assigned().liaison) == ((), (), "")
