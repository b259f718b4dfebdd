"""The worker and the server are killed, and started again."""

from __future__ import annotations

import http.client
import os
import signal
import time
from pathlib import Path
from random import Random

import pytest

from tests.server.faults.instances import Instance
from tests.server.faults.programs import (
    descendants,
    free_port,
    kill,
    programs_of,
    started,
    wait_for,
)
from tests.server.faults.uploading import Browser

DUTIES = 1500
KILLS = 6


def _state(instance: Instance, key: str) -> str:
    [(state,)] = instance.rows(f"SELECT state FROM documents_gazette WHERE key = '{key}'")
    return str(state)


def _reads(instance: Instance, key: str, log: Path) -> None:
    wait_for(
        lambda: _state(instance, key) == "reading",
        seconds=120,
        what=f"the reading ({log.read_text()[-2000:] if log.exists() else ''})",
    )


def test_a_reading_whose_worker_was_killed_is_read_by_the_next_worker(
    instance: Instance, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    key = instance.does("office.take_in_a_long_one", duties=DUTIES)
    with started(instance, "worker", log=log) as worker:
        _reads(instance, key, log)
        kill(worker)
        # Whatever it had started ends with it: nothing takes work from the list beside the next.
        wait_for(lambda: not programs_of(instance), seconds=30, what="the end of all it started")
    assert _state(instance, key) == "reading"

    with started(instance, "worker", log=log):
        wait_for(lambda: _state(instance, key) == "read", seconds=120, what="reading it again")

    told = f"SELECT * FROM luoshi_ledger_line WHERE kind = 'GazetteRead' AND about = '{key}'"
    assert len(instance.rows(told)) == 1


def test_a_job_whose_process_died_alone_is_free_again_within_half_a_minute(
    instance: Instance, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    key = instance.does("office.take_in_a_long_one", duties=DUTIES)
    with started(instance, "worker", log=log):
        _reads(instance, key, log)
        held = instance.does("jobs.kill_who_reads")
        assert 0 < held <= 30
        # Half a minute passes.
        instance.does("jobs.let_go_of_jobs")
        wait_for(lambda: _state(instance, key) == "read", seconds=120, what="reading it again")


def test_a_gazette_that_kills_whoever_reads_it_is_given_up_and_says_so(instance: Instance) -> None:
    told = instance.does("jobs.read_what_always_kills")

    assert told["begun"] == 5
    assert told["on the list"] == []
    assert told["state"] == "failed"
    assert "5 次" in told["fault"]


def test_a_gazette_that_waits_with_no_job_is_put_on_the_list_again_once(
    instance: Instance,
) -> None:
    assert instance.does("jobs.lose_a_job_and_look_twice") == [1, 0]


def test_a_second_worker_waits_until_the_first_has_ended(
    on_sqlite: Instance, tmp_path: Path
) -> None:
    log, other = tmp_path / "worker.log", tmp_path / "other.log"

    def jobs() -> int:
        return sum("commands.jobs" in words for words in programs_of(on_sqlite).values())

    with started(on_sqlite, "worker", log=log) as first:
        wait_for(lambda: jobs() >= 3, seconds=120, what="the first worker")
        with started(on_sqlite, "worker", log=other):
            wait_for(lambda: "waits" in other.read_text(), seconds=120, what="that it waits")
            first.terminate()
            assert first.wait(timeout=90) == 0
            wait_for(lambda: jobs() >= 3, seconds=120, what="that the second goes on")


def test_a_server_that_was_killed_serves_again_at_once(on_sqlite: Instance, tmp_path: Path) -> None:
    log, port = tmp_path / "serve.log", free_port()
    words = ["serve", f"--bind=127.0.0.1:{port}", "--processes=1"]

    def answers() -> bool:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            asked.request("GET", "/sign-in/")
            return asked.getresponse().status == 200
        except OSError:
            return False

    for _ in range(2):
        with started(on_sqlite, *words, log=log) as server:
            wait_for(answers, seconds=120, what="an answer")
            kill(server)
            wait_for(lambda: not programs_of(on_sqlite), seconds=60, what="the end of all")


def test_what_a_browser_was_told_is_taken_in_is_in_the_ledger_though_the_server_is_killed(
    instance: Instance, tmp_path: Path
) -> None:
    port, chance = free_port(), Random(20260302)
    words = ["serve", f"--bind=127.0.0.1:{port}", "--processes=2", "--no-worker"]
    cookies = instance.does("storage.cookies_of", name="clerk")
    browsers = [Browser(port, cookies, first) for first in (1000, 2000)]
    with started(instance, *words, log=tmp_path / "serve.log") as server:
        for browser in browsers:
            browser.start()
        for _ in range(KILLS):
            before = sum(len(browser.taken) for browser in browsers)
            wait_for(
                lambda before=before: sum(len(one.taken) for one in browsers) > before,
                seconds=120,
                what="an upload",
            )
            time.sleep(chance.uniform(0, 0.3))
            # Those that answer, and not the one that starts them again.
            for answering in descendants(server.pid, depth=2):
                os.kill(answering, signal.SIGKILL)
        for browser in browsers:
            browser.stopping.set()
        for browser in browsers:
            browser.join(timeout=60)

    taken = [name for browser in browsers for name in browser.taken]
    assert len(taken) >= KILLS
    known = instance.rows("SELECT name FROM documents_gazette")
    assert set(taken) <= {name for (name,) in known}
    assert instance.does("office.read_and_look") == []


@pytest.fixture
def on_sqlite(instance: Instance) -> Instance:
    """An instance, where the kind of its database makes no difference."""
    if instance.database:
        pytest.skip("programs start and end alike with every database")
    return instance
