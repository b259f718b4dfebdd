"""Who is called in, for which records, and who would be under another threshold."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.interviews import (
    PROVISIONAL_RULES,
    DeathsAtOpenHazard,
    ManyAccidents,
    OverdueHazard,
    RuleCallsNobody,
    called_in,
    who_would_be_called_in,
)
from luoshi_policies.road_safety.analysis.rates import CountBelowZero, change_between
from luoshi_policies.road_safety.records import Accident
from tests.road_safety.analysis.given import day, degrees, hazard

TWO_IN_30 = ManyAccidents(level="third", accidents=2, within_days=30)


def fatal(name: str, at: float, *, where: str = "东桥", deaths: int = 1) -> Accident:
    return Accident(id=name, at=day(at), subdistrict=where, deaths=deaths)


def test_a_call_names_the_accidents_that_it_stands_on() -> None:
    (call,) = called_in([TWO_IN_30], [fatal("b", 29), fatal("a", 1)], now=day(60))

    assert (call.subdistrict, call.at, call.records) == ("东桥", day(29), ("a", "b"))


def test_accidents_of_two_subdistricts_do_not_add_up() -> None:
    assert called_in([TWO_IN_30], [fatal("a", 1), fatal("b", 2, where="西桥")], now=day(60)) == ()


def test_nobody_is_called_in_twice_for_one_accident() -> None:
    accidents = [fatal(name, at) for at, name in enumerate("abc")]

    assert [call.records for call in called_in([TWO_IN_30], accidents, now=day(60))] == [("a", "b")]


def test_what_has_not_happened_calls_nobody_in() -> None:
    assert called_in([TWO_IN_30], [fatal("a", 1), fatal("b", 2)], now=day(1.5)) == ()


def test_a_major_hazard_overdue_calls_in_on_the_day_after() -> None:
    late = hazard("h", 0, subdistrict="东桥", grade="major", due=day(10).date())
    rule = OverdueHazard(level="second")

    assert called_in([rule], [], [late], now=day(10.9)) == ()
    assert [call.at for call in called_in([rule], [], [late], now=day(11))] == [day(11)]


def test_deaths_where_a_hazard_lay_open_are_traced_to_both() -> None:
    longitude, latitude = degrees(100, 0)
    accident = Accident(
        id="a", at=day(5), subdistrict="东桥", deaths=2, longitude=longitude, latitude=latitude
    )
    known, mended = hazard("known", 0), hazard("mended", 10, corrected=day(4))

    (call,) = called_in(
        [DeathsAtOpenHazard(level="first")], [accident], [known, mended], now=day(6)
    )

    assert call.records == ("a", "known")


def test_a_threshold_is_tried_before_it_is_adopted() -> None:
    accidents = [fatal(str(number), number * 20.0) for number in range(6)]

    tried = who_would_be_called_in(
        ManyAccidents(level="third", accidents=2, within_days=90), accidents, now=day(200)
    )

    assert {threshold: len(calls) for threshold, calls in tried.items()} == {2: 3, 3: 2, 4: 1}


def test_a_rule_that_counts_nothing_is_refused() -> None:
    with pytest.raises(RuleCallsNobody):
        ManyAccidents(level="third", accidents=0, within_days=30)


stories = st.lists(st.integers(0, 400), max_size=25).map(
    lambda days: [
        fatal(f"{n:02}", at, where="东桥" if n % 3 else "西桥") for n, at in enumerate(days)
    ]
)


@given(stories, st.integers(1, 5), st.integers(1, 120))
def test_a_higher_threshold_never_calls_in_more_often(accidents, least, within) -> None:
    rule = ManyAccidents(level="third", accidents=least, within_days=within)

    tried = who_would_be_called_in(rule, accidents, at=(least, least + 1), now=day(500))

    assert len(tried[least + 1]) <= len(tried[least])


@given(stories, st.randoms(use_true_random=False))
def test_calls_do_not_depend_on_the_order_of_the_records(accidents, chance) -> None:
    before = called_in(PROVISIONAL_RULES, accidents, now=day(500))
    chance.shuffle(accidents)

    assert called_in(PROVISIONAL_RULES, accidents, now=day(500)) == before


@given(stories)
def test_every_call_stands_on_enough_accidents_of_its_own_place_and_time(accidents) -> None:
    known = {accident.id: accident for accident in accidents}

    for call in called_in([TWO_IN_30], accidents, now=day(500)):
        times = [known[name].at for name in call.records]
        assert len(times) == 2 and max(times) - min(times) <= timedelta(days=30)
        assert {known[name].subdistrict for name in call.records} == {call.subdistrict}


def test_one_death_and_then_two_is_not_shown_to_be_a_rise() -> None:
    change = change_between(1, 2)

    assert change.ratio == 2
    assert change.lowest < 1 < change.highest
    assert not change.is_shown


def test_ten_and_then_forty_is_shown_to_be_a_rise() -> None:
    assert change_between(10, 40).is_shown


def test_after_nothing_the_ratio_is_unknown_and_only_bounded_from_below() -> None:
    change = change_between(0, 8)

    assert change.ratio is None and change.lowest > 1 and change.highest == float("inf")


def test_counts_below_nought_make_no_rate() -> None:
    with pytest.raises(CountBelowZero):
        change_between(-1, 2)


@given(st.integers(0, 60), st.integers(0, 60))
def test_read_backwards_a_change_is_the_inverse(before, after) -> None:
    forward, backward = change_between(before, after), change_between(after, before)

    if backward.highest not in (0, float("inf")):
        assert forward.lowest == pytest.approx(1 / backward.highest)
