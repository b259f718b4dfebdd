"""What was recorded is kept: in a backup, in an export, and against whoever would alter it."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import psycopg
import pytest

from tests.server.faults.instances import Instance, copied, empty_database

END = "2026-03-28 09:00"
LINE = "luoshi_ledger_line"


@pytest.fixture(scope="module")
def month(
    template: Instance, server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Instance]:
    """An instance with some weeks of work, made once."""
    with copied(template, tmp_path_factory.mktemp("month"), server) as worked:
        worked.does("office.a_month_of_work")
        yield worked


@pytest.fixture
def at_work(month: Instance, server: str, tmp_path: Path) -> Iterator[Instance]:
    """A copy of it for one test."""
    with copied(month, tmp_path, server) as own:
        yield own


@contextmanager
def restored(backup: Path, folder: Path, server: str) -> Iterator[Instance]:
    """An instance that was made of a backup, in the kind of database that `server` says."""
    with empty_database(server) as database:
        copy = Instance(folder, database)
        done = copy.luoshi("restore", str(backup), str(folder), "--database", database)
        assert done.returncode == 0, done.stdout + done.stderr
        yield copy


def backed_up(instance: Instance, folder: Path) -> Path:
    """The backup of an instance."""
    backup = folder / "backup.zip"
    done = instance.luoshi("backup", str(backup))
    assert done.returncode == 0, done.stderr
    return backup


def test_a_restored_backup_is_what_was_backed_up(
    at_work: Instance, server: str, tmp_path: Path
) -> None:
    _is_the_same_in(server, at_work, tmp_path)


def test_a_backup_is_restored_to_the_other_kind_of_database_and_back(
    at_work: Instance, server: str, tmp_path: Path
) -> None:
    if not server:
        pytest.skip("the run on PostgreSQL goes to SQLite and back")
    backup = backed_up(at_work, tmp_path)
    with restored(backup, tmp_path / "on-sqlite", "") as copy:
        (tmp_path / "back").mkdir()
        _is_the_same_in(server, copy, tmp_path / "back")
        heads = f"SELECT number, digest FROM {LINE} ORDER BY number"
        assert copy.rows(heads) == at_work.rows(heads)


def _is_the_same_in(server: str, instance: Instance, folder: Path) -> None:
    backup = backed_up(instance, folder)
    with restored(backup, folder / "restored", server) as copy:
        checked = copy.luoshi("ledger", "check")
        assert checked.returncode == 0, checked.stdout + checked.stderr
        heads = f"SELECT number, digest FROM {LINE} ORDER BY number"
        assert copy.rows(heads) == instance.rows(heads)
        # Time passes in both up to the same instant: no rung is missing in the copy.
        copy.does("office.let_pass", until=END)
        instance.does("office.let_pass", until=END)
        assert copy.does("office.kept_state") == instance.does("office.kept_state")
        assert copy.does("office.wrong", at=END) == []


def test_an_altered_backup_is_refused_with_the_entry_and_nothing_is_made(
    at_work: Instance, tmp_path: Path
) -> None:
    backup = backed_up(at_work, tmp_path)
    _alter_within(backup, lambda ledger: _with_another_actor(ledger, 5))

    done = at_work.luoshi("restore", str(backup), str(tmp_path / "restored"), "--database", "")

    assert done.returncode != 0
    assert "entry 5" in done.stdout + done.stderr
    assert not (tmp_path / "restored").exists()
    assert list(tmp_path.glob(".restored*")) == []


def test_verifying_an_export_names_the_first_altered_entry(
    at_work: Instance, tmp_path: Path
) -> None:
    export = tmp_path / "ledger.zip"
    assert at_work.luoshi("ledger", "export", str(export)).returncode == 0
    sound = at_work.luoshi("verify", str(export))
    assert sound.returncode == 0, sound.stdout + sound.stderr

    export.write_bytes(_with_another_actor(_with_another_actor(export.read_bytes(), 9), 6))
    altered = at_work.luoshi("verify", str(export))

    assert altered.returncode == 1
    assert "entry 6" in altered.stdout + altered.stderr


@pytest.mark.parametrize("statement", [f"UPDATE {LINE} SET reason = 'x'", f"DELETE FROM {LINE}"])
def test_the_database_itself_alters_and_removes_no_entry(
    statement: str, instance: Instance
) -> None:
    with pytest.raises((sqlite3.DatabaseError, psycopg.Error), match="never"):
        instance.writes(statement)

    assert instance.luoshi("ledger", "check").returncode == 0


def test_an_entry_that_was_altered_behind_the_database_s_back_is_named(
    instance: Instance, server: str
) -> None:
    instance.writes(
        f"ALTER TABLE {LINE} DISABLE TRIGGER USER" if server else _WITHOUT_TRIGGER,
    )
    instance.writes(f"UPDATE {LINE} SET actor = 'nobody' WHERE number = 4")

    done = instance.luoshi("ledger", "check")

    assert done.returncode == 1
    assert "entry 4" in done.stdout


_WITHOUT_TRIGGER = "DROP TRIGGER luoshi_ledger_no_update"


def _with_another_actor(export: bytes, number: int) -> bytes:
    """An export in which one entry names somebody else."""
    return _rewritten(export, "ledger.jsonl", lambda told: _altered(told, number))


def _altered(ledger: bytes, number: int) -> bytes:
    lines = ledger.decode().splitlines()
    entry = json.loads(lines[number - 1])
    entry["actor"] = "nobody"
    lines[number - 1] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return ("\n".join(lines) + "\n").encode()


def _alter_within(backup: Path, alter: Callable[[bytes], bytes]) -> None:
    backup.write_bytes(_rewritten(backup.read_bytes(), "ledger.zip", alter))


def _rewritten(archive: bytes, name: str, alter: Callable[[bytes], bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, alter(content) if member.filename == name else content)
    return written.getvalue()
