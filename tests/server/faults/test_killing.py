"""Processes are killed at random moments of taking in, reporting and ticking."""

from __future__ import annotations

from pathlib import Path

from tests.server.faults.instances import Instance

KILLS = 50
SEED = 20260302


def test_nothing_accepted_is_lost_and_no_rung_is_taken_twice_though_processes_are_killed_50_times(
    instance: Instance, tmp_path: Path
) -> None:
    note = str(tmp_path / "accepted")
    report = instance.does("killing.kill_at_random", kills=KILLS, seed=SEED, note=note)

    assert report["lost"] == []
    assert report["wrong"] == []
    # It was an office at work that was killed, and not one that had not begun.
    assert {"GazetteTakenIn", "GazetteRead", "Assigned", "Signed", "ProgressReported"} <= set(
        report["accepted"]
    )
    assert report["rungs"] > 30
