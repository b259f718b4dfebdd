"""Tables with what their columns mean, as a Data Package 2.0: CSV files and one description.

A table is made of records: the fields of the record are its columns, and their kinds, titles and
the values that they may have are described from the record itself, so that they cannot part.  The
same records give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from luoshi.calendars import local
from luoshi.exchange.cells import safe_cell
from luoshi.ledger.archive import member

DESCRIPTOR = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_BETWEEN = "、"
_KINDS: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    Decimal: "number",
    datetime: "datetime",
    date: "date",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """By which everybody may use the data: a name of the Open Definition, a title, an address."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What is published together, by whom, and when it was made."""

    name: str
    title: str
    description: str
    publisher: str
    homepage: str
    created: datetime
    licence: Licence | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Records of one type under a name; `key` are the fields that no two of them share."""

    name: str
    title: str
    description: str
    record: type
    rows: tuple[Any, ...]
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader of the data has to know of a field: `Annotated[str, Told("文号")]`."""

    title: str
    description: str = ""


def datapackage(package: Package, tables: Iterable[Table]) -> bytes:
    """The package as a zip, the description first."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files_of(package, tables).items():
            archive.writestr(member(name), content)
    return written.getvalue()


def files_of(package: Package, tables: Iterable[Table]) -> dict[str, bytes]:
    """The files of the package by their names, to be served one by one."""
    contents = {f"data/{table.name}.csv": (table, _csv(table)) for table in tables}
    resources = [_resource(path, table, content) for path, (table, content) in contents.items()]
    descriptor = json.dumps(_descriptor(package, resources), ensure_ascii=False, indent=2) + "\n"
    return {
        DESCRIPTOR: descriptor.encode(),
        **{path: content for path, (_, content) in contents.items()},
    }


def _descriptor(package: Package, resources: list[dict[str, Any]]) -> dict[str, Any]:
    licence = package.licence
    said = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": package.name,
        "title": package.title,
        "description": package.description,
        "homepage": package.homepage,
        "created": local(package.created).isoformat(timespec="seconds"),
        "contributors": [{"title": package.publisher, "roles": ["publisher"]}],
        "keywords": list(package.keywords),
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.path}]
        if licence
        else [],
        "resources": resources,
    }
    # The standard has no empty lists.
    return {key: value for key, value in said.items() if value}


def _resource(path: str, table: Table, content: bytes) -> dict[str, Any]:
    hints = get_type_hints(table.record, include_extras=True)
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(one, hints[one.name]) for one in fields(table.record)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.name,
        "path": path,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(one: Field[Any], hint: Any) -> dict[str, Any]:
    described = {"name": one.name, **_kind(hint)}
    constraints = described.pop("constraints", {})
    if one.default is MISSING:
        constraints = {"required": True, **constraints}
    return {**described, "constraints": constraints} if constraints else described


def _kind(hint: Any) -> dict[str, Any]:
    """The type of a column that holds values of this kind, with what is told of it."""
    if get_origin(hint) is Annotated:
        kind, words = get_args(hint)
        told = {"title": words.title, "description": words.description}
        return {**_kind(kind), **{name: said for name, said in told.items() if said}}
    if get_origin(hint) in (Union, UnionType):
        return _kind(next(kind for kind in get_args(hint) if kind is not NoneType))
    if get_origin(hint) is Literal:
        return {"type": "string", "constraints": {"enum": [*filter(None, get_args(hint))]}}
    if get_origin(hint) is tuple:
        # The standard has a type for lists, its profile has none yet.
        return {"type": "string", "description": f"多项以“{_BETWEEN}”分隔"}
    return {"type": _KINDS[hint]}


def _csv(table: Table) -> bytes:
    """The records as CSV, without a byte order mark: the description names the encoding."""
    names = [one.name for one in fields(table.record)]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(names)
    for row in table.rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return written.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, tuple):
        return safe_cell(_BETWEEN.join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
