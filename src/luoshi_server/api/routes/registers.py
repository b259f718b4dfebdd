"""Registers: lists that events keep up to date, without what shows a person to whom it may not."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.platform.wording import worded
from luoshi_server.registers.catalogue import register_called, registers
from luoshi_server.registers.models import Entry
from luoshi_server.registers.queries import areas_seen, sees_personal

router = Router(tags=["registers"])
INSIDE = {"x-members-only": True}


class ColumnOf(Schema):
    """A column of a register: its name, its title and what it holds."""

    name: str
    title: str
    kind: str
    unit: str
    optional: bool
    personal: bool
    choices: list[str]


class RegisterRow(Schema):
    """A register, its columns, and how many entries it has."""

    name: str
    title: str
    columns: list[ColumnOf]
    entries: int


class RegisterEntry(Schema):
    """One entry: `record` holds the columns that the caller may see."""

    id: str
    about: str | None
    area: str
    record: dict[str, Any]
    first_entry: int
    last_entry: int


class RegisterFilters(Slice):
    """Which entries are asked for."""

    area: Name | None = None
    q: Name | None = None


@router.get("/registers", response=Page[RegisterRow], openapi_extra=INSIDE)
def list_registers(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """Every register that is kept."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    return page_of(list(registers().values()), slice_, _register)


@router.get("/registers/{name}", response=RegisterRow, openapi_extra=INSIDE)
def one_register(request: HttpRequest, name: Key) -> dict[str, Any]:
    """One register with its columns."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    return _register(_called(name))


@router.get("/registers/{name}/entries", response=Page[RegisterEntry], openapi_extra=INSIDE)
def entries_of_register(
    request: HttpRequest, name: Key, filters: Query[RegisterFilters]
) -> dict[str, Any]:
    """The entries of a register, by their keys."""
    caller = caller_of(request)
    caller.who_may(Verb.SEE_INSIDE)
    register = _called(name)
    rows = Entry.objects.filter(register=register.name).order_by("key", "pk")
    if filters.area:
        rows = rows.filter(area=filters.area)
    if filters.q:
        words = Q(words__icontains=filters.q)
        if caller.may(Verb.SEE_PERSONAL):
            words |= Q(personal_words__icontains=filters.q) & areas_seen(caller.member)
        rows = rows.filter(words)
    return page_of(
        rows,
        filters,
        lambda row: _entry(
            register,
            row,
            caller.may(Verb.SEE_PERSONAL) and sees_personal(caller.member, row.area),
        ),
    )


def _called(name: str) -> Any:
    return register_called(name, _("没有名录“%(name)s”。") % {"name": name})


def _register(register: Any) -> dict[str, Any]:
    return {
        "name": register.name,
        "title": worded(register.title),
        "columns": [
            {
                "name": one.name,
                "title": one.title,
                "kind": one.kind,
                "unit": one.unit,
                "optional": one.optional,
                "personal": one.personal,
                "choices": list(one.choices),
            }
            for one in register.columns
        ],
        "entries": Entry.objects.filter(register=register.name).count(),
    }


def _entry(register: Any, row: Entry, shows_personal: bool) -> dict[str, Any]:
    columns = register.columns if shows_personal else register.public_columns
    shows_person = any(one.personal for one in register.columns)
    return {
        "id": row.pk,
        # What an entry is about may be a person.
        "about": row.about if shows_personal or not shows_person else None,
        "area": row.area,
        "record": {one.name: row.record.get(one.name) for one in columns},
        "first_entry": row.first_entry,
        "last_entry": row.last_entry,
    }
