"""Black spots by the rule."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.black_spots import (
    CITY_DECREE,
    Count,
    CountIsNone,
    black_spots,
)
from luoshi_policies.road_safety.analysis.severity import (
    EACH_DEATH,
    SeverityWeights,
    WeightsBelowZero,
)
from tests.road_safety.analysis.given import day, on_road

THREE_IN_500 = Count(name="three", window_metres=500, at_least=Decimal(3))


def test_three_accidents_within_the_window_are_a_black_spot_that_names_them() -> None:
    accidents = [on_road("c", 900), on_road("a", 400), on_road("b", 650), on_road("far", 3000)]

    (spot,) = black_spots(accidents, [THREE_IN_500])

    assert (spot.start_metres, spot.end_metres) == (400, 900)
    assert spot.accidents == ("a", "b", "c")


def test_an_accident_one_metre_beyond_the_window_does_not_count() -> None:
    accidents = [on_road("a", 400), on_road("b", 650), on_road("c", 901)]

    assert black_spots(accidents, [THREE_IN_500]) == ()


def test_windows_that_share_an_accident_are_one_black_spot() -> None:
    accidents = [on_road(str(metres), metres) for metres in (0, 200, 400, 600, 800)]

    (spot,) = black_spots(accidents, [THREE_IN_500])

    assert (spot.densest, spot.total) == (3, 5)


def test_the_same_metre_of_two_roads_is_two_places() -> None:
    accidents = [on_road("a", 10), on_road("b", 10), on_road("c", 10, road="R2")]

    assert black_spots(accidents, [THREE_IN_500]) == ()


def test_accidents_outside_the_period_are_left_out() -> None:
    accidents = [on_road("a", 1, at=0), on_road("b", 2, at=1), on_road("c", 3, at=2)]

    assert black_spots(accidents, [THREE_IN_500], until=day(2)) == ()
    assert black_spots(accidents, [THREE_IN_500], since=day(0), until=day(3)) != ()


def test_one_accident_of_three_deaths_is_enough_only_where_the_road_is_at_fault() -> None:
    def found(road_defect: bool) -> list[str]:
        accident = on_road("a", 10, deaths=3, road_defect=road_defect)
        return [spot.count for spot in black_spots([accident], CITY_DECREE)]

    assert found(road_defect=True) == ["one accident of three deaths with a road defect"]
    assert found(road_defect=False) == []


def test_deaths_may_be_counted_instead_of_accidents() -> None:
    ten = Count(name="ten", window_metres=2000, at_least=Decimal(10), weights=EACH_DEATH)

    (spot,) = black_spots([on_road("a", 0, deaths=6), on_road("b", 1999, deaths=4)], [ten])

    assert spot.total == 10


def test_no_accident_makes_a_place_safer() -> None:
    with pytest.raises(WeightsBelowZero):
        SeverityWeights(injured=Decimal(-1))


def test_a_window_of_no_length_counts_nothing() -> None:
    with pytest.raises(CountIsNone):
        Count(name="none", window_metres=0, at_least=Decimal(1))


places = st.lists(st.integers(0, 3000), max_size=40)


@given(places, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(metres, chance) -> None:
    accidents = [on_road(f"{number:02}", place) for number, place in enumerate(metres)]
    shuffled = list(accidents)
    chance.shuffle(shuffled)

    assert black_spots(accidents, [THREE_IN_500]) == black_spots(shuffled, [THREE_IN_500])


@given(places, st.integers(1, 6))
def test_an_accident_is_in_a_black_spot_exactly_if_some_window_around_it_reaches_the_count(
    metres, least
) -> None:
    count = Count(name="n", window_metres=500, at_least=Decimal(least))
    accidents = [on_road(f"{number:02}", place) for number, place in enumerate(metres)]

    found = {name for spot in black_spots(accidents, [count]) for name in spot.accidents}

    def in_some_window(place: int) -> bool:
        starts = [other for other in metres if other <= place <= other + 500]
        return any(sum(s <= one <= s + 500 for one in metres) >= least for s in starts)

    assert found == {a.id for a in accidents if in_some_window(a.metres)}


@given(places, st.integers(1, 9))
def test_weights_and_count_scaled_alike_find_the_same(metres, scale) -> None:
    accidents = [on_road(f"{number:02}", place) for number, place in enumerate(metres)]
    scaled = Count(
        name="three",
        window_metres=500,
        at_least=Decimal(3 * scale),
        weights=SeverityWeights(accident=Decimal(scale)),
    )

    def stretches(count: Count) -> list[tuple[str, ...]]:
        return [spot.accidents for spot in black_spots(accidents, [count])]

    assert stretches(THREE_IN_500) == stretches(scaled)
