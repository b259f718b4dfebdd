"""`luoshi simulate`: a year of a district that does not exist, as events."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from random import Random

import click

from luoshi.bulk.writing import write_whole
from luoshi.calendars import local
from luoshi.ledger import line_of
from luoshi_policies.road_safety.simulation import Settings
from luoshi_policies.road_safety.simulation import simulate as simulated


@click.command()
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Where chance begins."
)
@click.option(
    "--days", type=click.IntRange(min=1), default=365, show_default=True, help="How long it lasts."
)
@click.option(
    "--vehicles", type=int, default=5000, show_default=True, help="Vehicles of all firms."
)
@click.option("--sections", type=int, default=3000, show_default=True, help="Sections of road.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    default="2025-01-01",
    show_default=True,
    help="The first day.",
)
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="NAME=NAME",
    help="Call a department otherwise: 区交通运输局=区水务局.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("simulated.jsonl"),
    show_default=True,
    help="Where the events go; the seeded truth goes beside it, as .truth.json.",
)
def simulate(
    seed: int,
    days: int,
    vehicles: int,
    sections: int,
    start: datetime,
    units: tuple[str, ...],
    output: Path,
) -> None:
    """Write a year of a fictitious district as events, and the truth that was put into it.

    Nothing in it happened.  The same seed and sizes give the same bytes.
    """
    settings = Settings(
        seed=seed,
        start=local(start),
        days=days,
        vehicles=vehicles,
        sections=sections,
        units=_names(units),
    )
    year = simulated(settings, lambda part: Random(f"{seed}:{part}"))
    truth = json.dumps(year.truth.plain(), ensure_ascii=False, indent=1, sort_keys=True)
    beside = output.with_suffix(".truth.json")
    write_whole(output, "".join(f"{line_of(event)}\n" for event in year.events))
    write_whole(beside, f"{truth}\n")
    click.echo(f"{len(year.events)} simulated events in {output}, what was seeded in {beside}")


def _names(pairs: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise click.BadParameter(f"{pair} is not NAME=NAME", param_hint="--unit")
        names[ours] = theirs
    return names
