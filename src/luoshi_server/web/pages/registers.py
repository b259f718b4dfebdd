"""Registers: lists that events keep up to date, each entry with the events that made it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi.registers import Column, Register
from luoshi_server.accounts.models import Member
from luoshi_server.cases.queries import cases_about
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.wording import listed, worded
from luoshi_server.registers import queries
from luoshi_server.registers.catalogue import register_called
from luoshi_server.registers.models import Entry
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.jinja import instant
from luoshi_server.web.links import entry_link
from luoshi_server.web.registers.cells import cell, title
from luoshi_server.web.registers.files import file_of

IN_A_LIST = 8
"""How many columns a list shows; the entry shows them all."""


class RegisterFilter(forms.Form):
    """The bar over a register."""

    q = forms.CharField(label=gettext_lazy("文字"), required=False, max_length=100)
    area = forms.ChoiceField(label=gettext_lazy("街道（镇）"), required=False)

    def __init__(self, asked: Any, areas: list[str]) -> None:
        super().__init__(asked)
        self.fields["area"].choices = [("", _("全部")), *((one, one) for one in areas)]  # type: ignore[attr-defined]


class Row(NamedTuple):
    """An entry in a list: where it opens, and its cells."""

    href: str
    cells: list[str]


def _register(name: str) -> Register[Any]:
    return register_called(name, _("没有这个名录。"))


def _asked(request: HttpRequest, register: Register[Any], member: Member) -> tuple[Any, Any]:
    form = RegisterFilter(request.GET, queries.areas(register))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.entries(register, member, text=asked.get("q", ""), area=asked.get("area", ""))
    return form, rows


@require_GET
@inside()
def registers(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Every register with how many entries it has."""
    return page(request, "registers/registers.html", {"registers": queries.counts()})


@require_GET
@inside()
def register(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """The entries of a register that fit the filters, fifty a page."""
    kept = _register(name)
    form, rows = _asked(request, kept, member)
    shown = paged(request, rows)
    columns = _first(queries.columns_for(kept, member))
    context = {
        "register": kept,
        "form": form,
        "page": shown,
        "columns": [(title(one), _kind(one)) for one in columns],
        "rows": [_row(kept, columns, entry, member) for entry in shown.object_list],
        "count": shown.paginator.count,
        "query": request.GET.urlencode(),
        "hides_personal": len(queries.columns_for(kept, member)) < len(kept.columns),
    }
    return page(request, "registers/register.html", context)


def _first(columns: tuple[Column, ...]) -> list[Column]:
    """The columns of a list: no places on the map, and not too many."""
    return [one for one in columns if one.unit != "度" and one.kind != "list"][:IN_A_LIST]


def _kind(column: Column) -> str:
    return "number" if column.kind in ("whole number", "decimal") else ""


def _row(register: Register[Any], columns: list[Column], entry: Entry, member: Member) -> Row:
    personal = queries.sees_personal(member, entry.area)
    held = queries.record(entry)
    cells = [
        cell(one, getattr(held, one.name)) if personal or not one.personal else _("（不显示）")
        for one in columns
    ]
    address = reverse("register_entry", kwargs={"name": register.name, "key": entry.pk})
    return Row(address, [cells[0] or _("（无）"), *cells[1:]])


@require_GET
@inside()
def register_entry(request: HttpRequest, name: str, key: str, *, member: Member) -> HttpResponse:
    """One entry with all its columns, the events that made it, and the cases about it."""
    kept = _register(name)
    entry = Entry.objects.filter(register=kept.name, pk=key).first()
    if entry is None:
        raise NotThere(_("名录中没有这一条，或已移出名录。"))
    personal = queries.sees_personal(member, entry.area)
    columns = kept.columns if personal else kept.public_columns
    held = queries.record(entry)
    first = columns[0]
    context = {
        "register": kept,
        "entry": entry,
        "heading": cell(first, getattr(held, first.name)) or worded(kept.title),
        "fields": [
            (title(one), shown) for one in columns if (shown := cell(one, getattr(held, one.name)))
        ],
        "history": [_step(change, personal, member) for change in reversed(queries.history(entry))],
        "cases": cases_about(member, entry.about, now()),
        "hides_personal": not personal and len(columns) < len(kept.columns),
    }
    return page(request, "registers/entry.html", context)


def _step(change: queries.Change, personal: bool, member: Member) -> dict[str, Any]:
    told = change.told
    shown = [
        _("%(column)s：%(value)s")
        % {"column": worded(column.title), "value": cell(column, value) or "—"}
        for column, value in change.columns
        if personal or not column.personal
    ]
    return {
        "title": title_of(type(told.event)),
        "at": instant(told.event.at),
        "datetime": told.event.at.isoformat(),
        "by": told.event.unit,
        "text": _("移出名录") if change.is_gone else listed(*shown),
        "href": entry_link(member, told.number),
    }


@require_GET
@inside()
def register_file(request: HttpRequest, name: str, form: str, *, member: Member) -> HttpResponse:
    """The same list as a file."""
    kept = _register(name)
    _form, rows = _asked(request, kept, member)
    content, kind = file_of(kept, rows.iterator(chunk_size=2000), member, form)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}-{now():%Y%m%d}.{form}"'
    return response


urlpatterns = [
    path("registers/", registers, name="registers"),
    path("registers/<slug:name>/", register, name="register"),
    path("registers/<slug:name>/register.csv", register_file, {"form": "csv"}, name="register_csv"),
    path(
        "registers/<slug:name>/register.xlsx", register_file, {"form": "xlsx"}, name="register_xlsx"
    ),
    path("registers/<slug:name>/<slug:key>/", register_entry, name="register_entry"),
]
