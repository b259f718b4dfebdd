"""How a decision on a claim is shown: the row as it is then, or the form of a verb."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from luoshi_server.documents.models import Claim
from luoshi_server.documents.queries import tallies
from luoshi_server.documents.titles import CLAIM_KINDS
from luoshi_server.organisations.queries import units
from luoshi_server.web.doors import page
from luoshi_server.web.forms.claims import UNITS
from luoshi_server.web.review.listing import items_of, tabs_of_kinds
from luoshi_server.web.texts.clauses import clauses_of

NEAR = 6
"""So many neighbours on each side are offered to be merged."""


def row_of(request: HttpRequest, claim: Claim, refused: str) -> HttpResponse:
    """The row of a claim, and the counts above the list, to be put in place of the old ones."""
    made = Claim.objects.filter(
        gazette=claim.gazette_id, key__startswith=f"{claim.key}.", state=Claim.OPEN
    )
    is_made = claim.state in (Claim.SPLIT, Claim.MERGED)
    rows = [claim, *(made if is_made else ())]
    context = {
        "items": items_of(claim.gazette, rows),
        "refused": refused,
        "settled": claim.key,
        "gazette": claim.gazette,
        **tabs_of_kinds(claim.gazette, tallies(claim.gazette), claim.kind),
    }
    return page(request, "review/rows.html", context)


def form_of(
    request: HttpRequest,
    claim: Claim,
    verb: str,
    form: Form,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form of a verb: as a page, or in place of the row.

    The first field has the focus, so that one can go on by keyboard.
    """
    if verb not in ("split", "merge"):
        first = next(iter(form.fields.values()))
        first.widget.attrs["autofocus"] = True
    item = items_of(claim.gazette, [claim])[0]
    context = {
        "item": item,
        "claim": claim,
        "gazette": claim.gazette,
        "form": form,
        "verb": verb,
        "kinds": CLAIM_KINDS,
        "next": _next(request, claim),
        "unit_list": UNITS,
        "unit_names": units().values_list("name", flat=True) if verb == "edit" else (),
        "clauses": clauses_of(claim.words) if verb == "split" else (),
        "near": near(claim) if verb == "merge" else (),
        **(more or {}),
    }
    is_part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "review/form_part.html" if is_part else "review/form_page.html"
    # htmx puts in place only what comes with 200.
    status = 422 if form.errors and not is_part else 200
    return page(request, template, context, status)


def _next(request: HttpRequest, claim: Claim) -> str:
    """Where to go when it is done or given up: where one came from, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("claim", args=[claim.key])


def near(claim: Claim) -> list[Claim]:
    """The open duties that stand before and after a claim in its document."""
    own = Claim.objects.filter(
        gazette=claim.gazette_id, document=claim.document, kind="duty", state=Claim.OPEN
    ).exclude(pk=claim.pk)
    before = own.filter(start__lte=claim.start).order_by("-start")[:NEAR]
    after = own.filter(start__gt=claim.start).order_by("start")[:NEAR]
    return [*reversed(before), *after]
