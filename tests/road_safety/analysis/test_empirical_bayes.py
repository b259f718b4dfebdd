"""What a place must expect, between what was seen there and what such roads have."""

from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.empirical_bayes import (
    NoExposure,
    SafetyPerformance,
    Site,
    calibrated,
    effect_of_works,
    expected,
    predicted,
    ranked_by_excess,
)

# Predicts 2 a year on a kilometre with 10,000 vehicles a day, and in proportion to the traffic.
TWO_A_YEAR = SafetyPerformance(intercept=log(2 / 10_000), traffic_exponent=1.0, overdispersion=0.5)


def site(name: str = "s", seen: int = 0, **told: float) -> Site:
    accidents = tuple(f"{name}-{number}" for number in range(seen))
    given = {"vehicles_a_day": 10_000.0, "km": 1.0, "years": 1.0, **told}
    return Site(id=name, accidents=accidents, **given)


def test_what_was_seen_and_what_is_usual_are_weighed_by_the_manual() -> None:
    estimate = expected(site(seen=8), TWO_A_YEAR)

    # w = 1 / (1 + 0.5 · 2) = 1/2, so 2 and 8 make 5.
    assert estimate.weight == pytest.approx(0.5)
    assert estimate.expected == pytest.approx(5)
    assert estimate.excess == pytest.approx(3)
    assert len(estimate.accidents) == 8


def test_more_years_make_what_was_seen_weigh_more() -> None:
    assert expected(site(years=3), TWO_A_YEAR).weight < expected(site(), TWO_A_YEAR).weight


def test_without_overdispersion_only_the_usual_counts() -> None:
    alike = replace(TWO_A_YEAR, overdispersion=0.0)

    assert expected(site(seen=50), alike).expected == pytest.approx(2)


def test_the_worst_place_is_the_one_with_the_greatest_excess_not_the_most_accidents() -> None:
    busy = site("busy", 12, vehicles_a_day=60_000)
    quiet = site("quiet", 7)

    assert [one.site for one in ranked_by_excess([busy, quiet], TWO_A_YEAR)] == ["quiet", "busy"]


def test_a_site_without_traffic_has_no_prediction() -> None:
    with pytest.raises(NoExposure):
        site(vehicles_a_day=0)


def test_works_at_a_place_picked_for_a_bad_year_get_no_credit_for_the_better_one() -> None:
    before, after = site(seen=8), site(seen=5)

    effect = effect_of_works(before, after, TWO_A_YEAR)

    assert effect.without == pytest.approx(5)
    assert effect.ratio > 0.85  # and not 5/8


@given(st.integers(0, 200), st.floats(0.01, 5))
def test_the_expected_lies_between_the_usual_and_the_seen(seen, overdispersion) -> None:
    estimate = expected(site(seen=seen), replace(TWO_A_YEAR, overdispersion=overdispersion))

    low, high = sorted((estimate.predicted, float(seen)))
    assert low - 1e-9 <= estimate.expected <= high + 1e-9


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(500, 50_000)), min_size=1, max_size=9))
def test_a_calibrated_function_predicts_as_many_as_were_seen(rows) -> None:
    sites = [site(f"s{n}", seen, vehicles_a_day=v) for n, (seen, v) in enumerate(rows)]
    total = sum(seen for seen, _ in rows)

    fitted = calibrated(TWO_A_YEAR, sites)

    if total:
        assert sum(predicted(one, fitted) for one in sites) == pytest.approx(total)
    else:
        assert fitted == TWO_A_YEAR
