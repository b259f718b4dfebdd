"""The disk is full, or the database is gone: an error for the user, and nothing half written."""

from __future__ import annotations

import http.client
import os
from pathlib import Path

import pytest

from tests.server.faults import storage
from tests.server.faults.instances import Instance, administer
from tests.server.faults.programs import free_port, started, wait_for


def test_an_upload_that_does_not_fit_is_refused_and_leaves_nothing(instance: Instance) -> None:
    told = instance.does("storage.upload_on_a_full_disk")

    assert told["code"] == "disk-full"
    assert "磁盘空间已满" in told["message"]
    assert "管理员" in told["message"]
    assert told["left"] == []


@pytest.mark.parametrize("size", [storage.SMALL, storage.LARGE])
def test_the_page_says_that_an_upload_does_not_fit(size: int, instance: Instance) -> None:
    told = instance.does("storage.upload_by_page_on_a_full_disk", size=size)

    assert told["status"] in (422, 507)
    assert told["says"]
    assert told["left"] == []


def test_what_cannot_be_written_whole_is_not_written_at_all(instance: Instance) -> None:
    told = instance.does("storage.sign_on_a_full_disk")

    # SQLite says that it cannot write, and not always why.
    assert told["code"] in ("disk-full", "database-gone")
    assert told["as before"]
    assert told["then"] == "signed"
    assert told["wrong"] == []


def test_without_a_database_every_door_says_so_and_nothing_is_told_by_halves(
    instance: Instance,
) -> None:
    told = instance.does("storage.work_without_a_database")

    assert set(map(tuple, told["pages"].values())) <= {(503, True), (200, False)}
    assert told["pages"]["/duties/"] == [503, True]
    assert told["signing"] == 503
    assert told["api"] == [503, "application/problem+json"]
    assert told["told meanwhile"] == 0
    assert told["again"] == [302, "signed"]
    assert told["wrong"] == []


def test_a_server_answers_again_as_soon_as_its_database_is_back(
    instance: Instance, tmp_path: Path
) -> None:
    port = free_port()

    def answer() -> int:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            asked.request("GET", "/public/duties/")
            return asked.getresponse().status
        except OSError:
            return 0

    words = ["serve", f"--bind=127.0.0.1:{port}", "--processes=1", "--no-worker"]
    with started(instance, *words, log=tmp_path / "serve.log"):
        wait_for(lambda: answer() == 200, seconds=120, what="the first answer")
        take_away(instance)
        wait_for(lambda: answer() == 503, seconds=30, what="an answer without the database")
        give_back(instance)
        wait_for(lambda: answer() == 200, seconds=30, what="an answer when it was back")


def take_away(instance: Instance) -> None:
    """The database is gone for a running server."""
    if instance.database:
        name = instance.database.partition("?")[0].rpartition("/")[2]
        server = os.environ["LUOSHI_TEST_DATABASE"]
        administer(server, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        administer(
            server,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
        )
    else:
        (instance.home / "luoshi.sqlite3").rename(instance.home / "away")


def give_back(instance: Instance) -> None:
    """It is there again."""
    if instance.database:
        name = instance.database.partition("?")[0].rpartition("/")[2]
        server = os.environ["LUOSHI_TEST_DATABASE"]
        administer(server, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    else:
        for made_anew in instance.home.glob("luoshi.sqlite3*"):
            made_anew.unlink()
        (instance.home / "away").rename(instance.home / "luoshi.sqlite3")
