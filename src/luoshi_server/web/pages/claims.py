"""One claim: what was read, what a person made of it, and everything that happened to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.release import release, withhold
from luoshi_server.documents.models import Claim, Document
from luoshi_server.documents.titles import CLAIM_KINDS
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.web.doors import inside, number_of, page, try_action, way_back
from luoshi_server.web.forms.gazettes import WithReason
from luoshi_server.web.jinja import instant
from luoshi_server.web.readings import facts_of
from luoshi_server.web.review.listing import claim_called, items_of


@inside(Verb.SEE_INSIDE)
def claim(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The claim with its words, its readings, its history and what came of it."""
    row = claim_called(key)
    item = items_of(row.gazette, [row])[0]
    can_confirm = may(member, Verb.CONFIRM)
    context = {
        "claim": row,
        "gazette": row.gazette,
        "item": item,
        "first": facts_of(row.kind, row.record),
        "kinds": CLAIM_KINDS,
        "document": Document.objects.filter(pk=row.document).first(),
        "duty": Duty.objects.filter(Q(pk=row.pk) | Q(claim=row)).first(),
        "history": _history(row),
        "may_confirm": can_confirm,
        "may_decide": can_confirm and row.state == Claim.OPEN,
        "may_reopen": can_confirm and _can_be_reopened(row),
        "may_release": may(member, Verb.RELEASE) and row.kind == "finding",
        "is_confirmed": row.state in (Claim.ACCEPTED, Claim.EDITED),
    }
    return page(request, "review/claim.html", context)


def _can_be_reopened(claim: Claim) -> bool:
    """Duties that were confirmed are changed on their own page; what was computed needs no eye."""
    if claim.kind == "duty":
        return claim.state == Claim.REJECTED
    return claim.reviewed_by != "" and claim.state not in (Claim.OPEN, Claim.CHANGED, Claim.GONE)


def _history(claim: Claim) -> list[dict[str, Any]]:
    """Everything that the ledger says of a claim, in order."""
    whole = claim.key.rpartition(".")[0]
    own = Q(about=claim.key, kind__in=("Reviewed", "Released", "DutyFound"))
    together = Q(
        about=claim.gazette_id,
        kind__in=("ReviewedTogether", "EditionCompared"),
        told__contains=f'"{claim.key}"',
    )
    parent = Q(about=whole, kind="Reviewed") if whole else Q(pk=None)
    # Said once more what they are about, they are found by it.
    abouts = [one for one in (claim.key, claim.gazette_id, whole) if one]
    lines = Line.objects.filter(own | together | parent, about__in=abouts)
    told = []
    for line in lines.order_by("number"):
        event = line.event()
        told.append(
            {
                "title": _told(event),
                "at": instant(line.recorded),
                "by": line.actor,
                "text": line.reason,
            }
        )
    return told


def _told(event: Any) -> str:
    decisions = {
        "accepted": _("确认"),
        "edited": _("修改后确认"),
        "split": _("拆分"),
        "merged": _("合并"),
        "rejected": _("剔除"),
        "reopened": _("退回核对"),
    }
    name = type(event).__name__
    if name == "Reviewed":
        return decisions[event.decision]
    if name == "Released":
        return _("公开") if event.public else _("撤回公开")
    return title_of(type(event))


@inside(Verb.RELEASE)
def publish(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Release a finding to the public."""
    row = claim_called(key)
    if request.method == "POST":
        try_action(
            request,
            None,
            lambda: release(row, by=member, request=number_of(request)),
            done=_("已公开。"),
        )
    return redirect(way_back(request, reverse("claim", args=[key])))


@inside(Verb.RELEASE)
def withdraw(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Take a finding off the public pages."""
    row = claim_called(key)
    form = WithReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = try_action(
            request,
            form,
            lambda: withhold(row, by=member, reason=reason, request=number_of(request)),
            done=_("已撤回公开。"),
        )
        if done:
            return redirect(way_back(request, reverse("claim", args=[key])))
    context = {"form": form, "claim": row, "kinds": CLAIM_KINDS}
    return page(request, "review/withdraw.html", context, 422 if form.errors else 200)


urlpatterns = [
    path("claims/<str:key>/", claim, name="claim"),
    path("claims/<str:key>/release/", publish, name="claim_release"),
    path("claims/<str:key>/withhold/", withdraw, name="claim_withhold"),
]
