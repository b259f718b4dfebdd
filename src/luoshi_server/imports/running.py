"""Work on a table in the background, which may be killed at any point and begun again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.imports.checking import Checked, check, faults_of
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.reading import Row, rows_in
from luoshi_server.imports.sheets import Sheet, sheet_called
from luoshi_server.imports.telling import BATCH, tell_batch
from luoshi_server.platform import clock, files
from luoshi_server.platform.errors import Refused

S = ImportJob.State


def check_job(key: str) -> None:
    """Check every row of a table, and keep what was found; begun again, it keeps the rest."""
    job = ImportJob.objects.get(pk=key)
    if job.state not in (S.WAITING, S.CHECKING):
        return
    ImportJob.objects.filter(pk=key).update(state=S.CHECKING, examples=0)
    sheet = sheet_called(job.sheet)
    by = Member.objects.get(username=job.made_by)
    try:
        with files.open_kept(job.sha256) as file:
            content = file.read()
        _check(job, sheet, by, content)
    except Refused as error:
        ImportJob.objects.filter(pk=key, state=S.CHECKING).update(
            state=S.FAILED, fault=error.message, ended=clock.now()
        )
        return
    ImportJob.objects.filter(pk=key, state=S.CHECKING).update(state=S.CHECKED)


def _check(job: ImportJob, sheet: Sheet, by: Member, content: bytes) -> None:
    examples = 0
    batch: list[ImportRow] = []
    for checked in check(rows_in(content, job.file_name, sheet), sheet, by=by):
        if checked.is_example:
            examples += 1
            continue
        batch.append(_row(job, checked))
        if len(batch) == BATCH:
            ImportRow.objects.bulk_create(batch, ignore_conflicts=True)
            batch = []
    ImportRow.objects.bulk_create(batch, ignore_conflicts=True)
    ImportJob.objects.filter(pk=job.pk).update(examples=examples)


def _row(job: ImportJob, checked: Checked) -> ImportRow:
    state = ImportRow.State.GOOD
    if checked.faults:
        state = ImportRow.State.BAD
    elif checked.is_known:
        state = ImportRow.State.KNOWN
    return ImportRow(
        job=job,
        line=checked.row.line,
        cells=checked.row.cells,
        state=state,
        faults=[one._asdict() for one in checked.faults],
    )


def tell_job(key: str) -> None:
    """Tell the rows that were found good, a batch in a transaction; begun again, it goes on."""
    while _tell_next(key):
        pass


@transaction.atomic
def _tell_next(key: str) -> bool:
    """Tell the next rows, and note in the same transaction that they were told."""
    # Two workers that were given the same table tell its rows one after the other.
    job = ImportJob.objects.select_for_update().get(pk=key)
    if job.state != S.TELLING:
        return False
    rows = list(job.rows.filter(state=ImportRow.State.GOOD).order_by("line")[:BATCH])
    if not rows:
        ImportJob.objects.filter(pk=key).update(state=S.DONE, ended=clock.now())
        return False
    sheet = sheet_called(job.sheet)
    by = Member.objects.get(username=job.made_by)
    ready, kept = [], {row.line: row for row in rows}
    for row in rows:
        try:
            ready.append(Checked(Row(row.line, row.cells), sheet.read(row.cells, by)))
        except Refused as error:
            _fail(row, error, sheet)
    reason = _("由表格“%(name)s”导入") % {"name": job.file_name}
    for result in tell_batch(ready, sheet, by=by, request=key, reason=reason):
        row = kept[result.row.line]
        if result.faults:
            row.state = ImportRow.State.BAD
            row.faults = [one._asdict() for one in result.faults]
        elif result.entry is None:
            row.state = ImportRow.State.KNOWN
        else:
            row.state, row.entry = ImportRow.State.TOLD, result.entry
    ImportRow.objects.bulk_update(rows, ["state", "faults", "entry"], batch_size=BATCH)
    return True


def _fail(row: ImportRow, error: Refused, sheet: Sheet) -> None:
    row.state = ImportRow.State.BAD
    row.faults = [one._asdict() for one in faults_of(error, sheet)]


def counts(job: ImportJob) -> dict[str, Any]:
    """How many rows are in each state."""
    found = dict(job.rows.order_by().values_list("state").annotate(count=Count("pk")))
    counted: dict[str, Any] = {state.value: found.get(state.value, 0) for state in ImportRow.State}
    return counted | {"all": sum(counted.values())}
