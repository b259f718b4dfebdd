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
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim
from luoshi_server.platform.errors import Refused
from luoshi_server.web.doors import inside, number_of, try_action, way_back
from luoshi_server.web.forms.claims import FORMS
from luoshi_server.web.forms.gazettes import WithReason
from luoshi_server.web.review.deciding import form_of, near, row_of
from luoshi_server.web.review.listing import claim_called


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
    return form_of(request, claim, "edit", form)


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
    return form_of(request, claim, "reject", form)


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
    return form_of(request, claim, "split", form, {"places": places})


@inside(Verb.CONFIRM)
def merge(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Make one duty of several that stand near each other."""
    claim = claim_called(key)
    form = WithReason(request.POST or None)
    wanted = request.POST.getlist("claims")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        others = [one for one in near(claim) if one.pk in wanted]
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
    return form_of(request, claim, "merge", form, {"wanted": wanted})


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
    return form_of(request, claim, "reopen", form)


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
        return form_of(request, claim, verb, form, more)
    refused = ""
    try:
        act()
    except Refused as error:
        refused = error.message
    fresh = claim_called(claim.key)
    if refused and form is not None and fresh.get_state_title() == before:
        form.add_error(None, refused)
        return form_of(request, fresh, verb, form, more)
    return row_of(request, fresh, refused)


urlpatterns = [
    path("claims/<str:key>/accept/", accept, name="claim_accept"),
    path("claims/<str:key>/edit/", edit, name="claim_edit"),
    path("claims/<str:key>/reject/", reject, name="claim_reject"),
    path("claims/<str:key>/split/", split, name="claim_split"),
    path("claims/<str:key>/merge/", merge, name="claim_merge"),
    path("claims/<str:key>/reopen/", reopen, name="claim_reopen"),
]
