"""Importing tables: handed in and checked, then confirmed, and told row by row."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records.imports import ImportJobOne, ImportJobRow, SheetRow, TableRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.imports.actions.confirm import confirm, drop
from luoshi_server.imports.actions.hand_in import hand_in
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.sheets import sheets
from luoshi_server.platform.errors import NotThere

router = Router(tags=["imports"])

JobState = Literal["waiting", "checking", "checked", "telling", "done", "failed", "dropped"]


class JobFilters(Slice):
    """Which tables are asked for."""

    sheet: Name | None = None
    state: JobState | None = None


class RowFilters(Slice):
    """Which rows of a table are asked for."""

    state: Literal["good", "bad", "known", "told"] | None = None


@router.get("/imports/sheets", response=Page[SheetRow], openapi_extra={"x-members-only": True})
def list_sheets(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """The kinds of tables that the member may hand in, with their columns."""
    member = caller_of(request).who_may(Verb.IMPORT)
    own = [one for one in sheets().values() if one.may_be_imported_by(member)]
    return page_of(own, slice_, SheetRow.fields_of)


@router.post("/imports/sheets/{name}", response={201: ImportJobOne})
def hand_in_table(
    request: HttpRequest, name: Key, file: File[UploadedFile]
) -> Status[dict[str, Any]]:
    """Hand in a table (CSV or XLSX); it is checked in the background, and nothing is told yet."""
    member = caller_of(request).who_may(Verb.IMPORT)
    job = hand_in(name, file.name or "", file.chunks(), by=member)
    return Status(201, ImportJobOne.fields_of(job))


@router.get("/imports", response=Page[ImportJobRow], openapi_extra={"x-members-only": True})
def list_imports(request: HttpRequest, filters: Query[JobFilters]) -> dict[str, Any]:
    """The tables that were handed in, the last one first: all, or one's own."""
    member = caller_of(request).who_may(Verb.IMPORT)
    wanted = filters.dict(include={"sheet", "state"}, exclude_none=True)
    return page_of(_visible(member).filter(**wanted), filters, ImportJobRow.fields_of)


@router.get("/imports/{key}", response=ImportJobOne, openapi_extra={"x-members-only": True})
def one_import(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One table: how far it has come, and how many rows are in each state."""
    return ImportJobOne.fields_of(_job(caller_of(request).who_may(Verb.IMPORT), key))


@router.get("/imports/{key}/rows", response=Page[TableRow], openapi_extra={"x-members-only": True})
def rows_of_import(request: HttpRequest, key: Key, filters: Query[RowFilters]) -> dict[str, Any]:
    """What became of each row, with what is wrong in it."""
    job = _job(caller_of(request).who_may(Verb.IMPORT), key)
    rows = ImportRow.objects.filter(job=job).order_by("line")
    if filters.state:
        rows = rows.filter(state=filters.state)
    return page_of(rows, filters, TableRow.fields_of)


@router.post("/imports/{key}/confirm", response=ImportJobOne)
def confirm_import(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Tell the rows that were found good; done in the background, by whoever handed it in."""
    member = caller_of(request).who_may(Verb.IMPORT)
    job = _job(member, key)
    confirm(job.key, by=member)
    job.refresh_from_db()
    return ImportJobOne.fields_of(job)


@router.post("/imports/{key}/drop", response=ImportJobOne)
def drop_import(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Let a table go that was not confirmed."""
    member = caller_of(request).who_may(Verb.IMPORT)
    job = _job(member, key)
    drop(job.key, by=member)
    job.refresh_from_db()
    return ImportJobOne.fields_of(job)


def _visible(member: Member) -> QuerySet[ImportJob]:
    jobs = ImportJob.objects.order_by("-made", "key")
    return jobs if member.sees_all else jobs.filter(made_by=member.username)


def _job(member: Member, key: str) -> ImportJob:
    found = _visible(member).filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这个表格。"))
    return found
