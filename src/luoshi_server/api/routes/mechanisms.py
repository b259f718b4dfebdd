"""Mechanisms: which are ordered by the documents in force, in what words, and what is open."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from luoshi.mechanism import Bound
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Key
from luoshi_server.api.records.mechanisms import MechanismOne, MechanismRow, one_of, row_of
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.cases.mandates import present_mandate, results
from luoshi_server.cases.models import Case
from luoshi_server.platform.errors import NotThere

router = Router(tags=["mechanisms"])


class MechanismFilters(Slice):
    """Which mechanisms are asked for."""

    is_bound: bool | None = None


@router.get("/mechanisms", response=Page[MechanismRow], openapi_extra={"x-members-only": True})
def list_mechanisms(request: HttpRequest, filters: Query[MechanismFilters]) -> dict[str, Any]:
    """Every mechanism of the catalogue: those that are ordered first."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    found = [
        one
        for one in results(present_mandate())
        if filters.is_bound is None or isinstance(one, Bound) == filters.is_bound
    ]
    open_cases = _open_cases()
    return page_of(found, filters, lambda one: row_of(one, open_cases.get(one.mechanism.name, 0)))


@router.get("/mechanisms/{name}", response=MechanismOne, openapi_extra={"x-members-only": True})
def one_mechanism(request: HttpRequest, name: Key) -> dict[str, Any]:
    """One mechanism: rules with their words, settings, readings, and what nobody has claimed."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    for one in results(present_mandate()):
        if one.mechanism.name == name:
            return one_of(one, _open_cases().get(name, 0))
    raise NotThere(_("没有机制“%(name)s”。") % {"name": name})


def _open_cases() -> dict[str, int]:
    rows = Case.objects.filter(closed=None).order_by().values_list("mechanism")
    return dict(rows.annotate(count=Count("pk")))
