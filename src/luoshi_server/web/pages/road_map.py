"""Road safety on one map (道路安全一张图), without tiles and without the internet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_policies.road_safety.registers import ROAD_SECTIONS
from luoshi_server.accounts.models import Member
from luoshi_server.platform.clock import now
from luoshi_server.registers.queries import areas
from luoshi_server.web.doors import inside, page
from luoshi_server.web.roads.features import KINDS, MOST, Wanted, features_of, spots_of

FIRST_SHOWN = ("hazard", "accident", "black-spot", "subdistrict")
LAST_DAYS = 90
IN_THE_LIST = 200


class MapFilter(forms.Form):
    """The bar over the map."""

    kind = forms.MultipleChoiceField(
        label=gettext_lazy("显示"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    since = forms.DateField(
        label=gettext_lazy("自"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("至"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    area = forms.ChoiceField(label=gettext_lazy("街道（镇）"), required=False)

    def __init__(self, asked: Any) -> None:
        # What holds where nothing is asked for is shown in the bar, too.
        asked = asked.copy()
        if "kind" not in asked:
            asked.setlist("kind", list(FIRST_SHOWN))
        today = now().date()
        asked["until"] = asked.get("until") or today.isoformat()
        asked["since"] = asked.get("since") or (today - timedelta(days=LAST_DAYS)).isoformat()
        super().__init__(asked)
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            ("", _("全部")),
            *((one, one) for one in areas(ROAD_SECTIONS)),
        ]

    def wanted(self) -> Wanted:
        """What is to be shown; what cannot be read is as if it had not been asked for."""
        self.is_valid()
        told = self.cleaned_data
        today = now().date()
        return Wanted(
            kinds=tuple(told.get("kind") or FIRST_SHOWN),
            since=told.get("since") or today - timedelta(days=LAST_DAYS),
            until=told.get("until") or today,
            area=told.get("area") or "",
        )


@require_GET
@inside()
def road_map(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The map, and the same as a list."""
    form = MapFilter(request.GET)
    wanted = form.wanted()
    shown = features_of(wanted, member, now())
    titles = {kind: str(title) for kind, title in KINDS}
    # Of the list what is late comes first, and no area stands before a place.
    listed = sorted(shown.features, key=lambda one: (one.kind == "subdistrict", not one.is_late))
    context = {
        "form": form,
        "map_url": f"{reverse('map_data')}?{request.GET.urlencode()}",
        "map_title": _("道路安全一张图"),
        "map_kinds": [(kind, titles[kind]) for kind in titles if kind in wanted.kinds],
        "map_items": [
            (titles[one.kind], one.name, one.href, one.note) for one in listed[:IN_THE_LIST]
        ],
        "left_out": max(0, len(listed) - IN_THE_LIST),
        "cut": shown.cut,
        "most": MOST,
        "count": len(shown.features),
        "is_missing": "black-spot" in wanted.kinds and spots_of(wanted).is_missing,
    }
    return page(request, "roads/map.html", context)


@require_GET
@inside()
def map_data(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What the map shows, as GeoJSON."""
    wanted = MapFilter(request.GET).wanted()
    shown = features_of(wanted, member, now())
    collection = {
        "type": "FeatureCollection",
        "features": [feature.geojson() for feature in shown.features],
    }
    return JsonResponse(
        collection, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False}
    )


urlpatterns = [
    path("map/", road_map, name="map"),
    path("map/data.geojson", map_data, name="map_data"),
]
