"""What stands beside a gazette: its files, the units it names, and what gave nothing."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.attachments import offers_file
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.finding import gazette_of, read_gazette_of
from luoshi_server.api.records.gazette_matters import (
    NamedUnitRow,
    Registered,
    UncoveredRow,
    UnitsChosen,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.layout import layout_of
from luoshi_server.documents.units_named import units_named
from luoshi_server.organisations.actions.register_units import register_units
from luoshi_server.platform import files
from luoshi_server.platform.attachments import attachment
from luoshi_server.platform.errors import NotThere

router = Router(tags=["gazettes"])


class UncoveredFilters(Slice):
    """Which sentences are asked for."""

    reason: Name | None = None


@router.get("/gazettes/{key}/original", openapi_extra=offers_file("application/octet-stream"))
def original_of_gazette(request: HttpRequest, key: Key) -> FileResponse:
    """The file as it was taken in, as an attachment."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    gazette = gazette_of(key)
    return attachment(files.open_kept(gazette.sha256), gazette.name, "application/octet-stream")


@router.get("/gazettes/{key}/compiled", openapi_extra=offers_file("application/json"))
def compiled_gazette(request: HttpRequest, key: Key) -> FileResponse:
    """The gazette as it was read, in the JSON of `luoshi compile`, as an attachment."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    gazette = read_gazette_of(key)
    return attachment(files.open_kept(gazette.contract), f"{key}.json", "application/json")


@router.get(
    "/gazettes/{key}/uncovered",
    response=Page[UncoveredRow],
    openapi_extra={"x-members-only": True},
)
def uncovered_in_gazette(
    request: HttpRequest, key: Key, filters: Query[UncoveredFilters]
) -> dict[str, Any]:
    """The sentences in which nothing was read: what was missed can be looked for here."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    gazette = read_gazette_of(key)
    rows = [one for one in layout_of(gazette).uncovered if filters.reason in (None, one.reason)]
    return page_of(rows, filters, lambda one: UncoveredRow.fields_of(gazette, one))


@router.get(
    "/gazettes/{key}/units", response=Page[NamedUnitRow], openapi_extra={"x-members-only": True}
)
def units_named_in_gazette(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """The units that the gazette names, those that the register does not know first."""
    caller_of(request).who_may(Verb.KEEP_UNITS)
    return page_of(units_named(read_gazette_of(key)), slice_, NamedUnitRow.fields_of)


@router.post("/gazettes/{key}/units", response=Registered)
def register_units_of_gazette(request: HttpRequest, key: Key, told: UnitsChosen) -> dict[str, int]:
    """Put units that the gazette names on the register, with their other names: all, or none."""
    by = caller_of(request).who_may(Verb.KEEP_UNITS)
    gazette = read_gazette_of(key)
    named = {unit.name: unit for unit in units_named(gazette)}
    missing = [one.name for one in told.units if one.name not in named]
    if missing:
        raise NotThere(_("此公报没有“%(key)s”。") % {"key": missing[0]}, field="units")
    count = register_units(
        [named[one.name].to_register(one.category) for one in told.units],
        by=by,
        reason=_("据公报“{name}”登记").format(name=gazette.name),
        request=number_of(request),
    )
    return {"count": count}
