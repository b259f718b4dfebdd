"""The units, what each has promised, and who holds which office by a published appointment."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.documents.searching import found
from luoshi_server.documents.titles import CATEGORIES
from luoshi_server.duties.published import (
    PublicPost,
    posts_shown,
    public_duties,
    public_posts,
    public_units,
    units_shown,
)
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.links import place_of, words_address
from luoshi_server.web.portal.rows import narrowed
from luoshi_server.web.portal.serving import open_to_all
from luoshi_server.web.portal.standing import GROUPS, standing_of

POSTS = 300


@open_to_all
def public_units_page(request: HttpRequest) -> HttpResponse:
    """The list, with who leads each as far as appointments say."""
    words = request.GET.get("q", "").strip()
    units = public_units().filter(dissolved=None)
    if words:
        units = units.filter(name__in=found(words, "unit").values("key"))
    shown = paged(request, units)
    rows = units_shown(shown.object_list)
    names = [unit.name for unit in rows]
    leads = public_duties().filter(lead__in=names).order_by()
    plain = leads.select_related(None).prefetch_related(None)
    counts = Counter(dict(plain.values_list("lead").annotate(count=Count("pk"))))
    today = clock.now().date()
    posts = posts_shown(list(public_posts().filter(unit__in=names, since__lte=today)))
    held: dict[str, list[PublicPost]] = {}
    for post in posts:
        if post.until is None or post.until > today:
            held.setdefault(post.unit, []).append(post)
    context = {
        "page": shown,
        "words": words,
        "rows": [
            {
                "unit": unit,
                "category": CATEGORIES.get(unit.category, unit.category),
                "href": reverse("public_unit", kwargs={"name": unit.name}),
                "duties": counts[unit.name],
                "duties_href": f"{reverse('public_duties')}?unit={unit.name}",
                "posts": held.get(unit.name, [])[:6],
            }
            for unit in rows
        ],
    }
    return page(request, "portal/units.html", context)


@open_to_all
def public_unit(request: HttpRequest, name: str) -> HttpResponse:
    """One unit: its commitments, and its offices with the words of each appointment."""
    unit = next(iter(units_shown(public_units().filter(name=name))), None)
    if unit is None:
        raise NotThere(_("没有这个单位。"), advice=_("请从单位列表进入。"))
    today = clock.now().date()
    posts = posts_shown(list(public_posts().filter(unit=name)[:POSTS]))
    duties = narrowed(public_duties(), unit=name)
    standing = standing_of(duties)
    address = f"{reverse('public_duties')}?unit={name}"
    context = {
        "unit": unit,
        "category": CATEGORIES.get(unit.category, unit.category),
        "standing": standing,
        "groups": [
            (title, standing[group], f"{address}&standing={group}")
            for group, (title, _where) in GROUPS.items()
        ],
        "all_href": address,
        "held": [_post(post) for post in posts if post.until is None or post.until > today],
        "left": [_post(post) for post in posts if post.until and post.until <= today],
        "parent_href": reverse("public_unit", kwargs={"name": unit.parent}) if unit.parent else "",
    }
    return page(request, "portal/unit.html", context)


def _post(post: PublicPost) -> dict[str, Any]:
    said = post.appointment
    return {
        "post": post,
        "began": post.since if post.since != post.until else None,
        "words": said.words if said else "",
        "qualifiers": "、".join(said.qualifiers) if said else "",
        "href": words_address(said.document, said.start, said.end) if said else "",
        "place": place_of(said.document) if said else "",
    }


urlpatterns = [
    path("public/units/", public_units_page, name="public_units"),
    path("public/units/<path:name>/", public_unit, name="public_unit"),
]
