"""Two people act on one thing at once: one wins, and the other is told."""

from __future__ import annotations

from tests.server.faults.instances import Instance


def test_of_four_who_sign_at_once_one_wins_and_the_others_are_told(instance: Instance) -> None:
    told = instance.does("together.sign_at_once", people=4)

    assert sorted(told["answers"]) == ["changed-meanwhile"] * 3 + ["done"]
    assert told["told"] == 1
    assert told["wrong"] == []


def test_a_unit_that_signs_while_the_duty_is_assigned_anew_is_told_or_tells(
    instance: Instance,
) -> None:
    told = instance.does("together.assign_and_sign_at_once")

    assert sorted(told["answers"]) == ["changed-meanwhile", "done"]
    assert told["wrong"] == []


def test_clerks_who_decide_on_one_claim_at_once_make_one_duty_of_it_at_most(
    instance: Instance,
) -> None:
    told = instance.does("together.review_at_once")

    assert told["found"] <= 1
    one, _, other = told["answers"]
    assert {one, other} <= {"done", "changed-meanwhile"}
    assert (one, other) != ("done", "done")
    assert told["wrong"] == []


def test_a_request_is_decided_once(instance: Instance) -> None:
    told = instance.does("together.decide_at_once")

    assert sorted(told["answers"]) == ["changed-meanwhile", "done"]
    assert told["decided"] == 1
    assert told["wrong"] == []


def test_two_ticks_at_once_take_no_rung_twice(instance: Instance) -> None:
    told = instance.does("together.tick_at_once", ticks=3)

    assert told["answers"] == ["done"] * 3
    assert told["rungs"] == told["different"] >= 10
    assert told["wrong"] == []


def test_the_chain_of_several_writers_has_no_gap(instance: Instance) -> None:
    told = instance.does("together.write_at_once", writers=3, each=20)

    assert told["answers"] == ["done"] * 3
    assert told["told"] == 60
    assert told["wrong"] == []
