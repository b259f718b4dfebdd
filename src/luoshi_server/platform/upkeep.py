"""Upkeep of the database: what it must know of its tables to find things by the shortest way.

PostgreSQL looks its tables over by itself.  SQLite does it when it is told to; without it a list
of ten rows may be found by reading a hundred thousand.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from luoshi_server.platform.instance import HELD

MUCH = 512
"""Megabytes of its file that SQLite holds in memory while much is made."""

DAY = 86400.0
_looked: list[float] = []


@contextmanager
def room_for_much() -> Iterator[None]:
    """Room in memory for work that makes millions of things and keeps most of them.

    Nobody looks for garbage among them meanwhile, and SQLite holds more of its file.
    """
    was_looked_for = gc.isenabled()
    gc.disable()
    _hold(MUCH)
    try:
        yield
    finally:
        _hold(HELD)
        if was_looked_for:
            gc.enable()


@contextmanager
def indexed_at_the_end(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Fill tables first, and put their indexes in order when they are full.

    Millions of rows whose keys are digests would have each page of each index written again
    and again.  PostgreSQL does without: it would keep everybody from the tables meanwhile.
    """
    if connection.vendor != "sqlite":
        yield
        return
    names = [table._meta.db_table for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        )
        indexes = [(name, sql) for name, sql, table in cursor.fetchall() if table in names]
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    with connection.cursor() as cursor:
        for _, statement in indexes:
            cursor.execute(statement)


def _hold(megabytes: int) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size=-{megabytes * 1024}")


def bring_up_to_date() -> None:
    """Bring the database to the present version.

    An index of which nothing is known yet is taken for one that singles out a few rows, so
    tables are looked over again where something was changed.
    """
    executor = MigrationExecutor(connection)
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", verbosity=0)
    if is_behind:
        look_over_tables()


def look_over_tables() -> None:
    """Let the database note how its rows are spread.

    SQLite looks each table over as a whole, one after the other, so that nobody waits for more
    than one: from a few thousand entries of an index it takes a column of three values for one
    of a thousand, and looks in the wrong one.
    """
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("ANALYZE")
            return
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def look_over_daily() -> None:
    """The same, when a day has passed since it was done in this process."""
    now = time.monotonic()
    if not _looked or now - _looked[-1] >= DAY:
        look_over_tables()
        _looked[:] = [now]
