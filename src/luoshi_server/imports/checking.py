"""Rows checked one by one: each can be told, or says what is wrong, where, and what to do.

Events are also tried on a copy of the cases, so that what the mechanisms would refuse is known
before anything is told.  Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.cases.trying import CasesTried
from luoshi_server.imports.reading import Row, is_example
from luoshi_server.imports.sheets import Sheet
from luoshi_server.ledger.models import End, Line
from luoshi_server.ledger.typed import NotAnEvent
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused

BATCH = 200


class Fault(NamedTuple):
    """What is wrong in a row: the field with its title, why, and what to do."""

    field: str
    title: str
    reason: str
    advice: str


class Checked(NamedTuple):
    """A row with what it tells, or with its faults.

    One that was told before, or that is the example, has neither.
    """

    row: Row
    what: Any = None
    faults: tuple[Fault, ...] = ()
    is_known: bool = False
    is_example: bool = False


def check(rows: Iterable[Row], sheet: Sheet, *, by: Member) -> Iterator[Checked]:
    """Each row, checked, in its order."""
    seen: dict[str, int] = {}
    trial: CasesTried | None = None
    recorded = clock.now()
    for batch in _batches(rows):
        read = [_read(row, sheet, by) for row in batch]
        known = _known(read)
        for one in read:
            if not isinstance(one.what, Event):
                yield one
                continue
            event = one.what
            if event.id in known:
                yield one._replace(what=None, is_known=True)
                continue
            if event.id in seen:
                reason = _("与第 %(line)s 行是同一事项。") % {"line": seen[event.id]}
                yield _refused(one.row, sheet, Refused(reason, advice=_("请删去重复的行。")))
                continue
            seen[event.id] = one.row.line
            if trial is None:
                trial, recorded = CasesTried(clock.now()), _would_be_recorded()
            yield _tried(one, trial, recorded, sheet)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(row: Row, sheet: Sheet, by: Member) -> Checked:
    if is_example(row, sheet):
        return Checked(row, is_example=True)
    try:
        return Checked(row, sheet.read(row.cells, by))
    except Refused as error:
        return _refused(row, sheet, error)


def _known(read: list[Checked]) -> set[str]:
    ids = [one.what.id for one in read if isinstance(one.what, Event)]
    return set(Line.objects.filter(event_id__in=ids).values_list("event_id", flat=True))


def _would_be_recorded() -> datetime:
    """The instant at which an event told now would be recorded."""
    end = End.objects.filter(pk=1).first()
    past = [one for one in (end.recorded, end.ticked) if one is not None] if end else []
    return max(one.astimezone(SHANGHAI) for one in (*past, clock.now()))


def _tried(one: Checked, trial: CasesTried, recorded: datetime, sheet: Sheet) -> Checked:
    try:
        trial.take(one.what, recorded)
    except Refused as error:
        return _refused(one.row, sheet, error)
    return one


def _refused(row: Row, sheet: Sheet, error: Refused) -> Checked:
    return Checked(row, faults=faults_of(error, sheet))


def faults_of(error: Refused, sheet: Sheet) -> tuple[Fault, ...]:
    """The faults of a refusal, under the titles of the sheet."""
    titles = {column.name: column.title for column in sheet.columns}
    told = (
        [(one.field, one.reason, one.advice) for one in error.faults]
        if isinstance(error, NotAnEvent)
        else [(error.field, error.reason, error.advice)]
    )
    return tuple(
        Fault(field, titles.get(field, ""), reason, advice) for field, reason, advice in told
    )
