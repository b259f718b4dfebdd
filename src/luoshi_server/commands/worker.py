"""`luoshi worker`: background work, and the clock."""

from __future__ import annotations

import logging
import signal
import subprocess  # nosec B404 - starts our own program
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from luoshi_server.commands.setting_up import an_instance, set_up

EVERY = 30.0
"""Seconds between two ticks."""

logger = logging.getLogger("luoshi.worker")


@click.command()
@an_instance
@click.option("--every", type=float, default=EVERY, show_default=True, help="Seconds per tick.")
def worker(folder: Path | None, every: float) -> None:
    """Do the background work: reading, imports, mail, webhooks; and let time pass.

    It may be killed at any moment: whatever it was doing is done again by the next one.
    """
    set_up(folder)
    jobs = subprocess.Popen(  # nosec B603 - our own program, no shell
        [sys.executable, "-m", "django", "qcluster"]
    )
    stopping = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopping.set())
    try:
        while not stopping.is_set() and jobs.poll() is None:
            work_once()
            stopping.wait(every)
    finally:
        jobs.terminate()
        jobs.wait(timeout=30)
    if not stopping.is_set():
        raise click.ClickException("the background work has stopped; start the worker again")


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
    from luoshi_server.bulletins.delivering import deliver_due
    from luoshi_server.documents.watching import take_in_new_files
    from luoshi_server.platform import clock

    rounds: list[tuple[str, Callable[[], Any]]] = [("deliver", lambda: deliver_due(clock.now()))]
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
