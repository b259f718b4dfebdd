"""`luoshi verify`: nothing altered."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from luoshi.ledger import Broken, Verification


class _Root(click.ParamType[str]):
    """A digest as it was made public."""

    name = "DIGEST"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The digest in small letters."""
        if not re.fullmatch("[0-9A-Fa-f]{64}", value):
            self.fail(f"{value!r} is no digest: that has 64 signs of 0 to 9 and a to f", param, ctx)
        return value.lower()


@click.command()
@click.argument("export", type=click.Path(path_type=Path), metavar="EXPORT")
@click.option("--root", type=_Root(), help="A root that was made public; an entry must bear it.")
def verify(export: Path, root: str | None) -> None:
    """Verify an exported ledger, without the server; exit code 1 if anything in it was altered."""
    from luoshi.ledger import verification_of

    told = verification_of(export, root)
    if told.broken:
        click.echo(f"{export}: {_altered(told.broken)}")
    else:
        for line in _unaltered(told, root):
            click.echo(line)
    sys.exit(1 if told.broken else 0)


def _altered(broken: Broken) -> str:
    if broken.part:
        return f"{broken.part} is not as it was written: {broken.reason}."
    return f"entry {broken.number:,} is the first that is not as it was written: {broken.reason}."


def _unaltered(told: Verification, root: str | None) -> list[str]:
    if not told.entries:
        return ["The ledger has no entries, and nothing in the export was altered."]
    said = [
        f"All {told.entries:,} entries are as they were written, "
        f"the first at {told.first}, the last at {told.last}.",
        f"All {told.files:,} files are what their names say.",
        f"The last digest is {told.digest}.",
    ]
    if root is None:
        said.append(
            "No root was given: an end that was cut off, or written anew, would not show.  "
            "Give --root with a digest that was made public."
        )
    elif told.vouched != told.entries:
        said.append(
            f"Entry {told.vouched:,} bears the root; those behind it are vouched for "
            "by a later root alone."
        )
    else:
        said.append("The last entry bears the root that was made public.")
    return said
