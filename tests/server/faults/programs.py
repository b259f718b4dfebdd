"""The programs that serve an instance, as the machine sees them."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import Popen
from typing import TypeVar

from tests.server.faults.instances import Instance

Found = TypeVar("Found")


def programs_of(instance: Instance) -> dict[int, str]:
    """The processes that work on an instance now, each with its command."""
    wanted = f"LUOSHI_HOME={instance.home}".encode()
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                words = (folder / "cmdline").read_bytes().split(b"\0")
                found[int(folder.name)] = b" ".join(words).decode()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


def descendants(program: int, *, depth: int) -> list[int]:
    """The processes so many generations below a program."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            parents[int(folder.name)] = int(fields[1])
    found = [program]
    for _ in range(depth):
        found = [child for child, parent in parents.items() if parent in found]
    return found


def wait_for(look: Callable[[], Found | None], *, seconds: float, what: str) -> Found:
    """What `look` finds at last; fails if it has found nothing when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come about in {seconds} s")


def kill(program: Popen[bytes]) -> None:
    """Kill a program, and nothing that it has started."""
    program.kill()
    program.wait()


@contextmanager
def started(instance: Instance, *words: str, log: Path) -> Iterator[Popen[bytes]]:
    """A command of luoshi that goes on; whatever is left of it is killed afterwards."""
    program = instance.start("-m", "luoshi", *words, log=log)
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        for left in programs_of(instance):
            os.kill(left, signal.SIGKILL)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
