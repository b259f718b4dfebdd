"""`luoshi play`: what follows from events under the mechanisms that a gazette orders."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from luoshi.calendars import local, published_calendar
from luoshi.cli.bind import texts_in
from luoshi.cli.measuring import measured
from luoshi.ledger import Event, events_from
from luoshi.mechanism import Bound, Caseload, Outcome, Told, tell
from luoshi.mechanism.scenario import describe
from luoshi_policies.catalogue import bound_by, kinds
from luoshi_policies.road_safety.events import Bounds, outside

A_MOMENT = timedelta(seconds=1)


@click.command()
@click.argument("events", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--bind",
    "gazette",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The gazette whose orders are in force.",
)
@click.option("--units", type=click.Path(path_type=Path), help="Names of all units, one a line.")
@click.option("--within", metavar="W,S,E,N", help="Bounds of the district, in degrees.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%d"]),
    metavar="TIME",
    help="Play up to this instant (2026-07-01, or 2026-07-01 08:00).",
)
@click.option("--totals", is_flag=True, help="Show the totals only.")
def play(
    events: Path,
    gazette: Path,
    units: Path | None,
    within: str | None,
    until: datetime | None,
    totals: bool,
) -> None:
    """Run every mechanism that a gazette orders over events, one JSON record a line.

    Each line of the result has the instant, the case, and what follows.  What cannot be taken
    is refused with its line and the reason; the rest goes on.
    """
    _, texts = texts_in(gazette)
    results = bound_by(texts, _names(units))
    bound = [one for one in results if isinstance(one, Bound)]
    count = _Count()
    place = _bounds(within)
    with events.open(encoding="utf-8") as lines:
        caseload = Caseload(bound, published_calendar(), start=_start(events), archive=count.closed)
        told = tell(
            caseload,
            measured(events_from(lines, kinds())),
            until=None if until is None else local(until),
            fault=(lambda event: outside(event, place)) if place else _of_no_place,
        )
        for one in told:
            count.add(one)
            if not totals:
                for line in _lines(one):
                    click.echo(line)
    for line in count.totals(len(bound), len(caseload.cases)):
        click.echo(line)


def _of_no_place(event: Event) -> None:
    return None


def _names(units: Path | None) -> frozenset[str] | None:
    if units is None:
        return None
    return frozenset(filter(None, map(str.strip, units.read_text("utf-8").splitlines())))


def _bounds(within: str | None) -> Bounds | None:
    if within is None:
        return None
    try:
        west, south, east, north = (Decimal(one) for one in within.split(","))
    except (ValueError, InvalidOperation):
        raise click.BadParameter(f"{within} is not west,south,east,north in degrees") from None
    return Bounds(west=west, south=south, east=east, north=north)


def _start(events: Path) -> datetime:
    """Just before the first event that can be read: periods that begin with it begin."""
    with events.open(encoding="utf-8") as lines:
        for line in events_from(lines, kinds()):
            if isinstance(line, tuple) and isinstance(line[1], Event):
                return line[1].at - A_MOMENT
    return local("1970-01-01 00:00")


def _lines(told: Told) -> list[str]:
    if told.refused:
        return [f"refused  line {told.number}: {told.refused}"]
    return [line for outcome in told.outcomes for line in _outcome_lines(outcome, told.at)]


def _outcome_lines(outcome: Outcome, at: datetime) -> list[str]:
    if outcome.refusal is not None:
        return []
    return [f"{at:%Y-%m-%d %H:%M}  {outcome.case.id}  {line}" for line in describe(outcome, at)]


class _Count:
    """What was told and what followed, counted as it goes."""

    def __init__(self) -> None:
        self.lines, self.registers_only, self.closed_cases = 0, 0, 0
        self.refused: Counter[str] = Counter()
        self.orders: Counter[str] = Counter()
        self.late: Counter[str] = Counter()

    def closed(self, bound: Bound, case: object) -> None:
        self.closed_cases += 1

    def add(self, told: Told) -> None:
        # What a track was measured to cover bears the number of the track's line.
        self.lines = max(self.lines, told.number or 0)
        if told.refused:
            self.refused[_kind_of_refusal(told.refused)] += 1
        elif told.event is not None and not any(
            outcome.refusal is None and told.event in outcome.case.events[-1:]
            for outcome in told.outcomes
        ):
            self.registers_only += 1
        for outcome in told.outcomes:
            for order in outcome.orders:
                self.orders[order.kind] += 1
                if order.kind == "escalate" and order.rung is not None and not order.rung.is_before:
                    self.late[f"{outcome.case.id.partition(':')[0]}: {order.rung.means}"] += 1

    def totals(self, mechanisms: int, open_cases: int) -> list[str]:
        """The totals, a line each."""
        lines = [
            f"{mechanisms} mechanisms in force, {self.lines} lines: "
            f"{self.refused.total()} refused, {self.registers_only} for registers only",
            f"{self.closed_cases} cases closed, {open_cases} open",
        ]
        lines += [f"refused: {reason} × {count}" for reason, count in sorted(self.refused.items())]
        lines += [f"{kind} × {count}" for kind, count in sorted(self.orders.items())]
        lines += [f"late  {what} × {count}" for what, count in sorted(self.late.items())]
        return lines


def _kind_of_refusal(reason: str) -> str:
    """The reason without what is particular to one line."""
    for sign in ("it was told before", "it lies in the future", "no open case is about"):
        if reason.startswith(sign):
            return sign
    if "lies outside" in reason:
        return "it lies outside the district"
    return reason.split(",")[0][:60]
