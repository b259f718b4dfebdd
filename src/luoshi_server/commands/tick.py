"""`luoshi tick`: let time pass once."""

from __future__ import annotations

from pathlib import Path

import click

from luoshi_server.commands.setting_up import an_instance, set_up


@click.command()
@an_instance
def tick(folder: Path | None) -> None:
    """Let time pass up to now: periods begin, ladders are climbed.  The worker does it too."""
    set_up(folder)
    from luoshi_server.cases.ticking import tick as let_pass

    done = let_pass()
    click.echo(
        f"{done.now:%Y-%m-%d %H:%M}  {done.periods} periods begun, "
        f"{done.cases} cases moved, {done.orders} orders"
    )
