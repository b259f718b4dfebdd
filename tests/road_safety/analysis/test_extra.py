"""What mechanisms call runs where the extra `roads` is not installed."""

import subprocess
import sys

WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(("numpy", "scipy", "shapely")))
from luoshi_policies.road_safety import simulation
from luoshi_policies.road_safety.analysis import (
    black_spots, duplicates, empirical_bayes, firm_grades, firm_histories, firm_schemes,
    hazard_grading, interviews, road_chief_posts, road_network, section_speed, ways_back,
)
"""


def test_all_but_the_statistics_and_the_tracks_needs_no_array() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False
    )

    assert run.stderr == ""
