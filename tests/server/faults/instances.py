"""Instances of their own for tests that kill, fill and take away: real folders and databases."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from luoshi_server.commands.init import write_instance

ROOT = Path(__file__).parents[3]
PATHS = f"{ROOT}{os.pathsep}{ROOT / 'src'}"


@dataclass(frozen=True)
class Instance:
    """The folder of an instance, and the address of its database; none: SQLite in the folder."""

    home: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What a program must be told to work on it."""
        return {
            **os.environ,
            "LUOSHI_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "luoshi_server.platform.settings",
            "PYTHONPATH": PATHS,
        }

    def does(self, step: str, **arguments: Any) -> Any:
        """What a step such as `office.take_in` gives, done in a process of its own."""
        asked = {"home": str(self.home), "step": step, "arguments": arguments}
        answer = json.loads(_steps().ask(json.dumps(asked, ensure_ascii=False)))
        assert "failed" not in answer, answer["failed"]
        return answer["gave"]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database says, asked without any of our code."""
        with self._connected() as connection:
            return connection.execute(query).fetchall()  # type: ignore[no-any-return]

    def writes(self, statement: str) -> None:
        """Tell the database something behind our code's back."""
        with self._connected() as connection:
            connection.execute(statement)

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        connection: Any
        if self.database:
            connection = psycopg.connect(self.database, autocommit=True)
        else:
            file = self.home / "luoshi.sqlite3"
            connection = sqlite3.connect(file, timeout=20, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    def luoshi(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of luoshi on this instance."""
        return self.run("-m", "luoshi", *words)

    def run(self, *words: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """A program of Python on this instance, and what it said."""
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def start(self, *words: str, log: Path) -> subprocess.Popen[bytes]:
        """A program of Python on this instance that goes on; what it says goes to `log`."""
        with log.open("ab") as out:
            return subprocess.Popen(
                [sys.executable, *words],
                env=self.environment,
                cwd=ROOT,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )


class _Steps:
    """The process that does steps, for as long as the tests go on."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.server.faults.steps"],
            env={**os.environ, "PYTHONPATH": PATHS},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def ask(self, line: str) -> str:
        """The answer to one line."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{line}\n")
        self._program.stdin.flush()
        return self._read()

    def _read(self) -> str:
        assert self._program.stdout is not None
        answer = self._program.stdout.readline()
        assert answer, "the process that does steps has ended"
        return answer


@cache
def _steps() -> _Steps:
    return _Steps()


@contextmanager
def made(folder: Path, server: str) -> Iterator[Instance]:
    """An instance with its district, on SQLite or in a new database of a PostgreSQL server."""
    with _database(server) as address:
        instance = Instance(folder / "district", address)
        _write(instance)
        done = instance.run("-m", "django", "migrate", "--verbosity=0")
        assert done.returncode == 0, done.stderr
        instance.does("office.make_district")
        yield instance


@contextmanager
def copied(template: Instance, folder: Path, server: str) -> Iterator[Instance]:
    """An instance that holds what another holds, and goes its own way from here."""
    with _database(server, like=template.database) as address:
        instance = Instance(folder / "district", address)
        _write(instance)
        skip = shutil.ignore_patterns("luoshi.toml", "worker.lock")
        shutil.copytree(template.home, instance.home, ignore=skip, dirs_exist_ok=True)
        yield instance


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The address of a new database, thrown away afterwards."""
    with _database(server) as address:
        yield address


def _write(instance: Instance) -> None:
    write_instance(
        instance.home,
        place="试验区",
        office="督查室",
        database=instance.database,
        hosts=["127.0.0.1", "testserver"],
    )


@contextmanager
def _database(server: str, like: str = "") -> Iterator[str]:
    if not server:
        yield ""
        return
    name = f"luoshi_faults_{uuid.uuid4().hex[:12]}"
    template = f" TEMPLATE {urlsplit(like).path.lstrip('/')}" if like else ""
    administer(server, f"CREATE DATABASE {name}{template}")
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def administer(server: str, statement: str) -> None:
    """Tell the PostgreSQL server to do something outside of any transaction."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
