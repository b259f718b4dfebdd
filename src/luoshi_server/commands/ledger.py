"""`luoshi ledger`: the ledger as a file that anybody can verify without the server."""

from __future__ import annotations

from pathlib import Path

import click

from luoshi_server.commands.setting_up import an_instance, set_up


@click.group()
def ledger() -> None:
    """Export the ledger, check it, and build all state again from it."""


@ledger.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@an_instance
def export(output: Path, folder: Path | None) -> None:
    """Write the whole ledger and its files as one archive; check it with `luoshi verify`."""
    set_up(folder)
    from luoshi_server.ledger.exporting import export_ledger

    manifest = export_ledger(output)
    click.echo(f"{output}: {manifest.entries} entries")


@ledger.command()
@an_instance
def rebuild(folder: Path | None) -> None:
    """Forget all tables of state and build them again from the entries."""
    set_up(folder)
    from luoshi_server.ledger.reading import rebuild as build_again

    build_again()
    click.echo("all state was built again from the ledger")


@ledger.command()
@an_instance
def check(folder: Path | None) -> None:
    """Verify the chain in the database: exit code 1 and the first altered entry if it is broken."""
    set_up(folder)
    from luoshi_server.ledger.reading import checked

    end, broken = checked()
    if broken is not None:
        click.echo(f"entry {broken.number}: {broken.reason}")
        raise SystemExit(1)
    click.echo(f"{end.number if end else 0} entries, each chained to the one before")
