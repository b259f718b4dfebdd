"""What is public and why, how to check the ledger, and in which language to read."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from luoshi_server.duties.published import roots_shown
from luoshi_server.duties.visibility import RECORDS, TITLES, Openness
from luoshi_server.duties.visibility.laws import DECREE
from luoshi_server.ledger.models import Root
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.serving import for_all, open_to_all


@open_to_all
def public_rules(request: HttpRequest) -> HttpResponse:
    """The table by which everything goes, with its legal basis."""
    bases = {basis.cited: basis for one in RECORDS for rule in one for basis in rule.bases}
    context = {
        "decree": DECREE,
        "bases": sorted(bases.values(), key=lambda basis: str(basis.cited)),
        "records": [
            {
                "title": one.title,
                "when": one.when,
                "groups": [
                    {
                        "openness": openness,
                        "title": TITLES[openness],
                        "rows": _by_bases(one, openness),
                    }
                    for openness in Openness
                    if any(rule.openness is openness for rule in one)
                ],
            }
            for one in RECORDS
        ],
    }
    return page(request, "portal/rules.html", context)


def _by_bases(record, openness: Openness) -> list[tuple[list[object], list[str]]]:  # type: ignore[no-untyped-def]
    """The titles of fields that rest on the same articles, and these."""
    found: dict[tuple[str, ...], list[object]] = {}
    for rule in record:
        if rule.openness is openness:
            cited = tuple(basis.cited for basis in rule.bases)
            found.setdefault(cited, []).append(rule.title)
    return [(titles, list(cited)) for cited, titles in found.items()]


@open_to_all
def public_roots(request: HttpRequest) -> HttpResponse:
    """The daily roots, and how anybody holds an exported ledger against them."""
    shown = paged(request, Root.objects.order_by("-day"))
    return page(
        request, "portal/roots.html", {"page": shown, "roots": roots_shown(shown.object_list)}
    )


@for_all
def public_language(request: HttpRequest, code: str) -> HttpResponse:
    """Read on in another language; a public page has no form that would need a token."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = reverse("portal")
    response = HttpResponseRedirect(wanted)
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response


urlpatterns = [
    path("public/rules/", public_rules, name="public_rules"),
    path("public/roots/", public_roots, name="public_roots"),
    path("public/language/<str:code>/", public_language, name="public_language"),
]
