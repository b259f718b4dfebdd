"""The bulletins that were put on the public page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from luoshi_server.bulletins.queries import public_bulletins as published_bulletins
from luoshi_server.duties.visibility import public_fields
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.links import address
from luoshi_server.web.portal.serving import open_to_all


@open_to_all
def public_bulletins(request: HttpRequest) -> HttpResponse:
    """The list, the latest first."""
    rows = published_bulletins().only(*public_fields("Bulletin")).order_by("-issued", "key")
    shown = paged(request, rows)
    context = {
        "page": shown,
        "rows": [
            {
                "number": row.number,
                "title": row.title,
                "sort": row.get_sort_display(),
                "issued": row.issued,
                "href": address("bulletin", key=row.key),
            }
            for row in shown.object_list
        ],
    }
    return page(request, "portal/bulletins.html", context)


urlpatterns = [path("public/bulletins/", public_bulletins, name="public_bulletins")]
