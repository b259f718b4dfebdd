"""The ledger: its entries for those who may see it, and its daily roots for everybody."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.attachments import offers_file
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import EntryNumber, Name
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.ledger.exporting import export_of_now
from luoshi_server.ledger.models import Line, Root
from luoshi_server.ledger.reading import checked
from luoshi_server.platform import clock
from luoshi_server.platform.attachments import attachment
from luoshi_server.platform.errors import NotThere

router = Router(tags=["ledger"])


class EntryRow(Schema):
    """An entry as it is chained: the digest covers everything else in it."""

    number: int
    recorded: str
    told: dict[str, Any]
    actor: str
    reason: str
    request: str
    before: str
    digest: str


class Entries(Schema):
    """Entries in their order; ask on `after` the number in `next`, null at the end."""

    items: list[EntryRow]
    next: int | None


class EntryFilters(Schema):
    """Which entries are asked for: those after a number, in their order."""

    after: Annotated[int, Field(ge=0, le=2**53)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    kind: Annotated[Name, Field(max_length=60)] | None = None
    about: Name | None = None
    unit: Name | None = None
    actor: Annotated[Name, Field(max_length=150)] | None = None


class RootRow(Schema):
    """The digest of the last entry of a day."""

    day: date
    number: int
    digest: str


class Checked(Schema):
    """Whether the chain is whole up to its end; if it is not, the first entry that is altered."""

    entries: int
    digest: str
    is_whole: bool
    broken_at: int | None
    reason: str


@router.get("/ledger/entries", response=Entries, openapi_extra={"x-members-only": True})
def list_entries(request: HttpRequest, filters: Query[EntryFilters]) -> dict[str, Any]:
    """The entries after a number; the ledger grows only at its end, so nothing is missed."""
    caller_of(request).who_may(Verb.SEE_LEDGER)
    same = filters.dict(include={"kind", "about", "unit", "actor"}, exclude_none=True)
    rows = Line.objects.filter(number__gt=filters.after, **same).order_by("number")
    lines = list(rows[: filters.limit + 1])
    more = len(lines) > filters.limit
    lines = lines[: filters.limit]
    return {"items": [_entry(line) for line in lines], "next": lines[-1].number if more else None}


@router.get("/ledger/entries/{number}", response=EntryRow, openapi_extra={"x-members-only": True})
def one_entry(request: HttpRequest, number: EntryNumber) -> dict[str, Any]:
    """One entry."""
    caller_of(request).who_may(Verb.SEE_LEDGER)
    line = Line.objects.filter(number=number).first()
    if line is None:
        raise NotThere(_("台账没有第 %(number)s 条记录。") % {"number": number})
    return _entry(line)


@router.get("/ledger/roots", response=Page[RootRow])
def list_roots(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """The root of each day that is over, the last one first."""
    return page_of(
        Root.objects.order_by("-day"),
        slice_,
        lambda row: {"day": row.day, "number": row.number, "digest": row.digest},
    )


@router.get("/ledger/check", response=Checked, openapi_extra={"x-members-only": True})
def check_ledger(request: HttpRequest) -> dict[str, Any]:
    """Go along the whole chain: whether every entry is as it was written.  This takes a while."""
    caller_of(request).who_may(Verb.SEE_LEDGER)
    end, broken = checked()
    return {
        "entries": end.number if end else 0,
        "digest": end.digest if end else "",
        "is_whole": broken is None,
        "broken_at": broken and broken.number,
        "reason": broken.reason if broken else "",
    }


@router.get("/ledger/export", openapi_extra=offers_file("application/zip"))
def export_of_ledger(request: HttpRequest) -> FileResponse:
    """The ledger and its files as an archive that `luoshi verify` checks."""
    caller_of(request).who_may(Verb.EXPORT_LEDGER)
    name = f"ledger-{clock.now():%Y%m%d-%H%M}.zip"
    return attachment(export_of_now(), name, "application/zip")


def _entry(line: Line) -> dict[str, Any]:
    entry = line.entry()
    recorded = line.recorded.astimezone(SHANGHAI).isoformat()
    return {**entry.content(), "digest": entry.digest, "recorded": recorded}
