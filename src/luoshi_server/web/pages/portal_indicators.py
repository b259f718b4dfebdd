"""Public indicators: the list, and the series of one with the words of every number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.documents.searching import found
from luoshi_server.documents.titles import COMPARATORS, FIGURE_STATUSES
from luoshi_server.duties.published import documents_in_force, figures_shown, public_claims
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.links import place_of, words_address
from luoshi_server.web.portal.periods import period_words
from luoshi_server.web.portal.series import Point, Series, charts_of, series_of
from luoshi_server.web.portal.serving import open_to_all

FOUND = 20_000
FIGURES = 300
"""As many numbers of one indicator as a page shows; more are in the open data."""


class Filters(forms.Form):
    """What a reader may ask for."""

    q = forms.CharField(label=gettext_lazy("指标名称"), required=False, max_length=100)
    document = forms.ChoiceField(label=gettext_lazy("文件"), required=False)
    aim = forms.ChoiceField(label=gettext_lazy("目标"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter-%s")
        documents = documents_in_force().values_list("key", "title")[:200]
        self.fields["document"].choices = [("", _("全部")), *documents]  # type: ignore[attr-defined]
        self.fields["aim"].choices = [("", _("全部")), ("yes", _("有目标的"))]  # type: ignore[attr-defined]


@open_to_all
def public_indicators(request: HttpRequest) -> HttpResponse:
    """The list: those with targets first, and of these the ones that are told most often."""
    filters = Filters(request.GET)
    filters.is_valid()
    asked = filters.cleaned_data
    claims = public_claims("figure")
    if asked.get("document"):
        claims = claims.filter(document=asked["document"])
    if asked.get("q", "").strip():
        # Asked first, since few figures are found: the database would look through all of them.
        keys = found(asked["q"], "figure").values_list("key", flat=True)
        claims = claims.filter(key__in=list(keys[:FOUND]))
    rows = (
        claims.order_by()
        .values("title")
        .annotate(
            numbers=Count("*"),
            targets=Count("status", filter=Q(status="target")),
            first=Min("period", filter=~Q(period="")),
            last=Max("period"),
        )
    )
    if asked.get("aim"):
        rows = rows.filter(targets__gt=0)
    # All names are fetched at once: to count them and to sort them would read all figures twice.
    listed = sorted(rows, key=lambda row: (not row["targets"], -row["numbers"], row["title"]))
    shown = paged(request, listed)
    for row in shown.object_list:
        row["first"], row["last"] = (period_words(row[end] or "") for end in ("first", "last"))
    context = {"filters": filters, "page": shown}
    return page(request, "portal/indicators.html", context)


@open_to_all
def public_indicator(request: HttpRequest, name: str) -> HttpResponse:
    """One indicator: its series as pictures, and each number with its words."""
    claims = list(public_claims("figure").filter(title=name).order_by("-period", "key")[:FIGURES])
    figures = figures_shown(claims)
    if not figures:
        raise NotThere(_("没有这项公开的指标。"), advice=_("请从指标列表进入。"))
    context = {
        "name": figures[0].name,
        "is_cut": len(claims) == FIGURES,
        "series": [
            {"series": series, "charts": charts_of(series), "rows": _rows(series)}
            for series in series_of(figures)
        ],
    }
    return page(request, "portal/indicator.html", context)


def _rows(series: Series) -> list[dict[str, Any]]:
    return [_row(point) for point in reversed(series.points)]


def _row(point: Point) -> dict[str, Any]:
    figure = point.figure
    bound = figure.comparator if point.value == figure.value else "="
    return {
        "period": period_words(point.period) or _("未写明"),
        "status": FIGURE_STATUSES.get(point.status, point.status),
        "value": point.value,
        "bound": COMPARATORS.get(bound, "") if bound != "=" else "",
        "unit": point.unit,
        "words": figure.words,
        "href": words_address(figure.document, figure.start, figure.end),
        "place": place_of(figure.document),
        "key": figure.key,
    }


urlpatterns = [
    path("public/indicators/", public_indicators, name="public_indicators"),
    path("public/indicators/<path:name>/", public_indicator, name="public_indicator"),
]
