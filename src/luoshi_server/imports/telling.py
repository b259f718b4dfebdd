"""Telling rows that were checked: many together, and each by itself where something is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.imports.checking import Checked, Fault, faults_of
from luoshi_server.imports.reading import Row
from luoshi_server.imports.sheets import Sheet
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import Refused

BATCH = 200


class Result(NamedTuple):
    """What became of a row: the entry of the ledger, or its faults; neither if it was known."""

    row: Row
    entry: int | None = None
    faults: tuple[Fault, ...] = ()


def tell_rows(
    rows: Sequence[Checked], sheet: Sheet, *, by: Member, request: str = "", reason: str = ""
) -> list[Result]:
    """Tell rows that have something to tell, in transactions of so many; gives what became of each.

    An event that the ledger has already is passed over, so what was cut off can be told again.
    """
    results: list[Result] = []
    for start in range(0, len(rows), BATCH):
        with transaction.atomic():
            results += tell_batch(
                rows[start : start + BATCH], sheet, by=by, request=request, reason=reason
            )
    return results


def tell_batch(
    rows: Sequence[Checked], sheet: Sheet, *, by: Member, request: str = "", reason: str = ""
) -> list[Result]:
    """Tell rows within the transaction that holds; one that is refused loses only itself."""
    known = _known(rows)
    fresh = [one for one in rows if _identity(one.what) not in known]
    told = {
        result.row.line: result
        for result in _tell(fresh, sheet, by=by, request=request, reason=reason)
    }
    return [told.get(one.row.line, Result(one.row)) for one in rows]


def _known(rows: Sequence[Checked]) -> set[str]:
    ids = [one for row in rows if (one := _identity(row.what))]
    return set(Line.objects.filter(event_id__in=ids).values_list("event_id", flat=True))


def _identity(what: Any) -> str:
    return what.id if isinstance(what, Event) else ""


def _tell(
    rows: Sequence[Checked], sheet: Sheet, *, by: Member, request: str, reason: str
) -> list[Result]:
    if not rows:
        return []
    if len(rows) > 1 and not sheet.at_once:
        return [
            result
            for one in rows
            for result in _tell([one], sheet, by=by, request=request, reason=reason)
        ]
    try:
        with transaction.atomic():
            numbers = sheet.tell([one.what for one in rows], by, request, reason)
        return [Result(one.row, number) for one, number in zip(rows, numbers, strict=True)]
    except Refused as error:
        if len(rows) == 1:
            return [Result(rows[0].row, faults=faults_of(error, sheet))]
    # Somewhere among them one is refused: halves are told by themselves until it is found.
    half = len(rows) // 2
    told = {"by": by, "request": request, "reason": reason}
    return [
        *_tell(rows[:half], sheet, **told),  # type: ignore[arg-type]
        *_tell(rows[half:], sheet, **told),  # type: ignore[arg-type]
    ]
