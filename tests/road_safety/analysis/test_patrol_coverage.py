"""What a track proves about a patrol, and posts that nobody or two fill."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.patrol_coverage import (
    SectionWithoutGeometry,
    TrackLimits,
    coverage_of,
    measured,
    with_measured,
)
from luoshi_policies.road_safety.analysis.road_chief_posts import metres_of_each, post_faults
from luoshi_policies.road_safety.events import Fix, PatrolTracked, RoadSectionRegistered
from luoshi_policies.road_safety.records import Patrol, RoadChief, RoadSection
from tests.road_safety.analysis.given import day, fix, section

KILOMETRE = section("s", (0, 0), (1000, 0), area="片区一", subdistrict="东桥")
LIMITS = TrackLimits(within_metres=20)


def patrol(*track: Fix, name: str = "p", at: float = 0) -> Patrol:
    return Patrol(
        id=name, person="路长甲", level="section", section="s", began=day(at), track=track
    )


def walk(start: float, end: float, north: float = 0.0) -> list[Fix]:
    steps = int((end - start) / 100)
    return [fix(30 * n, start + 100 * n, north) for n in range(steps + 1)]


def covered(*patrols: Patrol, of: RoadSection = KILOMETRE) -> float:
    return coverage_of(of, patrols, since=day(0), until=day(7), limits=LIMITS).share


def test_a_track_along_the_whole_section_covers_it() -> None:
    assert covered(patrol(*walk(0, 1000))) == pytest.approx(1)


def test_a_check_in_at_one_end_covers_no_more_than_can_be_seen_there() -> None:
    assert covered(patrol(fix(0, 0))) == pytest.approx(0.02, rel=0.01)


def test_half_a_walk_and_what_it_sees_ahead_is_half_a_section() -> None:
    coverage = coverage_of(
        KILOMETRE, [patrol(*walk(0, 500))], since=day(0), until=day(1), limits=LIMITS
    )

    assert coverage.covered_metres == pytest.approx(520, abs=1)
    ((start, end),) = coverage.missed
    assert (start, end) == pytest.approx((520, 1000), abs=1)


def test_a_parallel_road_is_not_the_section() -> None:
    assert covered(patrol(*walk(0, 1000, north=60))) == 0


def test_where_the_telephone_was_silent_nothing_is_taken_for_patrolled() -> None:
    silent = patrol(fix(0, 0), fix(30, 100), fix(1000, 900), fix(1030, 1000))

    assert covered(silent) == pytest.approx(0.24, abs=0.01)


def test_a_fix_that_nobody_could_have_reached_is_left_out() -> None:
    jumps = patrol(fix(0, 0), fix(30, 100), fix(32, 900), fix(60, 200))

    assert covered(jumps) == pytest.approx(0.22, abs=0.01)


def test_a_first_fix_that_drifted_does_not_spoil_the_track() -> None:
    assert covered(
        patrol(fix(0, 9000), *[fix(30 + f.seconds, i * 100.0) for i, f in enumerate(walk(0, 1000))])
    ) == pytest.approx(1)


def test_two_patrols_of_the_same_half_are_one_half() -> None:
    twice = covered(patrol(*walk(0, 500), name="a"), patrol(*walk(0, 500), name="b", at=2))

    assert twice == covered(patrol(*walk(0, 500)))


def test_a_patrol_outside_the_period_does_not_count() -> None:
    assert covered(patrol(*walk(0, 1000), at=7)) == 0


def test_a_ring_road_is_covered_only_where_it_was_driven() -> None:
    ring = section("s", (0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0))

    assert covered(patrol(*walk(0, 1000)), of=ring) == pytest.approx(1040 / 4000, abs=0.001)


def test_a_section_without_a_line_cannot_be_compared() -> None:
    with pytest.raises(SectionWithoutGeometry):
        covered(of=RoadSection(id="s", road="R", start_metres=0, end_metres=1))


def test_a_measured_patrol_is_an_event_in_whole_metres() -> None:
    event = measured(
        patrol(*walk(0, 500), fix(180, 505.6)), KILOMETRE, unit="东桥街道办事处", limits=LIMITS
    )

    assert (event.about, event.covered_metres, event.of_metres) == ("s", 525, 1000)
    assert event.at == day(0) + timedelta(seconds=180)


def test_a_patrol_of_a_registered_section_is_followed_by_what_it_covered() -> None:
    registered = RoadSectionRegistered(
        about="s",
        unit="县交警大队",
        at=day(0),
        road="R1",
        subdistrict="东桥",
        start_metres=0,
        end_metres=1000,
        line=KILOMETRE.line,
    )
    tracked = PatrolTracked(
        about="s", unit="东桥", at=day(1), person="甲", level="section", track=tuple(walk(0, 1000))
    )
    elsewhere = replace(tracked, about="nobody registered it", id="")

    told = list(with_measured([registered, elsewhere, tracked], limits=LIMITS))

    assert [type(event).__name__ for event in told[2:]] == ["PatrolTracked", "SectionPatrolled"]
    assert told[-1].covered_metres == told[-1].of_metres and told[-1].at > tracked.at


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 10)), max_size=5))
def test_more_patrols_never_cover_less_and_their_order_does_not_matter(walks) -> None:
    patrols = [
        patrol(*walk(start * 100, min(1000, (start + length) * 100)), name=f"p{n}")
        for n, (start, length) in enumerate(walks)
    ]
    shares = [covered(*patrols[:number]) for number in range(len(patrols) + 1)]

    assert all(b >= a - 1e-9 for a, b in pairwise(shares))
    assert covered(*reversed(patrols)) == shares[-1]


FROM, TO = day(0).date(), day(100).date()


def chief(person: str, level: str, covers: str, since: int, until: int | None = None) -> RoadChief:
    return RoadChief(
        person=person,
        level=level,  # type: ignore[arg-type]
        covers=covers,
        since=day(since).date(),
        until=None if until is None else day(until).date(),
    )


FILLED = [chief("甲", "section", "s", -5), chief("乙", "area", "片区一", 0)]


def test_a_district_without_a_chief_is_vacant_from_the_first_day_to_the_last() -> None:
    (fault,) = post_faults([KILOMETRE], FILLED, since=FROM, until=TO)

    assert fault.is_vacant and (fault.level, fault.covers) == ("district", "东桥")
    assert (fault.since, fault.until, fault.sections) == (FROM, TO, ("s",))


def test_a_post_between_two_chiefs_is_vacant_and_one_with_both_is_filled_twice() -> None:
    chiefs = [
        *FILLED,
        chief("丙", "district", "东桥", 0, 20),
        chief("丁", "district", "东桥", 30, 60),
        chief("戊", "district", "东桥", 50),
    ]

    faults = post_faults([KILOMETRE], chiefs, since=FROM, until=TO)

    assert [(fault.since, fault.until, fault.persons) for fault in faults] == [
        (day(20).date(), day(30).date(), ()),
        (day(50).date(), day(60).date(), ("丁", "戊")),
    ]


def test_one_person_may_hold_posts_of_all_levels() -> None:
    chiefs = [*FILLED, chief("甲", "district", "东桥", 0)]

    assert post_faults([KILOMETRE], chiefs, since=FROM, until=TO) == ()


def test_the_metres_of_each_chief_show_whether_the_work_is_shared_out() -> None:
    assert metres_of_each([KILOMETRE], FILLED, on=FROM) == {"甲": 1000}
