"""A folder of gazettes, compiled side by side.

Each gazette's JSON carries the digest of the file it was made from; a file whose JSON carries
its digest is done, so work that was stopped goes on where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from luoshi.bulk.writing import write_contract
from luoshi.compiling import audited, compile_file
from luoshi.errors import LuoshiError
from luoshi.provenance import digest_of_bytes

_WAITING_PER_JOB = 4


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of one file: where its JSON is, or what was wrong with it."""

    file: Path
    output: Path
    wrong: str = ""
    skipped: bool = False


def files_of(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files that are meant, folders opened, with the name of each one's JSON."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file())
            found |= {
                file: f"{file.relative_to(path)}.json"
                for file in inside
                if not any(part.startswith(".") for part in file.relative_to(path).parts)
            }
        else:
            found[path] = f"{path.name}.json"
    return list(found.items())


def compile_many(
    files: Iterable[tuple[Path, str]], output: Path, *, jobs: int = 1, again: bool = False
) -> Iterator[Compiled]:
    """Compile each file into the folder `output`, in the order in which they are done."""
    work = iter([(file, output / name, again) for file, name in files])
    if jobs == 1:
        for file, target, anew in work:
            yield _compiled(file, target, anew)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        running: dict[Future[Compiled], tuple[Path, Path]] = {}
        while True:
            for file, target, anew in islice(work, jobs * _WAITING_PER_JOB - len(running)):
                running[pool.submit(_compiled, file, target, anew)] = (file, target)
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                file, target = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    # The process was killed, most likely for want of memory; the pool is lost.
                    wrong = f"{file}: the process that read it was killed; try --jobs 1"
                    yield Compiled(file, target, wrong)


def _compiled(file: Path, target: Path, again: bool) -> Compiled:
    try:
        if not again and _is_done(file, target):
            return Compiled(file, target, skipped=True)
        write_contract(audited(compile_file(file)), target)
    except LuoshiError as wrong:
        return Compiled(file, target, str(wrong))
    except OSError as wrong:
        return Compiled(file, target, f"{file}: {wrong.strerror or wrong}")
    except Exception as wrong:
        # One bad file never stops the rest; what it was is said, with the file's name.
        return Compiled(file, target, f"{file}: {type(wrong).__name__}: {wrong}; please report it")
    return Compiled(file, target)


_DIGEST = re.compile(r'"sha256": ?"([0-9a-f]{64})"')


def _is_done(file: Path, target: Path) -> bool:
    """Whether the JSON was made from this very file, and is whole."""
    if not target.exists():
        return False
    with target.open("rb") as json_file:
        head = json_file.read(2000).decode("utf-8", "ignore")
        json_file.seek(max(0, target.stat().st_size - 2))
        if json_file.read(2) != b"}\n":
            return False
    found = _DIGEST.search(head)
    return found is not None and found.group(1) == digest_of_bytes(file.read_bytes())
