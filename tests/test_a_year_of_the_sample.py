"""A real gazette is taken in, all its duties are confirmed and assigned, and its year is played.

The gazette lies beside the checkout; without it the test is skipped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "play_year.py"


@pytest.mark.needs_sample
@pytest.mark.slow
def test_every_lamp_slip_and_score_of_the_year_says_why_in_words_of_the_gazette(sample, tmp_path):
    home = tmp_path / "year"
    span = ["--start", "2021-04-01", "--end", "2021-12-31"]
    command = [sys.executable, str(SCRIPT), str(sample), *span, "--home", str(home)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    counts = dict(line.rsplit(": ", 1) for line in done.stdout.splitlines())
    lamps = {name: int(count) for name, count in counts.items() if name.startswith("lamp ")}
    assert sum(lamps.values()) > 200
    assert set(lamps) == {"lamp green", "lamp yellow", "lamp red"}
    assert int(counts["rung 红色督办单"]) > 0
    assert int(counts["facts of scores"]) > 1000
    assert int(counts["refused in the story"]) == 0
    assert "依据：" in (home / "explained.md").read_text("utf-8")
