"""What must hold for every story."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.calendars import Clock, local
from luoshi.ledger import entry_after, entry_from, replay, verify
from luoshi.mechanism import (
    KERNEL_EVENTS,
    Case,
    Caseload,
    Corrected,
    Event,
    Resumed,
    Suspended,
    Tick,
    Withdrawn,
    advance,
    new_case,
)
from tests.mechanism.lamps import (
    BOUND,
    CALENDAR,
    NEW,
    TEXT,
    LampsFailed,
    LampsRemoved,
    Looked,
    Repaired,
    WorkDone,
    WorkPromised,
    bound,
    failed,
    tell,
    told,
)

START = local("2022-03-07 08:00")
UNITS = ("县城管局", "县供电公司", "河湾社区", "东桥街道办事处")
KINDS = {
    kind.__name__: kind for kind in (LampsFailed, Repaired, Looked, LampsRemoved, *KERNEL_EVENTS)
}

minutes = st.integers(0, 60 * 24 * 40)
units = st.sampled_from(UNITS)


@st.composite
def stories(draw) -> list[tuple[Event, int]]:
    """Events in the order in which they are told, each with the minute of the telling."""
    times = sorted(draw(st.lists(minutes, min_size=1, max_size=12)))
    story: list[tuple[Event, int]] = []
    for minute in times:
        at = (START + timedelta(minutes=minute)).isoformat()
        unit = draw(units)
        earlier = [event for event, _ in story]
        kinds = ["failed", "repaired", "looked", "removed", "suspended", "resumed"]
        kind = draw(st.sampled_from(kinds + (["corrected", "withdrawn"] if earlier else [])))
        event: Event
        match kind:
            case "failed":
                event = failed(draw(st.integers(0, 12)), at=at)
            case "repaired":
                event = told(Repaired, unit, at)
            case "looked":
                event = told(Looked, unit, at)
            case "removed":
                event = told(LampsRemoved, unit, at)
            case "suspended":
                event = told(Suspended, "县政府", at, whose=unit, reason="等待")
            case "resumed":
                event = told(Resumed, "县政府", at, whose=unit, reason="继续")
            case "withdrawn":
                event = told(
                    Withdrawn, "县政府", at, of=draw(st.sampled_from(earlier)).id, reason="误"
                )
            case _:
                now = failed(draw(st.integers(0, 12)), at=at)
                event = told(Corrected, "县政府", at, of=draw(st.sampled_from(earlier)).id, now=now)
        story.append((event, minute))
    return story


def played(story, ticks=()) -> Case:
    """The case after a story, with the clock looked at in between at these minutes."""
    told_at = [(minute, 1, event) for event, minute in story]
    looks = [(minute, 0, Tick()) for minute in ticks]
    case = NEW
    for minute, _, event in sorted(told_at + looks, key=lambda one: one[:2]):
        clock = Clock(START + timedelta(minutes=minute), CALENDAR)
        case = advance(BOUND, case, event, clock).case
    return case


@given(stories())
@settings(max_examples=150, deadline=None)
def test_replaying_a_ledger_gives_the_same_case(story) -> None:
    last, lines = None, []
    for event, minute in story:
        last = entry_after(last, event, recorded=START + timedelta(minutes=minute))
        lines.append(last.to_line())
    entries = [entry_from(line, number) for number, line in enumerate(lines, 1)]
    again = bound()
    case = new_case(again, "case")
    for event, recorded in replay(entries, KINDS):
        case = advance(again, case, event, Clock(recorded, CALENDAR)).case

    assert verify(entries) is None
    assert case == played(story)


@given(stories(), st.lists(minutes, max_size=10))
@settings(max_examples=150, deadline=None)
def test_how_often_the_clock_is_looked_at_makes_no_difference(story, ticks) -> None:
    end = max(minute for _, minute in story)
    looks = [minute for minute in ticks if minute <= end]

    assert played(story, [*looks, end]) == played(story, [end])


@given(stories(), st.lists(minutes, max_size=10))
@settings(max_examples=150, deadline=None)
def test_no_rung_is_taken_twice(story, ticks) -> None:
    case, taken = NEW, Counter()
    told_at = [(minute, event) for event, minute in story] + [(minute, Tick()) for minute in ticks]
    for minute, event in sorted(told_at, key=lambda one: one[0]):
        clock = Clock(START + timedelta(minutes=minute), CALENDAR)
        outcome = advance(BOUND, case, event, clock)
        again = advance(BOUND, outcome.case, Tick(), clock)
        assert again.orders == () and again.case == outcome.case
        for order in outcome.orders:
            if order.kind == "escalate":
                o = order.obligation
                taken[(o.identity, o.since, o.rung)] += 1
        case = outcome.case

    assert set(taken.values()) <= {1}


@given(stories())
@settings(max_examples=150, deadline=None)
def test_nothing_is_owed_or_late_in_a_closed_case(story) -> None:
    case = played(story)
    much_later = tell(case, "2030-01-01 00:00")

    assert case.is_closed == (case.opened is not None and case.owed == ())
    if case.is_closed:
        assert much_later.orders == () and much_later.case.overdue(local("2030-01-01")) == ()


@given(stories())
@settings(max_examples=150, deadline=None)
def test_nothing_that_was_charged_is_lost(story) -> None:
    case, charged = NEW, 0
    for event, minute in story:
        outcome = advance(BOUND, case, event, Clock(START + timedelta(minutes=minute), CALENDAR))
        charged += sum(order.kind == "charge" for order in outcome.orders)
        case = outcome.case

    assert charged == len(case.owed) + len(case.settled)


FIRMS = ("明亮公司", "光远公司", "星辰公司", "晨曦公司")


@given(st.permutations(FIRMS), st.permutations(FIRMS), st.sets(st.sampled_from(FIRMS)))
@settings(max_examples=100, deadline=None)
def test_the_order_of_independent_events_does_not_matter(first, second, done) -> None:
    def after(promising, finishing):
        day, at = date(2022, 5, 1), "2022-03-07 09:00"
        promises = [
            told(WorkPromised, "县住建局", at, about=f"work of {firm}", firm=firm, by_day=day)
            for firm in promising
        ]
        ends = [
            told(WorkDone, firm, "2022-03-08 09:00", about=f"work of {firm}")
            for firm in finishing
            if firm in done
        ]
        case = tell(NEW, *promises, *ends).case
        return set(case.owed), set(case.settled), case.is_closed

    assert after(first, second) == after(FIRMS, FIRMS)


def due_after_a_stop(term: str, begins: int, lasts: int):
    mechanism = bound(TEXT.replace("3个工作日", term))
    start = START + timedelta(minutes=begins)
    end = start + timedelta(minutes=lasts)
    stop = told(Suspended, "县政府", start.isoformat(), whose="县城管局", reason="等待")
    go = told(Resumed, "县政府", end.isoformat(), whose="县城管局", reason="继续")
    case = tell(new_case(mechanism, "case"), failed(2), mechanism=mechanism).case
    stopped = tell(case, stop, go, mechanism=mechanism).case
    return case.owed[0], stopped.owed[0], start, end


@given(st.integers(0, 60 * 24 * 2), st.integers(0, 60 * 24 * 30))
@settings(max_examples=100, deadline=None)
def test_a_stop_moves_an_end_in_hours_by_exactly_its_length(begins, lasts) -> None:
    before, after, start, end = due_after_a_stop("72小时", begins, lasts)

    assert after.due - before.due == end - start


@given(st.integers(0, 60 * 24 * 2), st.integers(0, 60 * 24 * 30))
@settings(max_examples=100, deadline=None)
def test_a_stop_moves_an_end_in_days_by_exactly_the_days_that_began(begins, lasts) -> None:
    before, after, start, end = due_after_a_stop("10日", begins, lasts)

    assert after.counted - before.counted == end.date() - start.date()
    assert after.due == before.rule.term.rolled(after.counted, CALENDAR)


@given(st.integers(0, 60 * 24 * 2), st.integers(0, 60 * 24 * 60))
@settings(max_examples=100, deadline=None)
def test_a_stop_moves_an_end_in_working_days_by_exactly_those(begins, lasts) -> None:
    before, after, start, end = due_after_a_stop("9个工作日", begins, lasts)

    stopped = CALENDAR.working_days_between(start.date(), end.date())
    assert CALENDAR.working_days_between(before.due.date(), after.due.date()) == stopped


@given(stories())
@settings(max_examples=60, deadline=None)
def test_a_caseload_holds_open_cases_only(story) -> None:
    load = Caseload([BOUND], CALENDAR, start=START)
    for event, minute in story:
        load.take(event, START + timedelta(minutes=minute))

    assert all(not case.is_closed for case in load.cases)
