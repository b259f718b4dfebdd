"""How fast a gazette compiles, as ratios to things known, each pair measured in one run.

    python benchmarks/compiling.py [GAZETTE]

- compiling against `jieba.lcut` merely segmenting the same text (wanted: at most 0.5);
- a folder of copies on two processes against one (wanted: at least 1.8 times as fast);
- the start of `luoshi --help` against the start of Python itself (wanted: below 0.3 s).
"""

import argparse
import gc
import logging
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

warnings.filterwarnings("ignore")

import jieba  # noqa: E402

import luoshi  # noqa: E402
from luoshi import specimen  # noqa: E402
from luoshi.bulk import compile_many, files_of  # noqa: E402

# A real gazette, where one lies beside the checkout; else the specimen.
SAMPLES = sorted((Path(__file__).parents[2] / "shared" / "gazettes").glob("*.txt"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gazette", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--copies", type=int, default=200)
    options = parser.parse_args()
    path = options.gazette or next(iter(SAMPLES), specimen.path("txt"))
    against_segmentation(path, options.runs)
    on_two_processes(path, options.copies)
    start_up()
    long_text(path)


def against_segmentation(path: Path, runs: int) -> None:
    """Each run compiles another copy, a line longer: nothing kept from the last one helps."""
    text = path.read_text(encoding="utf-8")
    jieba.setLogLevel(logging.ERROR)
    jieba.lcut(text)
    luoshi.compile(path)
    pairs: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            copy = Path(folder) / f"{run}{path.suffix}"
            copy.write_text(f"{text}\n第{run + 1}次", encoding="utf-8")
            ours = seconds(partial(luoshi.compile, copy))
            pairs.append((ours, seconds(partial(jieba.lcut, text))))
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    print(f"{path.name}: {len(text):,} characters")
    print(f"  compile {ours * 1000:.0f} ms, jieba.lcut {theirs * 1000:.0f} ms, ratio {ratio:.2f}")


def on_two_processes(path: Path, copies: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inside, one, two = (Path(folder) / name for name in ("in", "one", "two"))
        inside.mkdir()
        text = path.read_text(encoding="utf-8")
        for number in range(copies):
            (inside / f"{number}{path.suffix}").write_text(f"{text}\n第{number + 1}份", "utf-8")
        files = files_of([inside])
        alone = seconds(lambda: list(compile_many(files, one, jobs=1)))
        together = seconds(lambda: list(compile_many(files, two, jobs=2)))
    print(
        f"  {copies} copies: one process {copies / alone:.1f}/s, two {copies / together:.1f}/s, "
        f"{alone / together:.2f} times as fast"
    )


def start_up() -> None:
    ours = median(_wall([sys.executable, "-m", "luoshi", "--help"]) for _ in range(7))
    python = median(_wall([sys.executable, "-c", "pass"]) for _ in range(7))
    print(f"  luoshi --help {ours:.2f} s, python -c pass {python:.2f} s")


def long_text(path: Path) -> None:
    """A 50 MB text: how much memory compiling it takes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.txt"
        words = path.read_bytes()
        long.write_bytes(words * (50_000_000 // len(words)))
        program = f"import luoshi; luoshi.compile({str(long)!r})"
        taken = _wall([sys.executable, "-c", program])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  50 MB of text: {taken:.0f} s, at most {peak:.0f} MB in any process so far")


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _wall(command: list[str]) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


if __name__ == "__main__":
    main()
