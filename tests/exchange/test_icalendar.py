"""Deadlines in a calendar, read back by another program."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.calendars import end_of_day, local
from luoshi.exchange.icalendar import (
    Deadline,
    TwoOfOneName,
    calendar_of_events,
    calendar_of_tasks,
)

STAMP = local("2026-03-02 08:00")
DAY = end_of_day(date(2026, 6, 30))


def deadline(**told: Any) -> Deadline:
    return Deadline(**{"uid": "duty-1@luoshi.example", "due": DAY, "summary": "建一座桥", **told})


def events(*deadlines: Deadline) -> str:
    return calendar_of_events(deadlines, name="区水利局的时限", stamp=STAMP)


def tasks(*deadlines: Deadline) -> str:
    return calendar_of_tasks(deadlines, name="区水利局的时限", stamp=STAMP)


def read(written: str) -> Any:
    return icalendar.Calendar.from_ical(written.encode())


def first(written: str) -> Any:
    return read(written).subcomponents[0]


def test_a_calendar_says_what_it_is_and_who_made_it():
    calendar = read(events(deadline()))

    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["PRODID"] == "-//luoshi//luoshi//ZH"
    assert calendar["X-WR-CALNAME"] == "区水利局的时限"


@pytest.mark.parametrize("written", [events(deadline()), tasks(deadline())])
def test_what_the_standard_asks_of_a_component_is_there(written: str):
    component = first(written)

    assert component["UID"] == "duty-1@luoshi.example"
    assert component.decoded("DTSTAMP") == STAMP
    assert component.decoded("SEQUENCE") == 0
    assert component["SUMMARY"] == "建一座桥"


def test_a_deadline_at_the_end_of_a_day_is_that_day():
    assert first(events(deadline())).decoded("DTSTART") == date(2026, 6, 30)
    assert first(tasks(deadline())).decoded("DUE") == date(2026, 6, 30)


def test_a_deadline_at_an_hour_is_that_instant():
    due = local("2026-06-30 17:00")

    assert first(events(deadline(due=due))).decoded("DTSTART") == due
    assert first(tasks(deadline(due=due))).decoded("DUE") == due


def test_a_reminder_of_a_whole_day_rings_at_its_hour():
    written = events(deadline(alarms=(local("2026-06-29 09:00"),)))
    alarm = first(written).walk("VALARM")[0]

    # A day begins at midnight of whoever looks at it.
    assert alarm.decoded("TRIGGER") == timedelta(hours=-15)
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "建一座桥")


def test_a_reminder_of_a_task_counts_from_its_end():
    due, alarm = local("2026-06-30 17:00"), local("2026-06-28 16:30")
    trigger = first(tasks(deadline(due=due, alarms=(alarm,)))).walk("VALARM")[0]["TRIGGER"]

    assert trigger.params["RELATED"] == "END"
    assert due + trigger.dt == alarm


@given(st.integers(-(10**7), 10**6))
def test_any_reminder_rings_at_its_instant(seconds: int):
    due = local("2026-06-30 17:00")
    alarm = due + timedelta(seconds=seconds)
    trigger = first(events(deadline(due=due, alarms=(alarm,)))).walk("VALARM")[0]["TRIGGER"]

    assert due + trigger.dt == alarm


def test_what_was_cancelled_is_told_as_cancelled_and_rings_no_more():
    told = deadline(cancelled=True, sequence=2, alarms=(STAMP,))

    for component in (first(events(told)), first(tasks(told))):
        assert component["STATUS"] == "CANCELLED"
        assert component.decoded("SEQUENCE") == 2
        assert component.walk("VALARM") == []


def test_a_task_that_was_done_says_when():
    task = first(tasks(deadline(met=local("2026-06-01 10:00"), alarms=(STAMP,))))

    assert task["STATUS"] == "COMPLETED"
    assert task.decoded("COMPLETED") == local("2026-06-01 10:00")
    assert task.walk("VALARM") == []


def test_deadlines_stand_in_the_order_in_which_they_are_due():
    later, sooner = deadline(uid="a@x"), deadline(uid="b@x", due=local("2026-05-01 12:00"))

    assert [each["UID"] for each in read(events(later, sooner)).subcomponents] == ["b@x", "a@x"]


def test_two_deadlines_of_one_name_are_refused():
    with pytest.raises(TwoOfOneName, match="duty-1@luoshi"):
        events(deadline(), deadline(summary="修一条路"))


def test_categories_and_the_address_of_the_page_are_there():
    event = first(events(deadline(categories=("交通,水利", "民生"), url="https://x.example/d/1")))

    assert [str(each) for each in event["CATEGORIES"].cats] == ["交通,水利", "民生"]
    assert event["URL"] == "https://x.example/d/1"


def test_no_word_can_begin_a_line_of_its_own():
    written = events(deadline(summary="桥\r\nATTENDEE:x", url="https://x.example/\r\nEND:VEVENT"))

    assert "\r\nATTENDEE" not in written
    assert written.count("\r\nEND:VEVENT") == 1


def test_the_same_deadlines_give_the_same_text():
    assert events(deadline()) == events(deadline())


@given(st.text(max_size=200))
def test_a_line_has_at_most_75_octets_and_ends_as_the_standard_says(words: str):
    written = events(deadline(summary=words))

    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")


@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_odd_words_come_back_as_they_were(summary: str, description: str):
    event = first(events(deadline(summary=summary, description=description)))

    assert event["SUMMARY"] == _plain(summary)
    assert event["DESCRIPTION"] == _plain(description)


def _plain(words: str) -> str:
    """The words with one kind of line end, and without what no calendar may hold."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in words if sign in "\t\n" or (sign >= " " and sign != "\x7f"))
