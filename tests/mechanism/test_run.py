"""What a case owes, to whom it is said that something is late, and when it is closed."""

from dataclasses import replace
from datetime import date

import pytest

from luoshi.calendars import Clock, days, instant, local
from luoshi.mechanism import (
    ITSELF,
    Event,
    Ladder,
    OtherVersion,
    Rung,
    Tick,
    advance,
    new_case,
    provisional,
)
from tests.mechanism.lamps import (
    BOUND,
    CALENDAR,
    MECHANISM,
    NEW,
    SLIPS,
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


def owed(outcome) -> list[tuple[str, str, str]]:
    return [(o.bearer.name, o.rule.must, instant(o.due)) for o in outcome.case.owed]


def test_an_event_charges_the_unit_that_the_text_names() -> None:
    assert owed(tell(NEW, failed(2))) == [("县城管局", "repair the lamps", "2022-03-10 24:00")]


def test_an_event_below_every_threshold_charges_nobody_and_closes_the_case() -> None:
    assert tell(NEW, failed(1)).case.is_closed


def test_each_threshold_that_is_reached_charges_its_own_unit() -> None:
    assert [unit for unit, *_ in owed(tell(NEW, failed(9)))] == ["县城管局", "县供电公司"]


def test_an_obligation_is_met_by_its_bearer_only() -> None:
    case = tell(NEW, failed(2), told(Repaired, "县供电公司", "2022-03-08 09:00")).case

    assert ("县城管局", "repair the lamps") in {(o.bearer.name, o.rule.must) for o in case.owed}


def test_an_obligation_is_met_about_its_matter_only() -> None:
    other = told(Repaired, "县城管局", "2022-03-08 09:00", about="lamp-8")

    assert len(tell(NEW, failed(2), other).case.settled) == 0


def test_any_one_of_a_group_may_meet_what_the_group_owes() -> None:
    repaired = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-08 09:00"))

    assert owed(repaired)[0][0] == "东桥街道办事处、河湾社区"
    assert tell(repaired.case, told(Looked, "河湾社区", "2022-03-09 09:00")).case.is_closed


def test_a_case_is_open_while_anything_is_owed() -> None:
    assert not NEW.is_closed
    assert not tell(NEW, failed(2)).case.is_closed


def test_what_is_met_at_the_last_moment_is_met_in_time() -> None:
    case = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-10 23:59")).case

    assert case.settled[0].lamp == "green"


def test_what_is_met_late_stays_late() -> None:
    case = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-11 09:00")).case
    much_later = tell(case, "2023-01-01 00:00").case

    assert (much_later.settled[0].is_late, much_later.settled[0].lamp) == (True, "yellow")


def test_being_overdue_is_seen_from_the_clock_and_not_stored() -> None:
    case = tell(NEW, failed(2)).case

    assert case.overdue(local("2022-03-10 23:59")) == ()
    assert case.overdue(local("2022-03-11 00:00")) == case.owed
    assert [case.owed[0].lamp(local(f"2022-03-{day}")) for day in ("10", "11")] == ["green", "red"]


def test_a_clock_that_jumps_takes_each_rung_once_in_order() -> None:
    case = tell(NEW, failed(2)).case

    jumped = tell(case, "2022-06-01 00:00")

    assert [(order.kind, order.to) for order in jumped.orders] == [
        ("escalate", "县政府办公室"),
        ("escalate", "分管副县长"),
    ]
    assert tell(jumped.case, "2022-06-01 00:00").orders == ()


def test_an_event_that_comes_late_is_preceded_by_the_rungs_that_the_clock_took() -> None:
    watched = tell(NEW, failed(2), "2022-03-11 08:00").case
    repaired = told(Repaired, "县城管局", "2022-03-11 09:00")

    assert tell(watched, repaired).case == tell(NEW, failed(2), repaired).case


def test_nothing_is_late_at_the_very_instant_it_is_due() -> None:
    case = tell(NEW, failed(2)).case

    outcome = advance(BOUND, case, Tick(), Clock(case.owed[0].due, CALENDAR))

    assert outcome.orders == ()


def test_a_deadline_can_come_with_the_event() -> None:
    promised = told(
        WorkPromised, "县住建局", "2022-03-07 09:00", firm="明亮公司", by_day=date(2022, 10, 1)
    )

    assert owed(tell(NEW, promised)) == [("明亮公司", "do the work promised", "2022-10-01 24:00")]


def test_what_has_become_pointless_lapses() -> None:
    removed = told(LampsRemoved, "县住建局", "2022-03-08 09:00")

    outcome = tell(NEW, failed(9), removed)

    assert {settled.how for settled in outcome.case.settled} == {"lapsed"}
    assert outcome.case.is_closed


def test_what_is_owed_already_is_not_owed_twice() -> None:
    again = failed(3, at="2022-03-07 09:00")

    assert len(tell(NEW, failed(2), again).case.owed) == 1


def test_the_case_stays_with_the_version_it_was_opened_under() -> None:
    other = bound(
        "一、建立路灯故障处置机制。熄灭4盏以上的，由县城管局在5日内修复。修复后由甲查验。"
    )

    with pytest.raises(OtherVersion, match="was opened under version"):
        tell(NEW, failed(2), mechanism=other)


class LampsStolen(Event):
    pass


class RepairedByNight(Repaired):
    pass


@pytest.mark.parametrize(
    ("event", "now", "reason"),
    [
        (told(LampsStolen, "县公安局", "2022-03-08 09:00"), "2022-03-08 09:00", "knows no event"),
        (told(Repaired, "县城管局", "2022-03-09 09:00"), "2022-03-08 09:00", "after it was told"),
        (told(Repaired, "县城管局", "2022-03-06 09:00"), "2022-03-08 09:00", "before the case"),
        (failed(2), "2022-03-08 09:00", "told before"),
    ],
)
def test_an_event_is_refused_with_the_reason_and_the_case_stays_as_it_was(
    event: Event, now: str, reason: str
) -> None:
    case = tell(NEW, failed(2)).case

    outcome = advance(BOUND, case, event, Clock(local(now), CALENDAR))

    assert outcome.refusal is not None and reason in outcome.refusal.reason
    assert outcome.case == case


def test_an_event_from_a_unit_that_nobody_knows_is_refused() -> None:
    closed_circle = replace(BOUND, units=frozenset({"县供电公司"}))

    outcome = tell(new_case(closed_circle, "case"), failed(2), mechanism=closed_circle)

    assert outcome.refusal is not None
    assert outcome.refusal.reason == "nobody knows a unit 县城管局"


def test_an_event_before_any_opening_is_refused() -> None:
    outcome = tell(NEW, told(Repaired, "县城管局", "2022-03-08 09:00"))

    assert outcome.refusal is not None and outcome.case == NEW


def test_a_special_kind_of_an_event_counts_as_that_event() -> None:
    by_night = told(RepairedByNight, "县城管局", "2022-03-08 02:00")

    assert len(tell(NEW, failed(2), by_night).case.settled) == 1


def test_an_event_is_frozen() -> None:
    with pytest.raises(AttributeError):
        failed(2).count = 3


def test_two_reports_with_the_same_words_are_one_event() -> None:
    assert failed(2).id == failed(2).id != failed(3).id
    assert isinstance(failed(2), LampsFailed) and WorkDone.name_in_chinese() == "WorkDone"


def test_a_reminder_before_there_is_anything_to_remind_of_is_not_sent() -> None:
    early = Rung(before=provisional(days(30)), to=ITSELF, means="提醒")
    rule = replace(MECHANISM.rules[0], otherwise=Ladder(rungs=(early, *SLIPS.rungs)))
    mechanism = bound(mechanism=replace(MECHANISM, rules=(rule, *MECHANISM.rules[1:])))

    outcome = tell(new_case(mechanism, "c"), failed(2), "2022-03-11 08:00", mechanism=mechanism)

    assert [order.to for order in outcome.orders] == ["县政府办公室"]


def test_a_reminder_goes_to_the_bearer_before_the_end() -> None:
    early = Rung(before=provisional(days(1)), to=ITSELF, means="提醒")
    rule = replace(MECHANISM.rules[0], otherwise=Ladder(rungs=(early, *SLIPS.rungs)))
    mechanism = bound(mechanism=replace(MECHANISM, rules=(rule, *MECHANISM.rules[1:])))

    outcome = tell(new_case(mechanism, "c"), failed(2), "2022-03-10 08:00", mechanism=mechanism)

    assert [(order.kind, order.to) for order in outcome.orders] == [("escalate", "县城管局")]
