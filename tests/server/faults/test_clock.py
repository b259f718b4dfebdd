"""The clock stops, jumps, or goes back: each rung is taken once, at its own instant."""

from __future__ import annotations

from pathlib import Path

from tests.server.faults.instances import Instance, copied
from tests.server.faults.office import BEGINNING

THREE_MONTHS_LATER = "2026-06-02 09:00"


def test_a_tick_after_three_months_takes_each_rung_once_as_if_it_had_ticked_each_day(
    instance: Instance, template: Instance, server: str, tmp_path: Path
) -> None:
    with copied(template, tmp_path / "day by day", server) as other:
        instance.does("office.let_pass", until=THREE_MONTHS_LATER)
        other.does("office.each_day", start=BEGINNING, days=92)

        rungs = instance.does("office.rungs")
        assert rungs == other.does("office.rungs")
    assert len({(of, rung) for of, rung, _, _ in rungs}) == len(rungs) >= 10
    # Not at the instant of the tick, but each at the one at which it fell due.
    assert len({at for _, _, at, _ in rungs}) > 5
    assert instance.does("office.wrong", at=THREE_MONTHS_LATER) == []


def test_a_second_tick_at_the_same_instant_does_nothing(instance: Instance) -> None:
    assert instance.does("office.let_pass", until=THREE_MONTHS_LATER) > 0
    before = instance.does("office.kept_state")

    assert instance.does("office.let_pass", until=THREE_MONTHS_LATER) == 0
    assert instance.does("office.kept_state") == before


def test_a_tick_of_a_clock_that_went_back_does_nothing(instance: Instance) -> None:
    instance.does("office.let_pass", until=THREE_MONTHS_LATER)
    before = instance.does("office.kept_state")

    assert instance.does("office.let_pass", until=BEGINNING) == 0
    assert instance.does("office.kept_state") == before


def test_an_entry_is_never_recorded_before_the_time_that_has_passed(instance: Instance) -> None:
    instance.does("office.let_pass", until="2026-03-20 09:00")
    told = instance.does("office.sign_the_duty", at="2026-03-03 09:00")

    assert told["recorded"] == "2026-03-20T09:00:00+08:00"
    assert told["at"] == "2026-03-03T09:00:00+08:00"
    # The slips that were drawn up before the clock went back stay drawn up.
    assert instance.does("office.wrong", at="2026-03-20 09:00") == []
