"""The leader's wall (挂图作战), and the lists behind its numbers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.cases import lateness
from luoshi_server.duties import standing
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.wording import worded
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.duties.places import address_of
from luoshi_server.web.duties.rows import progress_seen_by, rows_of
from luoshi_server.web.wall.board import (
    board,
    changed,
    duties_late,
    in_language,
    late_rows,
    mechanism_titles,
    slips_of_month,
    week_of,
)


@require_GET
@inside()
def wall(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Everything on one screen, and on one sheet of A3 or A4."""
    shown = board(member, now())
    return page(request, "wall/wall.html", {**shown, "paper": _paper(request)})


def _paper(request: HttpRequest) -> str:
    return "A4" if request.GET.get("paper") == "A4" else "A3"


@require_GET
@inside()
def late(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Every late duty: for how long, whose it is, whom it has reached."""
    shown = paged(request, duties_late(visible_to(member)))
    return page(
        request,
        "wall/late.html",
        {
            "page": shown,
            "rows": late_rows(shown.object_list, now()),
            "count": shown.paginator.count,
        },
    )


@require_GET
@inside()
def week(request: HttpRequest, what: str, *, member: Member) -> HttpResponse:
    """The duties that have changed in one way since Monday."""
    if what not in standing.CHANGES:
        raise NotThere(_("没有这个列表。"))
    duties = visible_to(member).filter(changed(what, now())).order_by("-changed", "key")
    shown = paged(request, duties.select_related("document").prefetch_related("units"))
    context = {
        "title": standing.CHANGES[what],
        "since": week_of(now()),
        "page": shown,
        "rows": rows_of(shown.object_list, now=now(), member=member),
        "count": shown.paginator.count,
    }
    return page(request, "wall/week.html", context)


@require_GET
@inside()
def targets(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Open duties with a target, with what was reported beside what is to be reached."""
    shown = paged(request, standing.measured(visible_to(member)).prefetch_related("units"))
    duties = list(shown.object_list)
    progress = progress_seen_by(member, duties)
    rows = [(duty, progress[duty.key]) for duty in duties]
    return page(
        request, "wall/targets.html", {"page": shown, "rows": rows, "count": shown.paginator.count}
    )


@require_GET
@inside()
def slips(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The slips, bulletins and talks of this month."""
    means = request.GET.get("means", "")
    orders = slips_of_month(member, now())
    counted = lateness.counted_by(orders, "means")
    if means:
        orders = orders.filter(means=means)
    shown = paged(request, orders.select_related("case").order_by("-at", "key"))
    titles = mechanism_titles()
    rows = [
        {
            "at": order.at,
            "means": worded(order.means),
            "unit": order.unit,
            "must": in_language(order.must_zh, order.must),
            "to": worded(order.to),
            "about": order.about,
            "href": address_of("case", key=order.case_id),
            "mechanism": titles.get(order.mechanism, order.mechanism),
        }
        for order in shown.object_list
    ]
    context = {
        "tabs": _tabs("means", means, [(one, one, count) for one, count in counted]),
        "page": shown,
        "rows": rows,
        "count": shown.paginator.count,
    }
    return page(request, "wall/slips.html", context)


@require_GET
@inside()
def owed(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What is late in the mechanisms beside the follow-up of duties."""
    name = request.GET.get("mechanism", "")
    titles = mechanism_titles()
    obligations = lateness.late_in_mechanisms(member, now())
    counted = lateness.counted_by(obligations, "mechanism")
    if name:
        obligations = obligations.filter(mechanism=name)
    shown = paged(request, obligations.order_by("due", "key"))
    rows = [
        {
            "must": in_language(one.must_zh, one.must),
            "unit": one.unit,
            "about": one.about,
            "due": one.due,
            "days": lateness.days_late(one.due, now()),
            "means": worded(one.means),
            "mechanism": titles.get(one.mechanism, one.mechanism),
            "href": address_of("case", key=one.case_id),
            "is_provisional": one.provisional,
        }
        for one in shown.object_list
    ]
    listed = [(one, titles.get(one, one), count) for one, count in counted]
    context = {
        "tabs": _tabs("mechanism", name, listed),
        "page": shown,
        "rows": rows,
        "count": shown.paginator.count,
    }
    return page(request, "wall/owed.html", context)


def _tabs(name: str, chosen: str, listed: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
    """All rows, and those of each value, with their numbers."""
    every = sum(count for _value, _title, count in listed)
    return [
        {"title": _("全部"), "href": "?", "is_current": not chosen, "count": every},
        *(
            {
                "title": title,
                "href": f"?{urlencode({name: value})}",
                "is_current": value == chosen,
                "count": count,
            }
            for value, title, count in listed
        ),
    ]


urlpatterns = [
    path("wall/", wall, name="wall"),
    path("wall/late/", late, name="wall_late"),
    path("wall/week/<slug:what>/", week, name="wall_week"),
    path("wall/targets/", targets, name="wall_targets"),
    path("wall/slips/", slips, name="wall_slips"),
    path("wall/owed/", owed, name="wall_owed"),
]
