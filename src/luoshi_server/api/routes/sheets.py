"""The files of tables: templates to be filled in, and what was told in the same form."""

from __future__ import annotations

import io
from datetime import date
from typing import Literal

from django.http import FileResponse, HttpRequest
from ninja import Query, Router, Schema

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.attachments import offers_file
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key
from luoshi_server.imports.exporting import rows_of
from luoshi_server.imports.sheets import Sheet, sheet_for
from luoshi_server.imports.writing import XLSX, Rows, file_of
from luoshi_server.platform import clock
from luoshi_server.platform.attachments import attachment

router = Router(tags=["imports"])


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
    sheet = sheet_for(name, caller_of(request).who_may(Verb.IMPORT))
    return _file(sheet, [sheet.example], asked.form, f"template-{name}")


@router.get("/imports/sheets/{name}/export", openapi_extra=offers_file("text/csv", XLSX))
def export_of_sheet(request: HttpRequest, name: Key, asked: Query[Told]) -> FileResponse:
    """What was told of one kind, in the form of its template, as far as the member sees it."""
    member = caller_of(request).who_may(Verb.IMPORT)
    sheet = sheet_for(name, member)
    rows = rows_of(sheet, by=member, since=asked.since, until=asked.until)
    return _file(sheet, rows, asked.form, f"{name}-{clock.now():%Y%m%d}")


def _file(sheet: Sheet, rows: Rows, form: str, name: str) -> FileResponse:
    content, media = file_of(sheet, rows, form)
    return attachment(io.BytesIO(content), f"{name}.{form}", media)
