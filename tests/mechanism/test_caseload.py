"""Many cases at once: which event belongs to which, and whose turn it is."""

from dataclasses import replace

import pytest

from luoshi.calendars import end_of, local, working_days
from luoshi.mechanism import (
    Case,
    Caseload,
    Corrected,
    Event,
    HandedOver,
    Phrase,
    Rule,
    each,
    every,
    loose_ends,
    next_period_begins,
    periods_begun,
    provisional,
    the,
)
from tests.mechanism.lamps import (
    BOUND,
    CALENDAR,
    MECHANISM,
    SLIPS,
    TEXT,
    Looked,
    Repaired,
    bound,
    failed,
    told,
)

START = local("2022-03-01 00:00")


class RoundMade(Event):
    pass


def patrol(period="month") -> Rule:
    return Rule(
        says=Phrase("每月巡查一次"),
        on=every(period),
        who=the("县城管局"),
        must="make the round",
        must_zh="巡查",
        within=end_of(period),
        until=RoundMade,
        otherwise=SLIPS,
    )


PATROLLED = bound(TEXT + "每月巡查一次。", replace(MECHANISM, rules=(*MECHANISM.rules, patrol())))


def caseload(mechanism=BOUND, **keepers) -> Caseload:
    return Caseload([mechanism], CALENDAR, start=START, **keepers)


def take(load: Caseload, *events: Event):
    outcomes = []
    for event in events:
        outcomes = load.take(event, event.at)
    return outcomes


def test_each_matter_has_a_case_of_its_own() -> None:
    load = caseload()

    take(load, failed(2, about="lamp-1"), failed(2, about="lamp-2"))

    assert [case.about for case in load.cases] == ["lamp-1", "lamp-2"]


def test_an_event_goes_to_the_case_that_it_is_about() -> None:
    load = caseload()
    take(load, failed(2, about="lamp-1"), failed(2, about="lamp-2"))

    take(load, told(Repaired, "县城管局", "2022-03-08 09:00", about="lamp-2"))

    assert [len(case.settled) for case in load.cases] == [0, 1]


def test_a_closed_case_leaves_the_caseload() -> None:
    archive: list[Case] = []
    load = caseload(archive=lambda bound, case: archive.append(case))

    take(
        load,
        failed(2),
        told(Repaired, "县城管局", "2022-03-08 09:00"),
        told(Looked, "河湾社区", "2022-03-08 10:00"),
    )

    assert load.cases == () and [case.about for case in archive] == ["lamp-7"]


def test_a_closed_case_is_recalled_to_be_corrected() -> None:
    archive: dict[str, tuple] = {}
    load = caseload(
        archive=lambda bound, case: archive.update({case.about: (bound, case)}),
        recall=lambda about, event: [archive[about]] if about in archive and event else [],
    )
    small = failed(1)
    take(load, small)

    grave = failed(2, at="2022-03-07 08:00")
    take(load, told(Corrected, "县城管局", "2022-03-09 09:00", of=small.id, now=grave))

    assert [o.bearer.name for o in load.cases[0].owed] == ["县城管局"]


def test_the_clock_escalates_what_is_late_and_nothing_else() -> None:
    load = caseload()
    take(load, failed(2, about="lamp-1"), failed(2, at="2022-03-09 08:00", about="lamp-2"))

    outcomes = load.pass_time(local("2022-03-11 08:00"))

    assert [(o.case.about, o.orders[0].kind) for o in outcomes] == [("lamp-1", "escalate")]
    assert load.pass_time(local("2022-03-11 08:00")) == []


def test_an_event_of_a_kind_that_no_mechanism_knows_is_refused() -> None:
    (outcome,) = take(caseload(), told(RoundMade, "县城管局", "2022-03-08 09:00"))

    assert outcome.refusal is not None
    assert outcome.refusal.reason == "no mechanism in force knows an event of the kind RoundMade"


def test_an_event_before_its_case_is_refused_and_the_rest_goes_on() -> None:
    load = caseload()

    (refused,) = take(load, told(Repaired, "县城管局", "2022-03-08 09:00"))
    (taken,) = take(load, failed(2, at="2022-03-08 10:00"))

    assert refused.refusal is not None and refused.refusal.reason == "no open case is about lamp-7"
    assert taken.refusal is None


def test_a_case_opened_after_a_merger_charges_the_successor() -> None:
    load = caseload()
    merged = told(HandedOver, "县政府", "2022-03-02 09:00", whose="县城管局", to="县执法局")

    take(load, merged, failed(2))

    assert load.cases[0].owed[0].bearer.name == "县执法局"


def test_an_open_case_stays_under_its_version_when_a_new_one_is_put_in_force() -> None:
    load = caseload()
    take(load, failed(2, about="lamp-1"))
    load.put_in_force(bound(TEXT.replace("2盏", "1盏")))

    take(load, failed(1, at="2022-03-08 08:00", about="lamp-2"))
    outcomes = take(load, told(Repaired, "县城管局", "2022-03-09 08:00", about="lamp-1"))

    assert [case.version != BOUND.version for case in load.cases] == [False, True]
    assert outcomes[0].refusal is None


def test_a_standing_duty_begins_with_its_period_whoever_forgets_it() -> None:
    load = caseload(PATROLLED)

    load.pass_time(local("2022-05-02 00:00"))

    assert [case.about for case in load.cases] == ["2022-04", "2022-05"]
    assert [case.owed[0].rung for case in load.cases] == [1, 0]


def test_a_standing_duty_is_met_for_its_own_period() -> None:
    load = caseload(PATROLLED)
    load.pass_time(local("2022-04-02 00:00"))

    take(load, told(RoundMade, "县城管局", "2022-04-20 09:00", about="2022-04"))

    assert load.cases == ()


def test_periods_begin_after_one_instant_and_up_to_another() -> None:
    begun = list(periods_begun(PATROLLED, local("2022-03-01 00:00"), local("2022-05-01 00:00")))

    assert [event.about for event in begun] == ["2022-04", "2022-05"]
    assert next_period_begins(PATROLLED, local("2022-03-31 09:00")) == local("2022-04-01")
    assert next_period_begins(PATROLLED, local("2022-04-01 00:00")) == local("2022-05-01")
    assert next_period_begins(BOUND, START) is None


def test_how_often_can_be_read_from_the_text_or_be_provisional() -> None:
    from luoshi.mechanism import slot

    read = replace(patrol(), says=Phrase("{often:period}巡查一次"), on=slot("often"))
    ours = replace(patrol(), says=Phrase("定期巡查"), on=provisional(every("quarter")))
    mechanism = replace(MECHANISM, rules=(*MECHANISM.rules, read))
    other = replace(MECHANISM, rules=(*MECHANISM.rules, ours))

    assert bound(TEXT + "每半年巡查一次。", mechanism).rules[-1].every == "half-year"
    assert bound(TEXT + "定期巡查。", other).rules[-1].every == "quarter"


def test_a_mechanism_that_only_a_report_can_begin_is_a_loose_end() -> None:
    assert list(loose_ends(MECHANISM)) == [
        "only a report opens a case, and nothing is compared with the reports"
    ]
    assert list(loose_ends(PATROLLED.mechanism)) == []


class LampsSeenDark(Event):
    """A second source: somebody saw that lamps are out."""


def compared() -> Rule:
    return replace(
        patrol(),
        says=Phrase("每月巡查一次"),
        on=LampsSeenDark,
        must="report the lamps",
        within=working_days(1),
        until=type(failed(1)),
        compares=True,
    )


def test_what_was_reported_before_is_not_asked_for_by_the_second_source() -> None:
    mechanism = bound(
        TEXT + "每月巡查一次。", replace(MECHANISM, rules=(*MECHANISM.rules, compared()))
    )
    seen = told(LampsSeenDark, "群众", "2022-03-08 09:00")

    reported = caseload(mechanism)
    take(reported, failed(2), seen)
    silent = caseload(mechanism)
    take(silent, seen)

    assert "report the lamps" not in {o.rule.must for o in reported.cases[0].owed}
    assert [o.rule.must for o in silent.cases[0].owed] == ["report the lamps"]
    take(silent, failed(2, at="2022-03-08 10:00"))
    assert [o.rule.must for o in silent.cases[0].owed] == ["repair the lamps"]


def test_a_merger_told_before_any_case_is_taken() -> None:
    merged = told(HandedOver, "县政府", "2022-03-02 09:00", whose="县城管局", to="县执法局")

    assert take(caseload(), merged) == []


def test_a_merger_told_late_holds_for_the_cases_opened_meanwhile() -> None:
    load = caseload()
    take(load, failed(2))
    merged = told(HandedOver, "县政府", "2022-03-02 09:00", whose="县城管局", to="县执法局")

    load.take(merged, local("2022-03-08 09:00"))

    assert load.cases[0].owed[0].bearer.name == "县执法局"


def test_a_closed_case_is_recalled_for_what_a_second_source_tells() -> None:
    mechanism = bound(
        TEXT + "每月巡查一次。", replace(MECHANISM, rules=(*MECHANISM.rules, compared()))
    )
    archive: dict[str, tuple] = {}
    load = caseload(
        mechanism,
        archive=lambda bound, case: archive.update({case.about: (bound, case)}),
        recall=lambda about, event: [archive[about]] if about in archive else [],
    )
    take(load, failed(1))

    (outcome,) = take(load, told(LampsSeenDark, "县城管局", "2022-03-08 09:00"))

    assert [order.kind for order in outcome.orders] == ["charge", "discharge"]
    assert load.cases == ()


def test_a_report_told_twice_is_refused_though_its_case_is_closed() -> None:
    archive: dict[str, tuple] = {}
    load = caseload(
        archive=lambda bound, case: archive.update({case.about: (bound, case)}),
        recall=lambda about, event: [archive[about]] if about in archive else [],
    )

    (_,), (again,) = take(load, failed(1)), take(load, failed(1))

    assert again.refusal is not None and "told before" in again.refusal.reason


class RoundBegun(Event):
    pass


def standing(*units: str) -> Caseload:
    """Rounds that each of these units owes, met by any round that it tells of."""
    rule = Rule(
        says=Phrase("每月巡查一次"),
        on=RoundBegun,
        who=each(*units),
        must="make the round",
        must_zh="巡查",
        within=working_days(20),
        until=RoundMade,
        otherwise=SLIPS,
        met_by=lambda event, matter: True,
    )
    mechanism = replace(MECHANISM, rules=(*MECHANISM.rules, rule))
    load = caseload(bound(TEXT + "每月巡查一次。", mechanism))
    for matter in ("north", "south"):
        take(load, told(RoundBegun, "县城管局", "2022-03-07 09:00", about=matter))
    return load


@pytest.mark.parametrize(
    ("owing", "acting", "left"),
    [
        (["河湾社区"], "河湾社区", [0, 0]),
        (["河湾社区"], "县城管局", [1, 1]),
        (["各社区"], "河湾社区", [0, 0]),
        (["各社区", "县城管局"], "县城管局", [1, 1]),
    ],
)
def test_what_any_matter_may_meet_is_met_for_the_unit_or_its_group(owing, acting, left) -> None:
    load = standing(*owing)

    load.take(told(RoundMade, acting, "2022-03-08 09:00", about="east"), local("2022-03-08 09:00"))

    assert [len(case.owed) for case in load.cases] == [count for count in left if count]


def test_mechanisms_that_are_replaced_open_no_more_cases_and_close_their_own() -> None:
    load = caseload(PATROLLED)
    take(load, failed(2, about="lamp-1"))
    assert load.knows(Repaired)

    load.replace([])

    assert not load.knows(Repaired)
    take(load, told(Repaired, "县城管局", "2022-03-08 09:00", about="lamp-1"))
    assert len(load.cases[0].settled) == 1
