"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

a_gazette = click.argument("gazette", type=click.Path(path_type=Path), metavar="FILE")
an_output = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=True), help="Write here."
)
