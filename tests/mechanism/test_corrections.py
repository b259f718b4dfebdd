"""Facts corrected later: both versions stay visible; the case owes what the right one orders."""

from dataclasses import replace

from luoshi.mechanism import Corrected, Event, Withdrawn
from tests.mechanism.lamps import NEW, Repaired, failed, tell, told


def corrected(old: Event, at: str, **changes):
    now = replace(old, id="", **changes)
    return told(Corrected, "县城管局", at, of=old.id, now=now)


def withdrawn(old: Event, at: str):
    return told(Withdrawn, "县城管局", at, of=old.id, reason="误报")


def bearers(case) -> list[str]:
    return [obligation.bearer.name for obligation in case.owed]


FIRST = failed(2)
REPAIRED = told(Repaired, "县城管局", "2022-03-08 09:00")


def test_a_graver_fact_charges_whom_the_first_report_spared() -> None:
    outcome = tell(NEW, FIRST, corrected(FIRST, "2022-03-09 09:00", count=9))

    assert bearers(outcome.case) == ["县城管局", "县供电公司"]
    assert [order.kind for order in outcome.orders] == ["charge"]


def test_the_time_of_a_new_charge_runs_from_the_correction() -> None:
    case = tell(NEW, FIRST, corrected(FIRST, "2022-03-09 09:00", count=9)).case

    assert [f"{o.since:%m-%d}" for o in case.owed] == ["03-07", "03-09"]


def test_a_lesser_fact_cancels_what_only_the_first_report_had_charged() -> None:
    grave = failed(9)

    outcome = tell(NEW, grave, corrected(grave, "2022-03-08 07:00", count=2))

    assert bearers(outcome.case) == ["县城管局"]
    assert [(s.how, s.obligation.bearer.name) for s in outcome.case.settled] == [
        ("cancelled", "县供电公司")
    ]


def test_both_versions_stay_visible() -> None:
    outcome = tell(NEW, failed(9), corrected(failed(9), "2022-03-08 07:00", count=2))

    old, correction = outcome.case.events
    assert (old.count, correction.now.count) == (9, 2)
    assert outcome.case.settled[0].obligation.cause == old
    assert outcome.case.owed[0].cause == correction.now


def test_what_both_reports_charge_goes_on_with_its_end_and_its_rungs() -> None:
    late = tell(NEW, FIRST, "2022-03-11 08:00").case

    case = tell(late, corrected(FIRST, "2022-03-11 09:00", count=3)).case

    assert (case.owed[0].due, case.owed[0].rung) == (late.owed[0].due, 1)


def test_what_was_met_need_not_be_met_again() -> None:
    case = tell(NEW, FIRST, REPAIRED, corrected(FIRST, "2022-03-09 09:00", count=3)).case

    assert [o.rule.must for o in case.owed] == ["look at the repair"]


def test_a_correction_can_charge_in_a_case_that_was_closed() -> None:
    small = failed(1)
    closed = tell(NEW, small).case
    assert closed.is_closed

    assert bearers(tell(closed, corrected(small, "2022-03-08 09:00", count=2)).case) == ["县城管局"]


def test_a_withdrawn_completion_is_owed_again() -> None:
    outcome = tell(NEW, FIRST, REPAIRED, withdrawn(REPAIRED, "2022-03-09 09:00"))

    assert [o.rule.must for o in outcome.case.owed] == ["repair the lamps"]
    assert {order.kind for order in outcome.orders} == {"reopen", "cancel"}


def test_a_completion_corrected_to_a_later_day_is_late() -> None:
    later = told(Repaired, "县城管局", "2022-03-11 09:00")
    correction = told(Corrected, "县城管局", "2022-03-12 09:00", of=REPAIRED.id, now=later)

    case = tell(NEW, FIRST, REPAIRED, correction).case

    assert case.settled[0].lamp == "yellow"


def test_a_case_whose_report_is_withdrawn_owes_nothing() -> None:
    case = tell(NEW, FIRST, REPAIRED, withdrawn(FIRST, "2022-03-09 09:00")).case

    assert case.is_closed
    assert [s.how for s in case.settled] == ["met", "cancelled"]


def test_a_corrected_report_can_be_withdrawn_by_its_new_name() -> None:
    correction = corrected(FIRST, "2022-03-08 09:00", count=9)

    case = tell(NEW, FIRST, correction, withdrawn(correction.now, "2022-03-09 09:00")).case

    assert case.is_closed


def test_a_report_is_corrected_once() -> None:
    correction = corrected(FIRST, "2022-03-08 09:00", count=9)

    outcome = tell(NEW, FIRST, correction, corrected(FIRST, "2022-03-09 09:00", count=4))

    assert outcome.refusal is not None and "already" in outcome.refusal.reason


def test_a_correction_that_says_what_was_told_before_is_refused() -> None:
    nothing_new = told(Corrected, "县城管局", "2022-03-08 09:00", of=FIRST.id, now=FIRST)
    grave = corrected(FIRST, "2022-03-08 09:00", count=9)
    back_again = told(Corrected, "县城管局", "2022-03-09 09:00", of=grave.now.id, now=FIRST)
    done = told(Repaired, "县城管局", "2022-03-10 09:00")

    for outcome in (tell(NEW, FIRST, nothing_new), tell(NEW, FIRST, grave, back_again)):
        assert outcome.refusal is not None and "told before" in outcome.refusal.reason
        assert tell(outcome.case, done).refusal is None


def test_what_nobody_told_cannot_be_corrected() -> None:
    outcome = tell(NEW, FIRST, withdrawn(failed(7), "2022-03-09 09:00"))

    assert outcome.refusal is not None and "never told" in outcome.refusal.reason
