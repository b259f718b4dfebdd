"""`luoshi init`: make an instance for a district."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

import click

from luoshi.errors import LuoshiError
from luoshi_server.commands.setting_up import set_up
from luoshi_server.platform.instance import SETTINGS


class InstanceThere(LuoshiError):
    """{folder} holds an instance already.  Use it, or name another folder."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="luoshi-data")
@click.option("--place", default="本区", show_default=True, help="The district's name.")
@click.option(
    "--office", default="督查室", show_default=True, help="The supervision office's name."
)
@click.option("--database", default="", help="postgresql://user:password@host/name; else SQLite.")
@click.option("--host", "hosts", multiple=True, help="A name under which it is reached.")
@click.option("--https", is_flag=True, help="A proxy ends TLS before it.")
def init(
    folder: Path, place: str, office: str, database: str, hosts: tuple[str, ...], https: bool
) -> None:
    """Make an instance: its settings, its database and its folder of files."""
    write_instance(
        folder, place=place, office=office, database=database, hosts=list(hosts), https=https
    )
    prepare(folder)
    click.echo(f"{folder} is ready.  Next:")
    click.echo(f"  luoshi user add NAME --role administrator --home {folder}")
    click.echo(f"  luoshi serve --home {folder}")


def write_instance(
    folder: Path,
    *,
    place: str,
    office: str,
    database: str = "",
    hosts: list[str] | None = None,
    https: bool = False,
    **more: object,
) -> None:
    """Write the settings of a new instance, readable to nobody else."""
    file = folder / SETTINGS
    if file.exists():
        raise InstanceThere(folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = hosts or ["127.0.0.1", "localhost"]
    scheme = "https" if https else "http"
    told: dict[str, object] = {
        "place": place,
        "office": office,
        "secret_key": secrets.token_urlsafe(50),
        "database": database,
        "hosts": names,
        "public_address": f"{scheme}://{names[0]}" + ("" if https else ":8000"),
        "https": https,
        **more,
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items()]
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as settings:
        settings.write("\n".join(lines) + "\n")


def prepare(folder: Path) -> None:
    """Bring the instance's database to the present version."""
    set_up(folder)
    from luoshi_server.platform.upkeep import bring_up_to_date

    bring_up_to_date()
