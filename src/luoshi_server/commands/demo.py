"""`luoshi demo`: a district that does not exist, with half a year behind it, ready to be tried."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import click

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Event
from luoshi_server.commands.init import prepare, write_instance
from luoshi_server.platform.instance import SETTINGS

START, END = date(2026, 3, 2), date(2026, 8, 31)
SEED = 7


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="out/demo")
@click.option("--gazette", type=click.Path(path_type=Path, exists=True), help="Another gazette.")
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@click.option("--no-serve", is_flag=True, help="Make it, and do not serve it.")
def demo(folder: Path, gazette: Path | None, bind: str, no_serve: bool) -> None:
    """Make the demonstration if it is not there, and serve it.

    Everything in it is made up: the gazette is the specimen, the half-year is simulated.
    """
    ready = folder / "ready"
    if not ready.exists():
        if (folder / SETTINGS).exists():
            raise click.ClickException(f"{folder} was left unfinished; remove it and try again")
        _make(folder, gazette)
        ready.touch()
    prepare(folder)
    click.echo("Accounts: demo-clerk, demo-checker, demo-liaison, demo-head, demo-street,")
    click.echo("demo-leader, demo-deputy, demo-auditor, demo-admin; password: luoshi-demo")
    if not no_serve:
        from luoshi_server.commands.serve import start

        start(folder.absolute(), bind=bind, processes=2, with_worker=True)


def _make(folder: Path, gazette: Path | None) -> None:
    from luoshi import specimen

    moment = datetime.combine(END + timedelta(days=1), time(9, 0), SHANGHAI)
    present = datetime.now(SHANGHAI)  # how far the demonstration is ahead
    write_instance(
        folder,
        place="演示区",
        office="区政府督查室",
        demo=True,
        clock_ahead=int((moment - present).total_seconds()),
    )
    prepare(folder)
    from luoshi_server.commands.demonstration import district

    path = gazette or specimen.path("txt")
    click.echo(f"Reading {path.name} …")
    district.take_in(path, START, leave=district.KEEP_FOR_THE_VISITOR)

    def progress(day: date) -> None:
        if day.day == 1 or day == END:
            click.echo(f"\rPlaying half a year of a fictitious district … {day}", nl=False)
            sys.stdout.flush()

    district.play(seed=SEED, start=START, end=END, events=_events(), progress=progress)
    click.echo()


def _events() -> list[Event]:
    """A small half-year on the roads."""
    from luoshi_policies.road_safety.simulation import Settings, simulate, units
    from luoshi_server.organisations.queries import full_names

    named = [one for one in vars(units).values() if isinstance(one, str)]
    settings = Settings(
        seed=SEED,
        start=datetime.combine(START, time(), SHANGHAI),
        days=(END - START).days + 1,
        vehicles=120,
        sections=100,
        # What the gazette's units are called there, as the register has them.
        units=full_names(named),
    )
    return list(simulate(settings, lambda part: Random(f"{SEED}:{part}")).events)
