"""Steps in which the disk is full or the database is gone."""

from __future__ import annotations

import gc
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client

from luoshi.calendars import local
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import End, Line
from luoshi_server.platform.clock import standing_at
from luoshi_server.platform.errors import Refused, refusal_of_storage
from tests.server.faults import looking, office

SMALL, LARGE = 300_000, 3_000_000
LATER = "2026-03-02 15:00"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process grows beyond 64 KB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def full_database() -> Iterator[None]:
    """Nothing can be added to the database: what follows from an entry is the last of it."""
    if connection.vendor == "sqlite":
        with full_disk():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON cases_obligation "
            "EXECUTE FUNCTION no_room()"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION no_room CASCADE")


@contextmanager
def database_gone() -> Iterator[None]:
    """The database is somewhere else, or lets nobody in."""
    connection.close()
    if connection.vendor == "sqlite":
        there = settings.LUOSHI.home / "luoshi.sqlite3"
        away = there.with_name("away")
        there.rename(away)
        try:
            yield
        finally:
            connection.close()
            for made_anew in there.parent.glob("luoshi.sqlite3*"):
                made_anew.unlink()
            away.rename(there)
        return
    name = connection.settings_dict["NAME"]
    with psycopg.connect(os.environ["LUOSHI_TEST_DATABASE"], autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")  # type: ignore[arg-type]
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        try:
            yield
        finally:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")  # type: ignore[arg-type]
            connection.close()


def upload_on_a_full_disk() -> dict[str, Any]:
    """Upload more than fits, by the action."""
    said: dict[str, Any] = {}
    with full_disk():
        try:
            take_in_gazette("x.txt", [b"a" * SMALL], by=office.who("clerk"))
        except Refused as error:
            said = {"code": error.code, "message": error.message}
    return {**said, "left": left_over()}


def upload_by_page_on_a_full_disk(size: int) -> dict[str, Any]:
    """Upload more than fits, by the page; a small file is held in memory first, a large one not."""
    status, words = _upload(signed_in("clerk"), size)
    # A server lets go of a request when it has answered; here it was kept to be looked at.
    gc.collect()
    return {"status": status, "says": "磁盘空间已满" in words, "left": left_over()}


def _upload(client: Client, size: int) -> tuple[int, str]:
    file = SimpleUploadedFile("x.txt", b"a" * size, "text/plain")
    with full_disk():
        response = client.post("/gazettes/new/", {"file": file, "replaces": ""})
    return response.status_code, response.content.decode()


def sign_on_a_full_disk() -> dict[str, Any]:
    """Sign for the assigned duty while nothing can be written, and again when there is room."""
    with standing_at(local(LATER)):
        duty = Duty.objects.get()
        before = looking.state(), End.objects.values().get()
        code = ""
        with full_database():
            try:
                sign(duty, by=office.who(duty.lead), seen=duty.last_entry)
            except DatabaseError as error:
                refusal = refusal_of_storage(error)
                code = refusal.code if refusal is not None else repr(error)
        connection.close()
        is_as_before = before == (looking.state(), End.objects.values().get())
        sign(duty, by=office.who(duty.lead), seen=duty.last_entry)
        duty.refresh_from_db()
        wrong = looking.what_is_wrong(local(LATER))
    return {"code": code, "as before": is_as_before, "then": duty.state, "wrong": wrong}


def work_without_a_database() -> dict[str, Any]:
    """Look at pages, call the API and sign for a duty while the database is gone, and after."""
    duty = Duty.objects.get()
    client = signed_in(office.who(duty.lead).username)
    entries = Line.objects.count()
    sign_at, form = f"/duties/{duty.key}/sign/", {"liaison": "张三", "seen": duty.last_entry}
    with standing_at(local(LATER)):
        with database_gone():
            pages = {
                address: _seen(client, address)
                for address in ("/duties/", "/desk/", "/", "/sign-in/")
            }
            signing = client.post(sign_at, form).status_code
            api = client.get("/api/v1/duties")
        told = Line.objects.count() - entries
        again = client.post(sign_at, form)
        duty.refresh_from_db()
        wrong = looking.what_is_wrong(local(LATER))
    return {
        "pages": pages,
        "signing": signing,
        "api": [api.status_code, api.headers["Content-Type"]],
        "told meanwhile": told,
        "again": [again.status_code, duty.state],
        "wrong": wrong,
    }


def _seen(client: Client, address: str) -> list[Any]:
    response = client.get(address)
    return [response.status_code, "数据库暂时不可用" in response.content.decode()]


def signed_in(name: str) -> Client:
    """A browser in which a member has signed in; what fails is shown as it is to a user."""
    client = Client(raise_request_exception=False)
    member = office.who(name)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def cookies_of(name: str) -> str:
    """What a browser sends in which a member has signed in."""
    return "; ".join(f"{key}={one.value}" for key, one in signed_in(name).cookies.items())


def left_over() -> list[str]:
    """What was written half and left."""
    home = settings.LUOSHI.home
    found = [*settings.LUOSHI.files.glob("incoming-*"), *home.glob("tmp*")]
    return sorted(file.name for file in found)
