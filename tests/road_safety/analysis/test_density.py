"""Kernel density on the map and along roads."""

from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.network_density import network_density
from luoshi_policies.road_safety.analysis.planar_density import BandwidthIsNone, planar_density
from luoshi_policies.road_safety.analysis.road_network import SectionWithoutLine, network_of
from luoshi_policies.road_safety.records import RoadSection
from tests.road_safety.analysis.given import on_map, on_road, point, section


def test_one_accident_is_densest_where_it_happened() -> None:
    here, beyond = planar_density([on_map("a", 0)], [point(0), point(301)], bandwidth_metres=300)

    assert here.density == pytest.approx(3 / (pi * 0.3**2))
    assert beyond.density == 0 and beyond.contributions == ()


def test_a_density_is_the_sum_of_what_its_accidents_add() -> None:
    (density,) = planar_density(
        [on_map("a", -100), on_map("b", 150), on_map("far", 5000)], [point(0)], bandwidth_metres=300
    )

    assert [one.accident for one in density.contributions] == ["a", "b"]
    assert density.density == pytest.approx(sum(one.adds for one in density.contributions))


def test_over_the_whole_map_the_density_adds_up_to_the_accidents() -> None:
    side = 20.0
    grid = [point(east * side, north * side) for east in range(-20, 21) for north in range(-20, 21)]

    densities = planar_density([on_map("a", 3, 4), on_map("b", 40)], grid, bandwidth_metres=200)

    assert sum(one.density for one in densities) * (side / 1000) ** 2 == pytest.approx(2, rel=1e-3)


def test_no_bandwidth_spreads_nothing() -> None:
    with pytest.raises(BandwidthIsNone):
        planar_density([], [point(0)], bandwidth_metres=0)


def test_at_a_crossing_the_density_is_parted_over_the_roads_that_go_on() -> None:
    network = network_of(
        [
            section("west", (-1000, 0), (0, 0)),
            section("east", (0, 0), (1000, 0), start=1000),
            section("north", (0, 0), (0, 1000), road="R2"),
            section("south", (0, -1000), (0, 0), road="R3"),
        ]
    )

    pieces = network_density([on_road("a", 900)], network, bandwidth_metres=400)

    held = dict.fromkeys(network.edges, 0.0)
    for piece in pieces:
        held[piece.section] += piece.weight
    assert sum(held.values()) == pytest.approx(1)
    assert held["north"] == pytest.approx(held["south"]) == pytest.approx(held["east"])


def test_at_a_dead_end_the_density_turns_back() -> None:
    network = network_of([section("only", (0, 0), (1000, 0))])

    pieces = network_density([on_road("a", 0)], network, bandwidth_metres=300)

    assert sum(piece.weight for piece in pieces) == pytest.approx(1)
    assert pieces[0].density == max(piece.density for piece in pieces)


def test_two_roads_side_by_side_do_not_share_their_accidents() -> None:
    network = network_of(
        [section("a", (0, 0), (1000, 0)), section("b", (0, 20), (1000, 20), road="R2")]
    )

    pieces = network_density([on_road("x", 500)], network, bandwidth_metres=300)

    assert {piece.section for piece in pieces} == {"a"}


def test_an_accident_beyond_the_end_of_its_road_is_left_out() -> None:
    network = network_of([section("a", (0, 0), (1000, 0))])

    assert network_density([on_road("x", 1001)], network, bandwidth_metres=300) == ()


def test_a_section_without_a_line_joins_nothing() -> None:
    with pytest.raises(SectionWithoutLine):
        network_of([RoadSection(id="s", road="R", start_metres=0, end_metres=1)])


GRID = network_of(
    [
        section(
            f"h{x}{y}", (x * 100, y * 100), (x * 100 + 100, y * 100), road=f"H{y}", start=x * 100
        )
        for x in range(4)
        for y in range(5)
    ]
    + [
        section(
            f"v{x}{y}", (x * 100, y * 100), (x * 100, y * 100 + 100), road=f"V{x}", start=y * 100
        )
        for x in range(5)
        for y in range(4)
    ]
)
crashes = st.lists(
    st.builds(
        lambda number, road, metres: on_road(f"{number:05}", metres, road=road),
        st.integers(0, 99999),
        st.sampled_from(sorted(GRID.along)),
        st.integers(0, 400),
    ),
    max_size=8,
    unique_by=lambda accident: accident.id,
)


@settings(max_examples=30, deadline=None)
@given(crashes, st.randoms(use_true_random=False))
def test_nothing_is_lost_or_counted_twice_in_a_network(accidents, chance) -> None:
    pieces = network_density(accidents, GRID, bandwidth_metres=350)
    chance.shuffle(accidents)

    assert sum(piece.weight for piece in pieces) == pytest.approx(len(accidents))
    assert network_density(accidents, GRID, bandwidth_metres=350) == pieces
