"""The same hole in the road, reported by different people."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.duplicates import (
    DECIDED,
    SUGGESTED,
    Nearness,
    NotNear,
    duplicates,
    to_ask_again,
)
from tests.road_safety.analysis.given import day, hazard


def test_another_persons_report_near_by_repeats_the_first() -> None:
    (found,) = duplicates(
        [hazard("b", 200, at=3, reporter="乙"), hazard("a", 0, at=1, reporter="甲")], SUGGESTED
    )

    assert (found.report, found.first, found.after) == ("b", "a", timedelta(days=2))
    assert found.metres == pytest.approx(200, abs=0.1)


def test_a_citizen_is_believed_within_250_metres_and_an_inspector_within_1000() -> None:
    first = hazard("a", 0, reporter="甲")

    def repeats(by: str, metres: float) -> bool:
        return bool(duplicates([first, hazard("b", metres, at=1, reporter="乙", by=by)], SUGGESTED))

    assert repeats("citizen", 249) and not repeats("citizen", 251)
    assert repeats("inspector", 999) and not repeats("inspector", 1001)


def test_another_kind_of_hazard_at_the_same_place_is_another_hazard() -> None:
    assert duplicates([hazard("a", 0), hazard("b", 0, at=1, hazard="标线不清")], SUGGESTED) == ()


def test_a_person_who_reports_twice_means_two_hazards() -> None:
    reports = [hazard("a", 0, reporter="甲"), hazard("b", 20, at=1, reporter="甲")]

    assert duplicates(reports, DECIDED) == ()


def test_after_the_correction_a_report_is_a_new_one() -> None:
    reports = [hazard("a", 0, corrected=day(2)), hazard("b", 0, at=3)]

    assert duplicates(reports, DECIDED) == ()


def test_after_the_days_a_report_is_a_new_one() -> None:
    assert duplicates([hazard("a", 0), hazard("b", 0, at=28.5)], DECIDED) == ()


def test_a_chain_of_reports_does_not_join_what_lies_far_apart() -> None:
    reports = [
        hazard(name, metres, at=at)
        for at, (name, metres) in enumerate([("a", 0), ("b", 50), ("c", 100)])
    ]

    assert [(one.report, one.first) for one in duplicates(reports, DECIDED)] == [("b", "a")]


def test_the_nearest_first_report_is_meant() -> None:
    reports = [hazard("a", 0), hazard("b", 80, at=1), hazard("c", 60, at=2)]

    assert [(one.report, one.first) for one in duplicates(reports, DECIDED)] == [("c", "b")]


def test_whoever_reported_is_asked_again_after_four_weeks() -> None:
    reports = [hazard("old", 0), hazard("new", 0, at=20), hazard("done", 0, accepted=day(9))]

    assert to_ask_again(reports, now=day(28)) == ("old",)


def test_nothing_lies_within_no_metres() -> None:
    with pytest.raises(NotNear):
        Nearness(otherwise_metres=0)


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 60)), max_size=25),
    st.randoms(use_true_random=False),
)
def test_duplicates_do_not_depend_on_the_order_and_never_repeat_a_duplicate(rows, chance) -> None:
    reports = [hazard(f"{n:02}", metres, at=at) for n, (metres, at) in enumerate(rows)]
    before = duplicates(reports, DECIDED)
    chance.shuffle(reports)

    assert duplicates(reports, DECIDED) == before
    assert not {one.report for one in before} & {one.first for one in before}
