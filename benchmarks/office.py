"""How fast the office is, against `json.loads` of the same ledger in the same run.

    python benchmarks/office.py
    python benchmarks/office.py --full --home /some/folder

The small office is a twentieth of the full one: 10,000 duties, 1,000,000 events and 100,000
figures.  What is made in a `--home` stays there, and is measured again without being made.
Times on a shared machine say little; the ratio to `json.loads` of the same lines says more.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LIMITS = {"in process": 200.0, "over the wire": 300.0}
HEAVIEST = 150.0


def main() -> None:
    told = argparse.ArgumentParser()
    told.add_argument("--full", action="store_true", help="10,000 duties, 1,000,000 events")
    told.add_argument("--home", type=Path, help="where the instance lies, and stays")
    told.add_argument("--database", default="", help="a PostgreSQL instead of SQLite")
    told.add_argument("--only", default="", help="parts: make,rebuild,tick,read,pages,wire,plans")
    told.add_argument("--times", type=int, default=20, help="how often each page is looked at")
    arguments = told.parse_args()
    with tempfile.TemporaryDirectory(prefix="luoshi-bench-") as scratch:
        measure(arguments, arguments.home or Path(scratch) / "office")


def measure(arguments: argparse.Namespace, home: Path) -> None:
    """Make the office if it is not there, and measure it."""
    is_there = set_up(home, arguments.database)
    from benchmarks.office_at_work import sizes

    size = sizes.FULL if arguments.full else sizes.SMALL
    wanted = set(filter(None, arguments.only.split(",")))

    def is_wanted(part: str) -> bool:
        return not wanted or part in wanted

    if not is_there:
        make(size)
    reading = ledger_read()
    if is_wanted("rebuild"):
        rebuild(reading)
    if is_wanted("tick"):
        tick(reading)
    if is_wanted("read"):
        take_in()
    if is_wanted("pages"):
        pages(arguments.times)
    if is_wanted("wire"):
        over_the_wire(home, arguments.times)
    if is_wanted("plans"):
        plans()


def set_up(home: Path, database: str) -> bool:
    """Let this process work on the instance in a folder; gives whether it was there already."""
    from luoshi_server.commands.init import prepare, write_instance
    from luoshi_server.commands.setting_up import set_up as work_on

    is_there = (home / "made").exists()
    if not is_there:
        write_instance(
            home,
            place="槐岭区",
            office="区政府督查室",
            database=database,
            hosts=["127.0.0.1", "testserver"],
            clock_ahead=_ahead(),
        )
        prepare(home)
    work_on(home)
    # Pages that refuse are looked for, and not found out.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    return is_there


def _ahead() -> int:
    """By how much the office's clock must be ahead so that its year is just over."""
    end = datetime.fromisoformat("2026-02-01T09:00:00+08:00")
    return int((end - datetime.now(UTC)).total_seconds())


def timed(name: str, work: Callable[[], object], of: int = 0, noun: str = "") -> float:
    """How long something took, said in one line."""
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    rate = f"  {of / took:10,.0f} {noun}/s" if of else ""
    print(f"{name:44} {took:8.2f} s  {of:9,} {noun}{rate}" if of else f"{name:44} {took:8.2f} s")
    sys.stdout.flush()
    return took


def make(size: object) -> None:
    """The office with its gazettes, its year, and all that follows."""
    from benchmarks.office_at_work import ledger
    from django.conf import settings

    from luoshi_server.cases.ticking import tick as let_pass
    from luoshi_server.documents.models import Claim
    from luoshi_server.ledger.models import Line
    from luoshi_server.ledger.reading import rebuild as build
    from luoshi_server.platform.clock import standing_at

    clerk = ledger.people()
    timed("take in, read and confirm the gazettes", lambda: ledger.gazettes(size, clerk))
    figures = Claim.objects.filter(kind="figure").count()
    print(f"{figures:,} figures, {Claim.objects.filter(kind='duty').count():,} duties")
    timed("try and record the year", lambda: ledger.year(size))
    with standing_at(ledger.END):
        timed("build all state from it", build, Line.objects.count(), "events")
        timed("the first tick", let_pass)
    (settings.LUOSHI.home / "made").touch()


def ledger_read() -> float:
    """How long `json.loads` takes for every line of the ledger."""
    from luoshi_server.ledger.models import Line

    def read() -> None:
        for told in Line.objects.order_by("number").values_list("told", flat=True).iterator(5000):
            json.loads(told)

    return timed("json.loads of every line", read, Line.objects.count(), "events")


def rebuild(reading: float) -> None:
    """Forget all state and build it again."""
    from benchmarks.office_at_work import ledger

    from luoshi_server.ledger.models import Line
    from luoshi_server.ledger.reading import rebuild as build
    from luoshi_server.platform.clock import standing_at

    with standing_at(ledger.END):
        took = timed("replay: all state from the ledger", build, Line.objects.count(), "events")
    print(f"{'':44} {took / reading:8.1f} × json.loads")


def tick(reading: float) -> None:
    """Let time pass until every open report is reminded of, as the worker does; then undo it."""
    from benchmarks.office_at_work import ledger

    from luoshi_server.cases.models import Obligation
    from luoshi_server.cases.ticking import tick as let_pass
    from luoshi_server.platform.clock import standing_at

    with put_back(), standing_at(ledger.REMINDED):
        owed = Obligation.objects.filter(how="").count()
        orders: list[int] = []
        took = timed(
            "a tick in which each report is reminded of",
            lambda: orders.append(let_pass().orders),
            owed,
            "obligations",
        )
        print(f"{'':44} {took / reading:8.1f} × json.loads  {orders[0]:,} rungs")
        timed("a second tick at the same instant", let_pass)


@contextmanager
def put_back() -> Iterator[None]:
    """Undo afterwards whatever is done to the database: by a copy of it, where it is a file.

    One transaction around everything would be another thing than what is measured.
    """
    from django.db import connection, transaction

    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
    file = Path(str(connection.settings_dict["NAME"]))
    copy = file.with_suffix(".before")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(file, copy)
    try:
        yield
    finally:
        connection.close()
        for beside in (f"{file}-wal", f"{file}-shm"):
            Path(beside).unlink(missing_ok=True)
        copy.replace(file)


def take_in() -> None:
    """Take in a whole gazette: the sample, if it lies beside the checkout, or the specimen."""
    from benchmarks.office_at_work import ledger
    from django.db import transaction

    from luoshi import specimen
    from luoshi_server.accounts.models import Member

    samples = sorted((ROOT.parent / "shared" / "gazettes").glob("*.txt")) or [specimen.path("txt")]
    clerk = Member.objects.get(username="clerk")
    for sample in samples:
        work = partial(ledger.take_in, sample.name, sample.read_bytes(), clerk)
        with transaction.atomic():
            timed(f"take in and read {sample.name}", work)
            transaction.set_rollback(True)


def pages(times: int) -> None:
    """Look at every page in this process."""
    from benchmarks.office_at_work import ledger
    from benchmarks.office_at_work import pages as looking

    from luoshi_server.platform.clock import standing_at
    from luoshi_server.platform.readiness import make_ready

    make_ready()
    clients = {name: looking.signed_in(name) for name in ("clerk", "administrator", "liaison")}
    with standing_at(ledger.END):
        seen = [*looking.who_may(clients), ("/desk/", "liaison"), ("/duties/", "liaison")]
        report("in process", [looking.look(clients[who], one, times) for one, who in seen])


def over_the_wire(home: Path, times: int) -> None:
    """Look at every page through the server, over the loopback."""
    from benchmarks.office_at_work import pages as looking

    clients = {name: looking.signed_in(name) for name in ("clerk", "administrator")}
    seen = list(looking.who_may(clients))
    cookies = {
        name: "; ".join(f"{cookie}={one.value}" for cookie, one in client.cookies.items())
        for name, client in clients.items()
    }
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "luoshi", "serve", "--no-worker", f"--bind=127.0.0.1:{port}"],
        env={**os.environ, "LUOSHI_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        report(
            "over the wire",
            [looking.look_over_the_wire(port, cookies[who], one, times) for one, who in seen],
        )
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def report(how: str, looked: list) -> None:
    """A line for each page, the slowest first, and what is beyond a limit."""
    print(f"\n{how:60} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'KB':>8}")
    for one in sorted(looked, key=lambda one: -one.slow):
        beyond = "  SLOW" if one.slow > LIMITS[how] else ""
        beyond += "  HEAVY" if one.kilobytes > HEAVIEST else ""
        beyond += f"  status {one.status}" if one.status != 200 else ""
        print(
            f"{one.address[:60]:60} {one.middle:8.1f} {one.slow:8.1f} "
            f"{one.queries:8} {one.kilobytes:8.1f}{beyond}"
        )
    sys.stdout.flush()


def plans() -> None:
    """Say which queries of the pages read a large table from end to end."""
    from benchmarks.office_at_work import plans as asking

    asking.say()


if __name__ == "__main__":
    main()
