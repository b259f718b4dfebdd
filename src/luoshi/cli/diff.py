"""`luoshi diff`: what became of each claim in a later edition."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from luoshi.compiling import changes_between, compile_file
from luoshi.provenance import Pin


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="List what is the same, too.")
def diff(old: Path, new: Path, everything: bool) -> None:
    """Say of each claim of OLD whether it is the same, moved, changed or gone in NEW."""
    counts: Counter[str] = Counter()
    for change in changes_between(compile_file(old), compile_file(new)):
        counts[change.status] += 1
        if change.status != "same" or everything:
            click.echo(
                f"{change.status:8}{change.kind:12}{_where(change.old)}  {_short(change.old)}"
            )
            if change.new is not None and change.status in ("moved", "changed"):
                click.echo(f"{'':8}{'→':12}{_where(change.new)}  {_short(change.new)}")
    click.echo(
        "  ".join(f"{status} {counts[status]}" for status in ("same", "moved", "changed", "gone"))
    )


def _where(pin: Pin) -> str:
    return f"{pin.document}/{pin.provision or '-'}"


def _short(pin: Pin) -> str:
    words = pin.words
    return words if len(words) <= 48 else words[:47] + "…"
