"""What was told of one kind, in the form in which it can be imported elsewhere.

A report that was withdrawn is left out, and one that was corrected stands as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Event
from luoshi.mechanism import Corrected, Withdrawn
from luoshi_policies.titles import choice_called
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.imports.sheets import Sheet
from luoshi_server.ledger.filling import words_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told as told_of
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.names import written
from luoshi_server.registers.standing import standing

FIRST, LAST = date(1900, 1, 1), date(9000, 1, 1)
"""Between these days an instant can be told in any zone; nothing was told outside them."""


def rows_of(
    sheet: Sheet, *, by: Member, since: date | None = None, until: date | None = None
) -> Iterator[dict[str, str]]:
    """The rows of a sheet, as far as the member sees what was told; of the days that are named."""
    if sheet.name == "units":
        yield from _units()
        return
    lines = Line.objects.filter(kind=sheet.name).order_by("number")
    if role_of(by) in UNIT:
        lines = lines.filter(unit=by.unit)
    if since is not None:
        lines = lines.filter(at__gte=_instant(since, time.min))
    if until is not None:
        lines = lines.filter(at__lt=_instant(until, time.max))
    for told in standing(told_of(lines.iterator(chunk_size=2000)), _repairs()):
        yield words_of(told.event) | {"id": _given(told.event)}


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(min(max(day, FIRST), LAST), at, SHANGHAI)


def _repairs() -> list[Event]:
    kinds = (Corrected.__name__, Withdrawn.__name__)
    lines = Line.objects.filter(kind__in=kinds).order_by("number")
    return [told.event for told in told_of(lines)]


def _given(event: Event) -> str:
    """The identity of an event, where it does not follow from what the event says."""
    return "" if replace(event, id="").id == event.id else event.id


def _units() -> Iterator[dict[str, str]]:
    for unit in Unit.objects.filter(dissolved=None).order_by("name"):
        yield {
            "name": unit.name,
            "category": choice_called("category", unit.category),
            "parent": unit.parent,
            "also_called": written(unit.also_called),
        }
