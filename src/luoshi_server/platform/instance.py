"""An instance: the folder in which one district keeps its settings, its database and its files.

`luoshi init` writes the folder; nothing of it is in the repository.  The settings are a file
of plain TOML, so that an office can read them, and the environment names the folder.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from luoshi.errors import LuoshiError

HOME = "LUOSHI_HOME"
"""The environment variable that names the instance's folder."""

SETTINGS = "luoshi.toml"

HELD = 64
"""Megabytes of its file that SQLite holds in memory."""


class NoInstance(LuoshiError):
    """There is no {settings} in {home}.  Run `luoshi init {home}`, or set LUOSHI_HOME."""


class InstanceUnreadable(LuoshiError):
    """{file} cannot be read: {reason}.  Correct it, or run `luoshi init` in another folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """What one district has set for its server.

    `clock_ahead` is by how many seconds the office's clock is ahead of the machine's (below
    zero: behind); it is other than 0 only in demonstrations.  `https` says that a proxy ends
    TLS before the server; without it cookies travel in the clear, as on one's own machine.
    `bulletin_codes` are the codes in the numbers of slips, notices and monthly reports;
    `licence` is that of the open data, as the district has decided: name, title and path;
    `webhooks_allowed` are hosts and networks that a webhook may reach although they are this
    machine or its neighbours on the link.
    """

    home: Path
    place: str
    office: str
    secret_key: str
    database: str = ""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    public_address: str = "http://127.0.0.1:8000"
    https: bool = False
    demo: bool = False
    clock_ahead: int = 0
    watched: str = ""
    bulletin_codes: dict[str, str] = field(default_factory=dict)
    licence: dict[str, str] = field(default_factory=dict)
    webhooks_allowed: tuple[str, ...] = ()
    largest_upload: int = 50 * 1024 * 1024
    mail_host: str = ""
    mail_from: str = ""
    single_sign_on: dict[str, str] = field(default_factory=dict)

    @property
    def files(self) -> Path:
        """Where uploaded and compiled files lie, each under its digest."""
        return self.home / "files"


def home() -> Path:
    """The folder of the instance that this process serves."""
    return Path(os.environ.get(HOME, "luoshi-data")).absolute()


def read_instance(folder: Path | None = None) -> Instance:
    """The settings in a folder.  Raises `NoInstance` or `InstanceUnreadable`."""
    folder = home() if folder is None else folder
    file = folder / SETTINGS
    if not file.is_file():
        raise NoInstance(settings=SETTINGS, home=folder)
    try:
        told = tomllib.loads(file.read_text("utf-8"))
        for name in ("hosts", "webhooks_allowed"):
            if name in told:
                told[name] = tuple(told[name])
        return Instance(home=folder, **told)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise InstanceUnreadable(file=file, reason=str(error)) from error


def database_of(instance: Instance) -> dict[str, object]:
    """Django's settings for the database: embedded SQLite, or the PostgreSQL that is named.

    The record is a legal one, so SQLite syncs each commit to the disk (FULL), and a writer
    takes its lock when it begins (IMMEDIATE) instead of failing half-way.
    """
    if not instance.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": instance.home / "luoshi.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                f"PRAGMA cache_size=-{HELD * 1024}; PRAGMA mmap_size=268435456;",
            },
        }
    address = urlsplit(instance.database)
    if address.scheme not in ("postgresql", "postgres"):
        reason = f"database is “{instance.database}”, not postgresql://user:password@host/name"
        raise InstanceUnreadable(file=instance.home / SETTINGS, reason=reason)
    options: dict[str, object] = {}
    host = address.hostname or ""
    for pair in filter(None, address.query.split("&")):
        name, _, value = pair.partition("=")
        if name == "host":
            host = unquote(value)
        else:
            options[name] = unquote(value)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path.lstrip("/"),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": host,
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
