"""A simulated year: the same from the same seed, plausible, marked, and scored."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from luoshi.calendars import local
from luoshi.ledger import RefusedLine, events_from, line_of
from luoshi.mechanism import KERNEL_EVENTS, Corrected
from luoshi_policies.road_safety.events import (
    KINDS,
    AccidentHappened,
    FatalAccident,
    FirmRegistered,
    HazardReported,
    InjuredDied,
    PatrolTracked,
    SimulationBegan,
    VehicleRegistered,
    outside,
)
from luoshi_policies.road_safety.registers import ROAD_SECTIONS
from luoshi_policies.road_safety.simulation import Settings, Simulated, TooSmall, simulate
from luoshi_policies.road_safety.simulation.scoring import Score, scores

START = local("2025-01-01 00:00")


def year(seed: int = 1, **sizes: int) -> Simulated:
    settings = Settings(
        seed=seed, start=START, **{"days": 60, "vehicles": 300, "sections": 400} | sizes
    )
    return simulate(settings, lambda part: Random(f"{seed}:{part}"))


@pytest.fixture(scope="module")
def small() -> Simulated:
    return year()


def test_the_same_seed_gives_the_same_year(small) -> None:
    again = year()

    assert [line_of(event) for event in again.events] == [line_of(event) for event in small.events]
    assert again.truth == small.truth


def test_another_seed_gives_another_year(small) -> None:
    assert [e.at for e in year(seed=2).events] != [e.at for e in small.events]


def test_more_vehicles_leave_the_hazards_and_patrols_as_they_were(small) -> None:
    def untouched(one: Simulated) -> list[str]:
        return [line_of(e) for e in one.events if isinstance(e, HazardReported | PatrolTracked)]

    assert untouched(year(vehicles=500)) == untouched(small)


def test_the_first_event_says_that_nothing_of_it_happened(small) -> None:
    first = small.events[0]

    assert isinstance(first, SimulationBegan)
    assert "并非真实" in small.truth.plain()["simulated"] and "并非" not in first.about
    assert all(event.id.startswith("sim1.") for event in small.events)
    assert all(
        "仿真" in event.about for event in small.events if isinstance(event, AccidentHappened)
    )


def test_events_come_in_the_order_of_time_and_none_after_the_last_day(small) -> None:
    times = [event.at for event in small.events]

    assert times == sorted(times)
    assert times[0] == START and times[-1] < START + timedelta(days=60)


def test_no_two_events_have_the_same_name(small) -> None:
    assert max(Counter(event.id for event in small.events).values()) == 1


def test_every_event_reads_back_from_its_line(small) -> None:
    kinds = KINDS | {kind.__name__: kind for kind in KERNEL_EVENTS}
    lines = [line_of(event) for event in small.events]

    read = list(events_from(lines, kinds))

    assert not [one for one in read if isinstance(one, RefusedLine)]
    assert [one[1] for one in read] == list(small.events)


def test_everything_lies_in_the_district(small) -> None:
    assert [event for event in small.events if outside(event, small.district.bounds)] == []


def test_a_point_from_elsewhere_is_refused(small) -> None:
    elsewhere = AccidentHappened(
        about="a",
        unit="u",
        at=START,
        subdistrict="s",
        longitude=small.district.bounds.east + 1,
        latitude=small.district.bounds.north,
    )

    assert "outside the district" in (outside(elsewhere, small.district.bounds) or "")


def test_sections_follow_each_other_along_their_roads(small) -> None:
    for along in small.district.along.values():
        for section, following in pairwise(along):
            assert section.end_metres <= following.start_metres


def test_there_are_as_many_sections_and_vehicles_as_asked_for() -> None:
    for sections in (100, 777, 3000):
        one = year(sections=sections, days=1, vehicles=100)

        assert len(ROAD_SECTIONS.roll(one.events)) == sections
        assert sum(isinstance(event, VehicleRegistered) for event in one.events) == 100


def test_a_district_of_nothing_is_refused() -> None:
    with pytest.raises(TooSmall, match="too small"):
        year(vehicles=5)


@pytest.fixture(scope="module")
def full() -> Simulated:
    return year(seed=7, days=365, vehicles=5000, sections=3000)


@pytest.mark.slow
def test_a_year_has_the_proportions_of_a_real_one(full) -> None:
    kinds = Counter(type(event) for event in full.events)
    accidents = [event for event in full.events if isinstance(event, AccidentHappened)]
    dead = {event.about for event in accidents if event.deaths}

    assert 90_000 < len(full.events) < 200_000
    assert 5_500 < len({event.about for event in accidents}) < 6_500
    assert 120 < sum(event.procedure == "general" for event in accidents) < 220
    assert 15 <= len(dead) <= 55
    assert kinds[InjuredDied] >= 1 and kinds[FatalAccident] >= 15
    assert 0.05 < len(full.truth.duplicates) / kinds[HazardReported] < 0.11


@pytest.mark.slow
def test_some_die_later_and_the_toll_is_corrected_in_some_year() -> None:
    corrected = [
        event
        for seed in range(12)
        for event in year(seed=seed, days=365, vehicles=100, sections=200).events
        if isinstance(event, Corrected)
    ]

    assert corrected
    assert all(event.now.deaths >= 2 for event in corrected)


@pytest.mark.slow
def test_the_edge_fleets_of_49_50_and_51_are_there(full) -> None:
    firms = [event for event in full.events if isinstance(event, FirmRegistered)]

    assert {firm.heavy_trucks for firm in firms if "辆" in firm.about} == {49, 50, 51}


@pytest.fixture(scope="module")
def found(full) -> dict[str, Score]:
    settings = Settings(seed=7, start=START)
    return {score.name: score for score in scores(full.events, full.truth, settings)}


@pytest.mark.slow
def test_the_analyses_find_most_of_what_was_seeded(found) -> None:
    for name in ("black spots by the decree", "cells by Gi*", "densest places on the network"):
        assert found[name].recall > 0.8 and found[name].precision > 0.8
    assert found["reports of the same hazard"].precision > 0.9
    assert found["reports of the same hazard"].recall > 0.75
    assert found["red firms"].recall == 1
    assert found["patrols that stop short"].precision > 0.9
    assert found["posts vacant or filled twice"].recall == 1


@pytest.mark.slow
def test_nobody_who_kept_the_limit_is_found_to_have_broken_it(found) -> None:
    assert found["section speeds above the limit"].found > 300
    assert found["section speeds above the limit"].precision == 1
