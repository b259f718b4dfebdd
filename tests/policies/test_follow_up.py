"""The follow-up of any duty."""

from datetime import date

import pytest

from luoshi.calendars import local
from luoshi.mechanism import EventRefused
from luoshi_policies.follow_up import Assigned, report_days


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
