"""`luoshi worker`: background work, and the clock."""

from __future__ import annotations

import fcntl
import logging
import signal
import subprocess  # nosec B404 - starts our own program
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from luoshi_server.commands.setting_up import an_instance, set_up

EVERY = 30.0
"""Seconds between two ticks."""

GRACE = 30.0
"""Seconds that the present job is given when the worker is told to stop."""

logger = logging.getLogger("luoshi.worker")


@click.command()
@an_instance
@click.option("--every", type=float, default=EVERY, show_default=True, help="Seconds per tick.")
def worker(folder: Path | None, every: float) -> None:
    """Do the background work: reading, imports, mail, webhooks; and let time pass.

    It may be killed at any moment: whatever it was doing is done again by the next one.
    """
    home = set_up(folder)
    stopping = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopping.set())
    with _alone(home, stopping):
        if not stopping.is_set():
            _work(every, stopping)


def _work(every: float, stopping: threading.Event) -> None:
    from luoshi_server.platform.jobs import release_all
    from luoshi_server.platform.together import ends_with_this_one

    # The worker before this one is gone: what it had begun is begun again.
    _try("release", release_all)
    jobs = subprocess.Popen(  # nosec B603 - our own program, no shell
        [sys.executable, "-m", "luoshi_server.commands.jobs"],
        preexec_fn=ends_with_this_one(signal.SIGKILL),
    )
    try:
        while not stopping.is_set() and jobs.poll() is None:
            work_once()
            stopping.wait(every)
    finally:
        _end(jobs)
    if not stopping.is_set():
        raise click.ClickException("the background work has stopped; start the worker again")


def _end(jobs: subprocess.Popen[bytes]) -> None:
    """Let the present job come to its end; if it takes long, the next worker begins it again."""
    jobs.terminate()
    try:
        jobs.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        jobs.kill()
        jobs.wait()


@contextmanager
def _alone(home: Path, stopping: threading.Event) -> Iterator[None]:
    """The only worker of this folder; a second one waits until the first has ended."""
    with (home / "worker.lock").open("a") as file:
        is_first = True
        while not stopping.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if is_first:
                    logger.warning("another worker serves %s; this one waits for its end", home)
                is_first = False
                stopping.wait(1)
        yield


def work_once() -> None:
    """One round: the tick, the watched folder, the messages that are due."""
    from django.conf import settings
    from django.db import close_old_connections

    from luoshi_server.cases.ticking import tick

    close_old_connections()
    _try("tick", tick)
    for name, work in _rounds(settings.LUOSHI.watched):
        _try(name, work)


def _rounds(watched: str) -> list[tuple[str, Callable[[], Any]]]:
    from luoshi_server.documents.unread import have_the_unread_read
    from luoshi_server.documents.watching import take_in_new_files
    from luoshi_server.imports.unfinished import have_the_unfinished_done
    from luoshi_server.platform import clock, files, jobs, upkeep
    from luoshi_server.telling.delivering import deliver_due

    rounds: list[tuple[str, Callable[[], Any]]] = [
        ("clear", files.clear_unfinished),
        ("give up", jobs.give_up),
        ("look over", upkeep.look_over_daily),
        ("read", have_the_unread_read),
        ("import", have_the_unfinished_done),
        ("deliver", lambda: deliver_due(clock.now())),
    ]
    if watched:
        rounds.append(("watch", lambda: take_in_new_files(Path(watched))))
    return rounds


def _try(name: str, work: Callable[[], Any]) -> None:
    """Whatever fails is done again in the next round; the others are done in this one."""
    began = time.monotonic()
    try:
        work()
    # A round must not end the worker: the database may be gone for a minute.
    except Exception:
        logger.exception(
            "%s failed after %.1f s; it will be tried again", name, time.monotonic() - began
        )
