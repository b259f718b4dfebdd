"""Rows written many at once: one statement, prepared once, for any number of rows.

An ORM prepares each value of each row by itself.  State is built again from a million events,
which are ten million rows; so here each column is prepared by what its field is, and the
database is given the rest.  The statement is the same in SQLite and in PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

AT_ONCE = 2000

_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)


Column = tuple[str, str, Callable[[Any], Any] | None]
Row = TypeVar("Row", bound=models.Model)


def new_row(table: type[Row], **values: Any) -> Row:
    """A row as its constructor makes it, at a tenth of the cost: nobody is told of it.

    Other rows are named by their keys (`case_id`); what is left out has its default.
    """
    row = table.__new__(table)
    constant, made = _defaults(table)
    row.__dict__.update(constant)
    for name, make in made:
        row.__dict__[name] = make()
    row.__dict__.update(values)
    row._state = ModelState()
    return row


@cache
def _defaults(
    table: type[models.Model],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What the fields are where nothing else is said: always the same, or made for each row."""
    fields = table._meta.concrete_fields
    made = {
        one.attname: one.default for one in fields if one.has_default() and callable(one.default)
    }
    constant = {one.attname: one.get_default() for one in fields if one.attname not in made}
    return constant, list(made.items())


def write_rows(
    rows: Iterable[models.Model], *, update: Sequence[str] = (), once: bool = False
) -> None:
    """Insert rows of one table.

    Where there is a row of the same key, the fields `update` are written to it; or, with
    `once`, it stays as it is.
    """
    left = iter(rows)
    while part := list(islice(left, AT_ONCE)):
        columns = _columns(type(part[0]))
        statement = _statement(type(part[0]), [name for name, *_ in columns], update, once)
        values = _values(part, columns)
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def remove_all(table: type[models.Model]) -> None:
    """Remove every row of a table to which no other row points any more."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_quoted(table._meta.db_table)}")  # nosec B608 - our table


def _values(rows: Sequence[models.Model], columns: Sequence[Column]) -> list[list[Any]]:
    """The values of rows, each prepared for its column where it needs to be."""
    read = attrgetter(*(name for _, name, _ in columns))
    preparing = [(place, prepare) for place, (*_, prepare) in enumerate(columns) if prepare]
    values = [list(read(row)) for row in rows]
    for one in values:
        for place, prepare in preparing:
            if one[place] is not None:
                one[place] = prepare(one[place])
    return values


def _columns(table: type[models.Model]) -> list[Column]:
    """Each column with the attribute that holds it, and how a value of it is prepared."""
    return [
        (field.column, field.attname, _preparing(field))
        for field in table._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    ]


def _preparing(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.DateTimeField):
        return _as_sqlite_has_it if connection.vendor == "sqlite" else None
    if isinstance(field, _AS_THEY_ARE):
        return None
    return partial(field.get_db_prep_save, connection=connection)


def _statement(
    table: type[models.Model], columns: Sequence[str], update: Sequence[str], once: bool
) -> str:
    names = ", ".join(map(_quoted, columns))
    gaps = ", ".join(["%s"] * len(columns))
    # Only names of our own tables and columns stand in the words; values go in by themselves.
    words = f"INSERT INTO {_quoted(table._meta.db_table)} ({names}) VALUES ({gaps})"  # nosec B608
    if update:
        key = _quoted(table._meta.pk.column)
        fields = (table._meta.get_field(name).column for name in update)
        changes = ", ".join(f"{_quoted(one)} = EXCLUDED.{_quoted(one)}" for one in fields)
        return f"{words} ON CONFLICT ({key}) DO UPDATE SET {changes}"  # nosec B608
    return f"{words} ON CONFLICT DO NOTHING" if once else words


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _as_sqlite_has_it(instant: datetime) -> str:
    in_utc = instant.astimezone(UTC).isoformat(" ")
    return in_utc.removesuffix("+00:00")
