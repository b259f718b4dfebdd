"""`luoshi import`: a table that an office has filled in, or a year of events."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from luoshi_server.commands.setting_up import an_instance, says_why, set_up


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--sheet", help="What the table holds: units, progress, or a kind of event.")
@click.option("--by", "username", required=True, help="The member in whose name it is told.")
@click.option("--try", "only_try", is_flag=True, help="Check every row, and tell nothing.")
@an_instance
@says_why
def bring_in(
    file: Path, sheet: str | None, username: str, only_try: bool, folder: Path | None
) -> None:
    """Import a table (CSV, XLSX), or events one JSON record a line (JSONL).

    A table is checked row by row first; rows that cannot be taken are named with the field, the
    reason and what to do, and the others are told.  A year of events is recorded as of the
    instants at which they happened.  Exit code 1: some were left out.
    """
    set_up(folder)
    from luoshi_server.accounts.models import Member

    member = Member.objects.filter(username=username, is_active=True).first()
    if member is None:
        raise click.ClickException(f"there is no member {username}")
    if file.suffix == ".jsonl":
        left_out = _events(file, username, only_try)
    elif sheet is None:
        raise click.UsageError("say what the table holds: --sheet units, progress, or a kind")
    else:
        left_out = _table(file, sheet, member, only_try)
    sys.exit(1 if left_out else 0)


def _events(file: Path, username: str, only_try: bool) -> int:
    from luoshi.ledger import Event, events_from
    from luoshi_server.ledger.bringing_in import bring_in as record_all
    from luoshi_server.ledger.kinds import kinds
    from luoshi_server.ledger.recording import Author

    events: list[Event] = []
    refused = 0
    with file.open(encoding="utf-8") as lines:
        for line in events_from(lines, kinds()):
            if len(line) == 2:
                events.append(line[1])
            else:
                refused += 1
                click.echo(f"line {line.number}: {line.reason}")
    if only_try:
        click.echo(f"{len(events)} events can be read, {refused} lines cannot")
        return refused
    done = record_all(events, by=Author(username))
    for one in done.left_out:
        click.echo(f"{type(one.event).__name__} of {one.event.at}: {one.reason}")
    click.echo(f"{done.entries} entries, {refused + len(done.left_out)} left out")
    return refused + len(done.left_out)


def _table(file: Path, sheet: str, member: object, only_try: bool) -> int:
    from luoshi_server.imports.actions.confirm import confirm, drop
    from luoshi_server.imports.actions.hand_in import hand_in
    from luoshi_server.imports.models import ImportJob, ImportRow
    from luoshi_server.imports.running import check_job, counts, tell_job
    from luoshi_server.platform.files import chunks_of

    with file.open("rb") as content:
        job = hand_in(
            sheet,
            file.name,
            chunks_of(content),
            by=member,
            in_background=False,  # type: ignore[arg-type]
        )
    check_job(job.pk)
    job.refresh_from_db()
    if job.state == ImportJob.State.FAILED:
        raise click.ClickException(job.fault)
    if only_try or not job.rows.filter(state=ImportRow.State.GOOD).exists():
        drop(job.pk, by=member)  # type: ignore[arg-type]
    else:
        confirm(job.pk, by=member)  # type: ignore[arg-type]
        tell_job(job.pk)
    bad = job.rows.filter(state=ImportRow.State.BAD).order_by("line")
    for row in bad:
        for fault in row.faults:
            click.echo(f"line {row.line}: {'  '.join(str(one) for one in fault.values() if one)}")
    told = counts(job)
    click.echo(
        f"{told['all']} rows: {told['told']} told, {told['known']} known, {told['bad']} not taken"
    )
    return int(told["bad"])
