"""The files of tables: templates to be filled in, and what was told in the same form."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Literal

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.attachments import attachment, offers_file
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key
from luoshi_server.imports.exporting import rows_of
from luoshi_server.imports.sheets import Sheet, sheet_called
from luoshi_server.imports.writing import CSV, XLSX, Rows, csv_of, xlsx_of
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden

router = Router(tags=["imports"])

FIRST, LAST = date(1900, 1, 1), date(9000, 1, 1)
"""Between these days an instant can be told in any zone; nothing was told outside them."""


class InForm(Schema):
    """As what kind of file."""

    form: Literal["csv", "xlsx"] = "csv"


class Told(InForm):
    """Of which days, both among them."""

    since: date | None = None
    until: date | None = None


@router.get("/imports/sheets/{name}/template", openapi_extra=offers_file("text/csv", XLSX))
def template_of_sheet(request: HttpRequest, name: Key, asked: Query[InForm]) -> FileResponse:
    """The template of a table, with a row that shows how it is filled in."""
    sheet = _sheet(name, caller_of(request).who_may(Verb.IMPORT))
    return _file(sheet, [sheet.example], asked.form, f"template-{name}")


@router.get("/imports/sheets/{name}/export", openapi_extra=offers_file("text/csv", XLSX))
def export_of_sheet(request: HttpRequest, name: Key, asked: Query[Told]) -> FileResponse:
    """What was told of one kind, in the form of its template, as far as the member sees it."""
    member = caller_of(request).who_may(Verb.IMPORT)
    sheet = _sheet(name, member)
    since, until = _midnight(asked.since), _midnight(asked.until, last=True)
    rows = rows_of(sheet, by=member, since=since, until=until)
    return _file(sheet, rows, asked.form, f"{name}-{clock.now():%Y%m%d}")


def _sheet(name: str, member: Member) -> Sheet:
    sheet = sheet_called(name)
    if not sheet.may_be_imported_by(member):
        raise Forbidden(_("您的角色不能导入这种表格。"), advice=_("请由有权限的同志办理。"))
    return sheet


def _midnight(day: date | None, *, last: bool = False) -> datetime | None:
    if day is None:
        return None
    told = min(max(day, FIRST), LAST)
    return datetime.combine(told, time.max if last else time.min, SHANGHAI)


def _file(sheet: Sheet, rows: Rows, form: str, name: str) -> FileResponse:
    content = csv_of(sheet, rows) if form == "csv" else xlsx_of(sheet, rows)
    return attachment(io.BytesIO(content), f"{name}.{form}", CSV if form == "csv" else XLSX)
