"""The portal: what was promised, how it stands, and what happened lately; open to everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.documents.titles import COMPARATORS
from luoshi_server.duties.published import documents_in_force, duties_shown, public_duties
from luoshi_server.platform import clock
from luoshi_server.web.charts import Chart, Stack, stacked
from luoshi_server.web.doors import page
from luoshi_server.web.portal.facts import duties_by_key, latest_facts
from luoshi_server.web.portal.glance import AtAGlance, at_a_glance
from luoshi_server.web.portal.links import duty_address, words_address
from luoshi_server.web.portal.periods import period_words
from luoshi_server.web.portal.rows import late_first, rows_of
from luoshi_server.web.portal.series import Point
from luoshi_server.web.portal.serving import open_to_all
from luoshi_server.web.portal.standing import GROUPS, lamps_by, standing_of

LATEST, WORST, DOCUMENTS, INDICATORS = 8, 6, 12, 8


@open_to_all
def portal(request: HttpRequest) -> HttpResponse:
    """The first page."""
    now = clock.now()
    duties = public_duties()
    standing = standing_of(duties)
    worst = duties_shown(late_first(duties)[:WORST])
    context = {
        "standing": standing,
        "groups": [
            (name, title, standing[name], f"{reverse('public_duties')}?standing={name}")
            for name, (title, _where) in GROUPS.items()
        ],
        "facts": _latest(),
        "late": rows_of(worst, now),
        "by_document": _by_document(),
        "glance": [_glance(one) for one in at_a_glance(INDICATORS)],
    }
    return page(request, "portal/portal.html", context)


def _latest() -> list[dict[str, Any]]:
    """What happened last, of each commitment once."""
    latest = {fact.duty: fact for fact in reversed(latest_facts(LATEST * 3))}
    facts = sorted(latest.values(), key=lambda fact: fact.at, reverse=True)[:LATEST]
    duties = duties_by_key(fact.duty for fact in facts)
    return [
        {
            "title": duties[fact.duty].title,
            "at": fact.at,
            "text": fact.title,
            "by": fact.by,
            "href": duty_address(fact.duty),
        }
        for fact in facts
        if fact.duty in duties
    ]


def _glance(one: AtAGlance) -> dict[str, Any]:
    return {
        "title": one.title,
        "name": one.target.name,
        "before": _number(one.before),
        "target": _number(one.target),
        "latest": _number(one.latest) if one.latest else None,
    }


def _number(point: Point) -> dict[str, Any]:
    figure = point.figure
    bound = figure.comparator if point.value == figure.value else "="
    return {
        "value": point.value,
        "unit": point.unit,
        "period": period_words(point.period),
        "bound": COMPARATORS[bound] if bound != "=" else "",
        "href": words_address(figure.document, figure.start, figure.end),
    }


def _by_document() -> Chart | None:
    """How the commitments of the latest documents stand."""
    counts = lamps_by(public_duties(), "document_id")
    titles = dict(documents_in_force().filter(key__in=counts).values_list("key", "title"))
    address = reverse("public_duties")
    rows = [
        Stack(
            label=title,
            counts=counts[key],
            href=f"{address}?document={key}",
            links={lamp: f"{address}?document={key}&lamp={lamp}" for lamp in counts[key]},
        )
        for key, title in titles.items()
    ]
    if not rows:
        return None
    return stacked(
        rows[:DOCUMENTS],
        title=_("各文件的承诺办得怎样"),
        description=_("每份文件一行，按亮灯分段；点开可看其中的事项。"),
        width=1040,
    )


urlpatterns = [path("", portal, name="portal")]
