"""What must hold of every mechanism of the catalogue, whatever happens when."""

from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import luoshi_policies
from luoshi.calendars import Clock, published_calendar
from luoshi.mechanism import (
    Bound,
    Case,
    Caseload,
    Event,
    PeriodBegan,
    Suspended,
    Tick,
    advance,
    new_case,
)
from luoshi.mechanism.events import Resumed
from tests.policies.given import story_of

HERE = Path(luoshi_policies.__file__).parent
STORIES = {
    story.stem: story_of(
        import_module(".".join(story.relative_to(HERE.parent).with_suffix("").parts))
    )
    for story in sorted(HERE.rglob("*.scenario"))
}
each_story = pytest.mark.parametrize("name", STORIES)
CALENDAR = published_calendar()
few = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def run(bound: Bound, events: list[Event]) -> tuple[Case, list[tuple]]:
    """The case after the events, and every step of a ladder that was taken."""
    case, taken = new_case(bound, "case"), []
    for event in events:
        outcome = advance(bound, case, event, Clock(event.at, CALENDAR))
        case = outcome.case
        taken += [
            (order.obligation.identity, order.at, order.rung.means)
            for order in outcome.orders
            if order.rung is not None
        ]
    return case, taken


@each_story
def test_the_same_events_give_the_same_case(name) -> None:
    bound, events = STORIES[name]

    assert run(bound, list(events)) == run(bound, list(events))


@each_story
@few
@given(data=st.data())
def test_it_does_not_matter_how_often_somebody_looks_at_the_clock(name, data) -> None:
    bound, events = STORIES[name]
    first, last = events[0].at, events[-1].at
    hours = int((last - first) / timedelta(hours=1))
    looks = data.draw(st.lists(st.integers(0, hours), max_size=20))
    ticks = [replace(Tick(), at=first + timedelta(hours=hour)) for hour in looks + looks[:5]]
    told = sorted([*events, *ticks], key=lambda event: event.at)

    case, taken = run(bound, told)

    assert sorted(map(str, taken)) == sorted(map(str, run(bound, list(events))[1]))
    assert len(taken) == len(set(taken))
    assert case.settled == run(bound, list(events))[0].settled


@each_story
def test_nothing_is_owed_in_a_closed_case_and_something_in_an_open_one(name) -> None:
    bound, events = STORIES[name]

    case = new_case(bound, "case")
    for event in events:
        case = advance(bound, case, event, Clock(event.at, CALENDAR)).case
        assert case.is_closed == (not case.owed)


@each_story
@few
@given(data=st.data())
def test_the_order_of_events_that_have_nothing_to_do_with_each_other_does_not_matter(
    name, data
) -> None:
    bound, events = STORIES[name]
    plain = [e for e in events if not isinstance(e, PeriodBegan) and type(e).__name__ in KNOWN]
    if not plain:
        pytest.skip("all that happens in this story is decided or begins with a period")
    firsts = [replace(plain[0], about=f"matter-{n}", id="") for n in range(4)]
    order = data.draw(st.permutations(firsts))

    def cases(told: list[Event]) -> dict[str, tuple]:
        load = Caseload([bound], CALENDAR, start=plain[0].at - timedelta(minutes=1))
        for event in told:
            load.take(event, event.at)
        return {case.id: case.owed for case in load.cases}

    assert cases(order) == cases(firsts)


@each_story
def test_a_suspension_moves_every_end_by_what_was_suspended(name) -> None:
    bound, events = STORIES[name]
    case, moved = new_case(bound, "case"), 0
    for event in events:
        case = advance(bound, case, event, Clock(event.at, CALENDAR)).case
        for owed in case.owed:
            if owed.rule.term is None or owed.rule.term.unit != "hours" or owed.stopped:
                continue
            at = owed.since + (owed.due - owed.since) / 3
            if at <= event.at or owed.bearer.by is not None:
                continue
            about = {"about": owed.bearer.about, "unit": "县交安委办公室"}
            told = {"whose": owed.bearer.units[0], "must": owed.rule.must, "reason": "等待鉴定"}
            stop, wait = Suspended(**about, **told, at=at), timedelta(minutes=50)
            go = Resumed(**about, **told, at=at + wait)
            after, _ = advance_all(bound, case, stop, go)
            (again,) = [one for one in after.owed if one.identity == owed.identity]
            assert again.due - owed.due == wait
            moved += 1
    assert moved or not any(rule.term and rule.term.unit == "hours" for rule in bound.rules)


def advance_all(bound: Bound, case: Case, *events: Event) -> tuple[Case, int]:
    for event in events:
        case = advance(bound, case, event, Clock(event.at, CALENDAR)).case
    return case, len(events)


KNOWN = {type(event).__name__ for _, events in STORIES.values() for event in events} - {
    "Corrected",
    "Withdrawn",
    "Suspended",
    "Resumed",
    "Extended",
    "HandedOver",
}
