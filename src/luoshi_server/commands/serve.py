"""`luoshi serve`: the pages and the API, with the worker beside them."""

from __future__ import annotations

import os
import signal
import subprocess  # nosec B404 - starts our own programs
import sys
from pathlib import Path

import click

from luoshi_server.commands.setting_up import an_instance, set_up


@click.command()
@an_instance
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@click.option("--processes", default=2, show_default=True, help="Processes that answer.")
@click.option("--no-worker", is_flag=True, help="The worker runs elsewhere.")
def serve(folder: Path | None, bind: str, processes: int, no_worker: bool) -> None:
    """Serve the instance until it is stopped."""
    home = set_up(folder)
    from luoshi_server.platform.upkeep import bring_up_to_date

    bring_up_to_date()
    start(home, bind=bind, processes=processes, with_worker=not no_worker)


def start(home: Path, *, bind: str, processes: int, with_worker: bool) -> None:
    """Run the server, and the worker if wanted, until one of them ends or a signal comes."""
    from luoshi_server.platform.together import ends_with_this_one

    luoshi = [sys.executable, "-m", "luoshi"]
    ends = ends_with_this_one(signal.SIGTERM)
    programs = [
        subprocess.Popen(  # nosec B603 - our own program, no shell
            [
                sys.executable,
                "-m",
                "gunicorn",
                "luoshi_server.platform.wsgi:application",
                f"--bind={bind}",
                f"--workers={processes}",
                "--threads=4",
                "--worker-class=gthread",
                "--max-requests=5000",
                "--max-requests-jitter=500",
                "--log-level=warning",
                "--timeout=60",
            ],
            preexec_fn=ends,
        )
    ]
    if with_worker:
        programs.append(
            subprocess.Popen(  # nosec B603 - our own program, no shell
                [*luoshi, "worker", "--home", str(home)], preexec_fn=ends
            )
        )

    def stop(*_: object) -> None:
        for program in programs:
            if program.poll() is None:
                program.terminate()

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, stop)
    click.echo(f"http://{bind}/  (Ctrl+C stops it)")
    os.waitpid(-1, 0)
    stop()
    for program in programs:
        program.wait(timeout=60)
