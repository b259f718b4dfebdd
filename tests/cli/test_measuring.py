"""Tracks are measured while events are played."""

from random import Random

from luoshi.calendars import local
from luoshi.cli.measuring import measured
from luoshi.ledger import RefusedLine
from luoshi_policies.road_safety.events import PatrolTracked, SectionPatrolled
from luoshi_policies.road_safety.simulation import Settings, simulate


def test_each_tracked_patrol_is_followed_by_what_it_covered_and_nothing_else_changes():
    settings = Settings(
        seed=1, start=local("2025-01-01 00:00"), days=30, vehicles=300, sections=400
    )
    year = simulate(settings, lambda part: Random(f"1:{part}"))
    lines = [*enumerate(year.events, 1), RefusedLine(9_999, "", "it is no event")]

    told = list(measured(lines))
    added = [line for line in told if line not in lines]

    assert [line for line in told if line in lines] == lines
    assert all(isinstance(line[1], SectionPatrolled) for line in added)
    assert len(added) == sum(isinstance(event, PatrolTracked) for event in year.events) > 0
