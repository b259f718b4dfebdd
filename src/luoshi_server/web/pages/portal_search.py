"""Searching everything that is public."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luoshi_server.documents.indexing import place_of as provision_of
from luoshi_server.documents.models import Document, Provision
from luoshi_server.documents.searching import found
from luoshi_server.duties.published import (
    documents_in_force,
    documents_of,
    duties_shown,
    figures_shown,
    findings_shown,
    public_claims,
    public_duties,
    public_units,
    units_shown,
)
from luoshi_server.platform import clock
from luoshi_server.web.doors import page
from luoshi_server.web.portal.links import address, place_of, words_address
from luoshi_server.web.portal.rows import rows_of
from luoshi_server.web.portal.serving import open_to_all

SHOWN = 15
FOUND = 5000
LONGEST = 100


@open_to_all
def portal_search(request: HttpRequest) -> HttpResponse:
    """What all the words occur in, by what it is; of each kind the first few."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = _found(words) if words else []
    context = {"words": words, "groups": [group for group in groups if group["rows"]]}
    return page(request, "portal/search.html", context)


def _found(words: str) -> list[dict[str, Any]]:
    duties = public_duties().filter(key__in=found(words, "duty").values("key"))
    keys = list(found(words, "figure").values_list("key", flat=True)[:FOUND])
    figures = public_claims("figure").filter(key__in=keys)
    latest = figures.order_by("-period", "key")[:SHOWN]
    return [
        {
            "title": _("承诺"),
            "all": f"{reverse('public_duties')}?q={words}",
            "rows": [_duty(row) for row in rows_of(duties_shown(duties[:SHOWN]), clock.now())],
        },
        {
            "title": _("指标和数据"),
            "all": f"{reverse('public_indicators')}?q={words}",
            "rows": [_figure(one) for one in figures_shown(list(latest))],
        },
        {"title": pgettext("several", "文件"), "all": "", "rows": _documents(words)},
        {"title": pgettext("several", "条款"), "all": "", "rows": _provisions(words)},
        {"title": pgettext("several", "疑点"), "all": "", "rows": _findings(words)},
        {
            "title": pgettext("several", "单位"),
            "all": f"{reverse('public_units')}?q={words}",
            "rows": _units(words),
        },
    ]


def _duty(row: Any) -> dict[str, Any]:
    return {"title": row.duty.title, "href": row.href, "note": row.place, "row": row}


def _figure(figure: Any) -> dict[str, Any]:
    return {
        "title": figure.words,
        "href": words_address(figure.document, figure.start, figure.end),
        "note": place_of(figure.document),
    }


def _documents(words: str) -> list[dict[str, Any]]:
    rows = documents_in_force().filter(key__in=found(words, "document").values("key"))
    return [
        {
            "title": row.title,
            "href": address("document", key=row.key),
            "note": " ".join(filter(None, (row.number, "、".join(row.issuers)))),
        }
        for row in rows[:SHOWN]
    ]


def _provisions(words: str) -> list[dict[str, Any]]:
    """Provisions of documents in force, each by its number and its beginning."""
    in_force = Document.objects.filter(in_force=True).values_list("key", flat=True)
    rows = found(words, "provision").order_by("key")[: SHOWN * 4]
    places = {row.key: provision_of(row.key) for row in rows}
    documents = documents_of(document for document, _address in places.values())
    wanted = [row for row in rows if places[row.key][0] in documents][:SHOWN]
    asked = Q(pk__in=[])
    for row in wanted:
        document, at = places[row.key]
        asked |= Q(document=document, address=at)
    known = {
        f"{one.document_id}#{one.address}": one
        for one in Provision.objects.filter(asked, document__in=in_force)
    }
    return [
        {
            "title": row.text[:120],
            "href": words_address(
                documents[places[row.key][0]], known[row.key].start, known[row.key].end
            ),
            "note": place_of(documents[places[row.key][0]], known[row.key].label),
        }
        for row in wanted
        if row.key in known
    ]


def _findings(words: str) -> list[dict[str, Any]]:
    rows = public_claims("finding").filter(key__in=found(words, "finding").values("key"))
    return [
        {
            "title": finding.message,
            "href": f"{reverse('public_findings')}#{finding.key}",
            "note": place_of(finding.document),
        }
        for finding in findings_shown(list(rows[:SHOWN]))
    ]


def _units(words: str) -> list[dict[str, Any]]:
    rows = public_units().filter(name__in=found(words, "unit").values("key"))
    return [
        {"title": unit.name, "href": reverse("public_unit", kwargs={"name": unit.name}), "note": ""}
        for unit in units_shown(rows[:SHOWN])
    ]


urlpatterns = [path("public/search/", portal_search, name="portal_search")]
