"""`luoshi export`: a gazette in the words of a standard, for programs that do not know luoshi."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from luoshi.bulk import write_whole
from luoshi.cli.options import a_gazette, an_output
from luoshi.compiling import compile_file


@click.command()
@a_gazette
@click.option(
    "--to",
    "standard",
    type=click.Choice(["akn", "popolo"]),
    required=True,
    help="akn: the whole text as Akoma Ntoso 3.0 (XML).  popolo: who holds which post (JSON).",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the issue, for Akoma Ntoso; else that of its latest document is given.",
)
@an_output
def export(gazette: Path, standard: str, published: datetime | None, output: Path | None) -> None:
    """Write a gazette as Akoma Ntoso or Popolo, to one file or to standard output."""
    from luoshi.exchange.akoma_ntoso import akoma_ntoso
    from luoshi.exchange.popolo import popolo_json

    compiled = compile_file(gazette)
    if standard == "akn":
        day = published.date() if published else None
        written = akoma_ntoso(compiled, published=day)
    else:
        written = popolo_json(compiled).encode()
    if output is None:
        sys.stdout.buffer.write(written)
        return
    if output.is_dir():
        output = output / f"{gazette.stem}.{'akn.xml' if standard == 'akn' else 'popolo.json'}"
    write_whole(output, written)
    click.echo(f"{output}: {len(written):,} bytes")
