"""Deciding on one claim: accept, edit, split, merge, reject, look at it again.

Each has a page of its own that works without any script.  On the review list htmx puts the
same part in place of the row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim
from luoshi_server.documents.queries import tallies
from luoshi_server.documents.titles import CLAIM_KINDS
from luoshi_server.organisations.queries import units
from luoshi_server.platform.errors import NotThere, Refused
from luoshi_server.web.doors import inside, number_of, page, try_action, way_back
from luoshi_server.web.forms.claims import FORMS, UNITS
from luoshi_server.web.forms.gazettes import WithReason
from luoshi_server.web.pages.review import items_of, tabs_of_kinds
from luoshi_server.web.texts.clauses import clauses_of

NEAR = 6
"""So many neighbours on each side are offered to be merged."""


def claim_called(key: str) -> Claim:
    """The claim of a key; raises `NotThere`."""
    claim = Claim.objects.select_related("gazette").filter(pk=key).first()
    if claim is None:
        raise NotThere(_("没有这一项。"), advice=_("请从核对列表进入。"))
    return claim


@inside(Verb.CONFIRM)
def accept(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Accept a claim as it was read."""
    claim = claim_called(key)
    if request.method != "POST":
        return redirect("claim", key=key)
    return _acted(
        request, claim, None, lambda: review.accept(claim, by=member, request=number_of(request))
    )


@inside(Verb.CONFIRM)
def edit(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Accept a claim otherwise than it was read."""
    claim = claim_called(key)
    form = FORMS[claim.kind](claim, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _acted(
            request,
            claim,
            form,
            lambda: review.edit(
                claim,
                form.changes(),
                by=member,
                reason=form.cleaned_data["reason"],
                request=number_of(request),
            ),
            "edit",
        )
    return _form(request, claim, "edit", form)


@inside(Verb.CONFIRM)
def reject(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Say that this was not there to be read."""
    claim = claim_called(key)
    form = WithReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _acted(
            request,
            claim,
            form,
            lambda: review.reject(claim, by=member, reason=reason, request=number_of(request)),
            "reject",
        )
    return _form(request, claim, "reject", form)


@inside(Verb.CONFIRM)
def split(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Make several duties of one, cut between clauses."""
    claim = claim_called(key)
    form = WithReason(request.POST or None)
    places = [int(one) for one in request.POST.getlist("at") if one.isdecimal() and len(one) < 7]
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _acted(
            request,
            claim,
            form,
            lambda: review.split(
                claim, places, by=member, reason=reason, request=number_of(request)
            ),
            "split",
            {"places": places},
        )
    return _form(request, claim, "split", form, {"places": places})


@inside(Verb.CONFIRM)
def merge(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Make one duty of several that stand near each other."""
    claim = claim_called(key)
    form = WithReason(request.POST or None)
    wanted = request.POST.getlist("claims")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        others = [one for one in _near(claim) if one.pk in wanted]
        return _acted(
            request,
            claim,
            form,
            lambda: review.merge(
                [claim, *others], by=member, reason=reason, request=number_of(request)
            ),
            "merge",
            {"wanted": wanted},
        )
    return _form(request, claim, "merge", form, {"wanted": wanted})


@inside(Verb.CONFIRM)
def reopen(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Put a claim back among those that are to be looked at."""
    claim = claim_called(key)
    form = WithReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _acted(
            request,
            claim,
            form,
            lambda: review.reopen(claim, by=member, reason=reason, request=number_of(request)),
            "reopen",
        )
    return _form(request, claim, "reopen", form)


def _acted(
    request: HttpRequest,
    claim: Claim,
    form: Form | None,
    act: Callable[[], Any],
    verb: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """Do it, and show the row as it is then; what is refused stands in the form or in the row."""
    before = claim.get_state_title()
    if not request.htmx:  # type: ignore[attr-defined]
        done = _("已处理：{title}").format(title=claim.title[:60])
        if try_action(request, form, act, done=done) or form is None:
            return redirect(way_back(request, reverse("claim", args=[claim.key])))
        return _form(request, claim, verb, form, more)
    refused = ""
    try:
        act()
    except Refused as error:
        refused = error.message
    fresh = claim_called(claim.key)
    if refused and form is not None and fresh.get_state_title() == before:
        form.add_error(None, refused)
        return _form(request, fresh, verb, form, more)
    return _row(request, fresh, refused)


def _row(request: HttpRequest, claim: Claim, refused: str) -> HttpResponse:
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


def _form(
    request: HttpRequest,
    claim: Claim,
    verb: str,
    form: Form,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form of a verb: as a page, or in place of the row."""
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
        "near": _near(claim) if verb == "merge" else (),
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


def _near(claim: Claim) -> list[Claim]:
    """The open duties that stand before and after a claim in its document."""
    own = Claim.objects.filter(
        gazette=claim.gazette_id, document=claim.document, kind="duty", state=Claim.OPEN
    ).exclude(pk=claim.pk)
    before = own.filter(start__lte=claim.start).order_by("-start")[:NEAR]
    after = own.filter(start__gt=claim.start).order_by("start")[:NEAR]
    return [*reversed(before), *after]


urlpatterns = [
    path("claims/<str:key>/accept/", accept, name="claim_accept"),
    path("claims/<str:key>/edit/", edit, name="claim_edit"),
    path("claims/<str:key>/reject/", reject, name="claim_reject"),
    path("claims/<str:key>/split/", split, name="claim_split"),
    path("claims/<str:key>/merge/", merge, name="claim_merge"),
    path("claims/<str:key>/reopen/", reopen, name="claim_reopen"),
]
