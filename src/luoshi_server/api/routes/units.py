"""Units and who holds which post in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name, Required, Words
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records.duty_acts import Given, Units
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.duties.published import public_posts
from luoshi_server.organisations.actions.appoint import appoint, remove_from_post
from luoshi_server.organisations.actions.dissolve_unit import dissolve_unit, rename_unit
from luoshi_server.organisations.actions.register_unit import change_unit, register_unit
from luoshi_server.organisations.models import Post, Unit
from luoshi_server.platform.errors import NotThere

router = Router(tags=["units"])

Category = Literal["office", "department", "subdistrict", "leadership", "other"]


class UnitRow(Schema):
    """A unit by its full name, with the other names that documents print."""

    name: str
    category: str
    parent: str
    also_called: list[str]
    dissolved: date | None
    successor: str

    @staticmethod
    def fields_of(row: Unit) -> dict[str, Any]:
        """The values of a unit."""
        return {name: getattr(row, name) for name in UnitRow.model_fields}


class PostRow(Schema):
    """A person in a post, from the day of the appointment until the day of the removal."""

    unit: str
    person: str
    post: str
    since: date
    until: date | None
    document: str
    words: str
    left_by: str

    @staticmethod
    def fields_of(row: Post) -> dict[str, Any]:
        """The values of a post."""
        return {name: getattr(row, name) for name in PostRow.model_fields}


class UnitFilters(Slice):
    """Which units are asked for."""

    category: Category | None = None
    q: Name | None = None
    dissolved: bool | None = None


class PostFilters(Slice):
    """Which posts are asked for; `on` a day, only those that were held then."""

    unit: Name | None = None
    person: Name | None = None
    on: date | None = None


class UnitGiven(Given):
    """What the register shall say of a unit, and why."""

    category: Category = "department"
    parent: Name = ""
    also_called: Units = []
    reason: Required


class UnitMade(UnitGiven):
    """A unit that shall be put on the register."""

    name: Annotated[Name, Field(min_length=1)]


class Dissolving(Given):
    """Who takes up what the unit owed, and why."""

    successor: Annotated[Name, Field(min_length=1)]
    reason: Required
    document: Name = ""


class Renaming(Given):
    """The name that the unit bears from now on, and why."""

    new_name: Annotated[Name, Field(min_length=1)]
    reason: Required
    document: Name = ""


class Appointing(Given):
    """Who takes up or leaves which post, from which day on, by which document."""

    person: Annotated[Name, Field(min_length=1, max_length=100)]
    post: Annotated[Name, Field(min_length=1)]
    since: date
    document: Annotated[Name, Field(min_length=1)]
    words: Words = ""


@router.get("/units", response=Page[UnitRow])
def list_units(request: HttpRequest, filters: Query[UnitFilters]) -> dict[str, Any]:
    """The units of the register."""
    rows = Unit.objects.order_by("name")
    if filters.category:
        rows = rows.filter(category=filters.category)
    if filters.q:
        rows = rows.filter(names__name__icontains=filters.q).distinct()
    if filters.dissolved is not None:
        rows = rows.filter(dissolved__isnull=not filters.dissolved)
    return page_of(rows, filters, UnitRow.fields_of)


@router.get("/units/{name}", response=UnitRow)
def one_unit(request: HttpRequest, name: Key) -> dict[str, Any]:
    """One unit by its full name."""
    return UnitRow.fields_of(_unit(name))


@router.get("/posts", response=Page[PostRow])
def list_posts(request: HttpRequest, filters: Query[PostFilters]) -> dict[str, Any]:
    """Who held which post; outside, by documents in force."""
    rows = Post.objects.all() if caller_of(request).may(Verb.SEE_INSIDE) else public_posts()
    rows = rows.filter(**filters.dict(include={"unit", "person"}, exclude_none=True))
    if filters.on:
        rows = rows.filter(since__lte=filters.on).exclude(until__lte=filters.on)
    return page_of(rows.order_by("unit", "post", "since", "pk"), filters, PostRow.fields_of)


@router.post("/units", response={201: UnitRow})
def add_unit(request: HttpRequest, told: UnitMade) -> Status[dict[str, Any]]:
    """Put a unit on the register."""
    by = caller_of(request).who_may(Verb.KEEP_UNITS)
    unit = register_unit(**told.dict(), by=by, request=number_of(request))
    return Status(201, UnitRow.fields_of(unit))


@router.post("/units/{name}/change", response=UnitRow)
def change_one_unit(request: HttpRequest, name: Key, told: UnitGiven) -> dict[str, Any]:
    """Let the register say something else of a unit."""
    return _act(request, name, change_unit, told)


@router.post("/units/{name}/dissolve", response=UnitRow)
def dissolve_one_unit(request: HttpRequest, name: Key, told: Dissolving) -> dict[str, Any]:
    """Dissolve a unit; its successor takes up what it owed."""
    return _act(request, name, dissolve_unit, told)


@router.post("/units/{name}/rename", response=UnitRow)
def rename_one_unit(request: HttpRequest, name: Key, told: Renaming) -> dict[str, Any]:
    """Give a unit another name; it is known by the old one, too."""
    _act(request, name, rename_unit, told)
    return UnitRow.fields_of(_unit("".join(told.new_name.split())))


@router.post("/units/{name}/appoint", response=UnitRow)
def appoint_in_unit(request: HttpRequest, name: Key, told: Appointing) -> dict[str, Any]:
    """A person takes up a post in the unit."""
    return _act(request, name, appoint, told)


@router.post("/units/{name}/remove", response=UnitRow)
def remove_in_unit(request: HttpRequest, name: Key, told: Appointing) -> dict[str, Any]:
    """A person leaves a post in the unit."""
    return _act(request, name, remove_from_post, told)


def _unit(name: str) -> Unit:
    unit = Unit.objects.filter(name=name).first()
    if unit is None:
        raise NotThere(_("单位名录中没有“%(name)s”。") % {"name": name})
    return unit


def _act(request: HttpRequest, name: str, act: Any, told: Given) -> dict[str, Any]:
    by = caller_of(request).who_may(Verb.KEEP_UNITS)
    unit = _unit(name)
    require_unchanged(request, [unit.name])
    act(unit.name, **told.dict(), by=by, request=number_of(request))
    return UnitRow.fields_of(_unit(name))
