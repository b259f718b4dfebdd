"""Importing tables: templates, upload, the report of every row, and the same tables back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.exchange.cells import safe_cell
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.imports.actions.confirm import confirm, drop
from luoshi_server.imports.actions.hand_in import hand_in
from luoshi_server.imports.exporting import rows_of
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.running import counts
from luoshi_server.imports.sheets import Sheet, sheet_called, sheet_for, sheets
from luoshi_server.imports.writing import CSV, file_of, how_to_fill_in
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.wording import titled
from luoshi_server.web.doors import inside, page, paged, try_action
from luoshi_server.web.links import entry_link

JOBS = 20
RUNNING = (ImportJob.State.WAITING, ImportJob.State.CHECKING, ImportJob.State.TELLING)


class FileForm(forms.Form):
    """A table to be handed in."""

    file = forms.FileField(
        label=gettext_lazy("表格文件"),
        help_text=gettext_lazy("CSV（UTF-8 或 GB18030）或 Excel（.xlsx），不超过 10 万行"),
    )


class PeriodForm(forms.Form):
    """Which days are exported; both may be left out."""

    since = forms.DateField(
        label=gettext_lazy("自"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=gettext_lazy("至"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


@require_GET
@inside(Verb.IMPORT)
def imports(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Every kind of table that the member may hand in, and what was handed in last."""
    grouped: dict[str, list[Sheet]] = {}
    for sheet in sheets().values():
        if sheet.may_be_imported_by(member):
            grouped.setdefault(sheet.group, []).append(sheet)
    names = {sheet.name: sheet.title for sheet in sheets().values()}
    context = {
        "groups": grouped.items(),
        "jobs": [(job, names.get(job.sheet, job.sheet)) for job in _visible(member)[:JOBS]],
    }
    return page(request, "imports/imports.html", context)


def _visible(member: Member) -> Any:
    jobs = ImportJob.objects.order_by("-made")
    return jobs if member.sees_all else jobs.filter(made_by=member.username)


@require_http_methods(["GET", "POST"])
@inside(Verb.IMPORT)
def import_sheet(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """One kind of table: its template, how it is filled in, and where it is handed in."""
    sheet = sheet_for(name, member)
    form = FileForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        made: list[ImportJob] = []
        if form.is_valid():
            file = form.cleaned_data["file"]
            if try_action(
                request,
                form,
                lambda: made.append(hand_in(name, file.name, file.chunks(), by=member)),
                _("已收到表格，正在核对。"),
            ):
                return HttpResponseRedirect(reverse("import_job", kwargs={"key": made[0].key}))
    context = {
        "sheet": sheet,
        "form": form,
        "columns": [
            (
                titled(one.title, one.unit),
                one.is_required,
                how_to_fill_in(one),
                sheet.example.get(one.name, ""),
            )
            for one in sheet.columns
            if one.name != "id"
        ],
        "period": PeriodForm(),
        "may_export": name != "progress",
    }
    return page(request, "imports/sheet.html", context, status=status)


@require_GET
@inside(Verb.IMPORT)
def import_template(request: HttpRequest, name: str, form: str, *, member: Member) -> HttpResponse:
    """The template of a table, with a row that shows how it is filled in."""
    sheet = sheet_for(name, member)
    return _file(sheet, [sheet.example], form, f"template-{name}")


@require_GET
@inside(Verb.IMPORT)
def export_sheet(request: HttpRequest, name: str, form: str, *, member: Member) -> HttpResponse:
    """What was told of one kind, in the form of its template."""
    sheet = sheet_for(name, member)
    period = PeriodForm(request.GET)
    asked = period.cleaned_data if period.is_valid() else {}
    rows = rows_of(sheet, by=member, since=asked.get("since"), until=asked.get("until"))
    return _file(sheet, rows, form, f"{name}-{now():%Y%m%d}")


def _file(sheet: Sheet, rows: Any, form: str, name: str) -> HttpResponse:
    content, media = file_of(sheet, rows, form)
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _job(key: str, member: Member) -> ImportJob:
    job = _visible(member).filter(pk=key).first()
    if job is None:
        raise NotThere(_("没有这个表格。"))
    found: ImportJob = job
    return found


@require_GET
@inside(Verb.IMPORT)
def import_job(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """What became of a table, row by row; those with faults first."""
    job = _job(key, member)
    state = request.GET.get("state", "")
    counted = counts(job)
    if state not in ImportRow.State.values:
        state = "bad" if counted["bad"] else ""
    rows = job.rows.filter(state=state) if state else job.rows.all()
    shown = paged(request, rows.order_by("line"))
    sheet = sheet_called(job.sheet)
    context = {
        "job": job,
        "sheet": sheet,
        "counts": counted,
        "states": [
            (one.value, one.label, counted[one.value])
            for one in ImportRow.State
            if counted[one.value]
        ],
        "state": state,
        "page": shown,
        "rows": [
            (row, _summary(row, sheet), entry_link(member, row.entry)) for row in shown.object_list
        ],
        "is_running": job.state in RUNNING,
        "may_confirm": job.state == ImportJob.State.CHECKED
        and job.made_by == member.username
        and counted["good"],
        "may_drop": job.state in (*RUNNING[:2], ImportJob.State.CHECKED)
        and job.made_by == member.username,
    }
    return page(request, "imports/job.html", context)


def _summary(row: ImportRow, sheet: Sheet) -> str:
    told = [row.cells.get(column.name, "") for column in sheet.columns]
    return "，".join(one for one in told if one)[:80]


@require_POST
@inside(Verb.IMPORT)
def import_confirm(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Tell the rows that were found good."""
    _job(key, member)
    try_action(request, None, lambda: confirm(key, by=member), _("已确认，正在导入。"))
    return HttpResponseRedirect(reverse("import_job", kwargs={"key": key}))


@require_POST
@inside(Verb.IMPORT)
def import_drop(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Let the table go."""
    _job(key, member)
    try_action(request, None, lambda: drop(key, by=member), _("已放弃，没有导入任何内容。"))
    return HttpResponseRedirect(reverse("imports"))


@require_GET
@inside(Verb.IMPORT)
def import_report(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """What became of every row, as CSV: the line, the field, the reason and what to do."""
    job = _job(key, member)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_("行"), _("结果"), _("栏目"), _("原因"), _("怎么改"), _("台账条目")])
    for line in _lines(job):
        writer.writerow([safe_cell(str(cell)) for cell in line])
    response = HttpResponse(("\ufeff" + written.getvalue()).encode(), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="report-{key}.csv"'
    return response


def _lines(job: ImportJob) -> Iterator[tuple[Any, ...]]:
    for row in job.rows.order_by("line").iterator(chunk_size=2000):
        told = (row.line, row.get_state_display())
        if not row.faults:
            yield (*told, "", "", "", row.entry or "")
        for fault in row.faults:
            yield (*told, fault["title"] or fault["field"], fault["reason"], fault["advice"], "")


urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/tables/<slug:name>/", import_sheet, name="import_sheet"),
    path(
        "imports/tables/<slug:name>/template.csv",
        import_template,
        {"form": "csv"},
        name="template_csv",
    ),
    path(
        "imports/tables/<slug:name>/template.xlsx",
        import_template,
        {"form": "xlsx"},
        name="template_xlsx",
    ),
    path("imports/tables/<slug:name>/export.csv", export_sheet, {"form": "csv"}, name="export_csv"),
    path(
        "imports/tables/<slug:name>/export.xlsx", export_sheet, {"form": "xlsx"}, name="export_xlsx"
    ),
    path("imports/<slug:key>/", import_job, name="import_job"),
    path("imports/<slug:key>/confirm/", import_confirm, name="import_confirm"),
    path("imports/<slug:key>/drop/", import_drop, name="import_drop"),
    path("imports/<slug:key>/report.csv", import_report, name="import_report"),
]
