"""Change valid files at random and read them, for so many seconds.

    python scripts/fuzz_readers.py --seconds 1200 --seed 1

Anything but a reading or a `ReadingError` is a failure: another exception, a crash of a library,
or more than twenty seconds.  A failure is written to `--keep`, and named by its seed, so that it
can become a test.  Give it further files to start from as arguments.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import random
import signal
import sys
import time
import traceback
from collections import Counter
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "readers"))

from mutations import examples, mutated

from luoshi.readers import ReadingError, read_bytes

_LONGEST = 20
_BATCH = 500


class TooSlow(BaseException):
    """A file took more than twenty seconds."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _change_and_read(
    files: list[tuple[str, bytes]],
    first: int,
    last: int,
    at: Synchronized[int],
    outcomes: multiprocessing.Queue[tuple[int, str, str]],
) -> None:
    """Read the files of these seeds; the parent knows by `at` where a crash happened."""
    faulthandler.enable()
    signal.signal(signal.SIGALRM, _stop)
    for seed in range(first, last):
        at.value = seed
        name, content = _file(files, seed)
        signal.alarm(_LONGEST)
        try:
            read_bytes(content, name=name)
            outcome, told = "read", ""
        except ReadingError as met:
            outcome, told = type(met).__name__, ""
        except (Exception, TooSlow):
            outcome, told = "failure", traceback.format_exc()
        signal.alarm(0)
        outcomes.put((seed, outcome, told))


def _file(files: list[tuple[str, bytes]], seed: int) -> tuple[str, bytes]:
    chance = random.Random(seed)
    name, content = chance.choice(files)
    return name, mutated(name, content, chance)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("file", type=Path, nargs="*")
    asked = parser.parse_args()
    files = examples() + [(path.name, path.read_bytes()) for path in asked.file]
    end = time.monotonic() + asked.seconds
    seed, failures = asked.seed * 10_000_000, 0
    counts: Counter[str] = Counter()
    context = multiprocessing.get_context("fork")
    while time.monotonic() < end:
        at = context.Value("q", seed)
        outcomes: multiprocessing.Queue[tuple[int, str, str]] = context.Queue()
        worker = context.Process(
            target=_change_and_read, args=(files, seed, seed + _BATCH, at, outcomes)
        )
        worker.start()
        told: list[tuple[int, str, str]] = []
        while worker.is_alive() or not outcomes.empty():
            try:
                told.append(outcomes.get(timeout=0.2))
            except Exception:
                continue
        worker.join()
        if worker.exitcode:
            told.append((at.value, "failure", f"the process ended with {worker.exitcode}"))
            seed = at.value + 1
        else:
            seed += _BATCH
        for one, outcome, words in told:
            counts[outcome] += 1
            if outcome == "failure":
                failures += 1
                name, content = _file(files, one)
                asked.keep.mkdir(exist_ok=True)
                (asked.keep / f"{one}-{name}").write_bytes(content)
                print(f"seed {one}, {name}:\n{words}", flush=True)
    total = sum(counts.values())
    print(f"{total} files, {failures} failures: {dict(counts.most_common())}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
