"""`luoshi backup` and `luoshi restore`: everything an instance holds, as one archive.

A backup is the exported ledger and its files, the members, and the instance's settings.  All
state is built again from the ledger, so a backup restores to SQLite and to PostgreSQL alike,
and what it holds can be verified before it is used.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path

import click

from luoshi.errors import LuoshiError
from luoshi_server.commands.setting_up import an_instance, set_up
from luoshi_server.platform.instance import SETTINGS

LEDGER, MEMBERS = "ledger.zip", "members.json"


class BackupBroken(LuoshiError):
    """{file} is no backup that can be restored: {reason}.  Nothing was changed."""


@click.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@an_instance
def backup(output: Path, folder: Path | None) -> None:
    """Write a backup; the server may go on meanwhile."""
    home = set_up(folder)
    from django.core import serializers

    from luoshi_server.accounts.models import Member, Token
    from luoshi_server.ledger.exporting import export_ledger

    unfinished = output.with_name(f"{output.name}.unfinished")
    with tempfile.TemporaryDirectory(dir=output.absolute().parent) as scratch:
        manifest = export_ledger(Path(scratch) / LEDGER)
        members = serializers.serialize("json", [*Member.objects.all(), *Token.objects.all()])
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
            archive.write(Path(scratch) / LEDGER, LEDGER)
            archive.writestr(MEMBERS, members)
            archive.write(home / SETTINGS, SETTINGS)
    unfinished.replace(output)
    output.chmod(0o600)
    click.echo(f"{output}: {manifest.entries} entries, and the members")


@click.command()
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--database", help="Restore into this PostgreSQL instead of the one of the backup.")
def restore(archive: Path, folder: Path, database: str | None) -> None:
    """Make an instance in a new folder from a backup, after verifying it."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupBroken(file=archive, reason=f"the folder {folder} is not empty")
    with tempfile.TemporaryDirectory() as scratch:
        ledger = _unpacked(archive, Path(scratch))
        count = _verified(archive, ledger)
        unfinished = folder.absolute().with_name(f".{folder.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        try:
            _settings(Path(scratch) / SETTINGS, unfinished, database)
            _restore(unfinished, ledger, Path(scratch) / MEMBERS)
            unfinished.replace(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    click.echo(f"{folder}: {count} entries restored and all state built from them")


def _unpacked(archive: Path, scratch: Path) -> Path:
    try:
        with zipfile.ZipFile(archive) as packed:
            for name in (LEDGER, MEMBERS, SETTINGS):
                with packed.open(name) as source, (scratch / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise BackupBroken(file=archive, reason=str(error).strip("'\"")) from error
    return scratch / LEDGER


def _verified(archive: Path, ledger: Path) -> int:
    from luoshi.ledger import verification_of

    checked = verification_of(ledger, None)
    if checked.broken is not None:
        reason = f"entry {checked.broken.number}: {checked.broken.reason}"
        raise BackupBroken(file=archive, reason=reason)
    return checked.entries


def _settings(kept: Path, folder: Path, database: str | None) -> None:
    words = kept.read_text("utf-8")
    if database is not None:
        lines = [line for line in words.splitlines() if not line.startswith("database ")]
        words = "\n".join([*lines, f"database = {json.dumps(database)}"]) + "\n"
    file = folder / SETTINGS
    file.touch(mode=0o600)
    file.write_text(words, "utf-8")


def _restore(folder: Path, ledger: Path, members: Path) -> None:
    set_up(folder)
    from django.core import serializers
    from django.core.management import call_command
    from django.db import connection, transaction

    from luoshi_server.ledger.restoring import restore_ledger

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        for row in serializers.deserialize("json", members.read_text("utf-8")):
            row.save()
        restore_ledger(ledger)
    connection.close()
