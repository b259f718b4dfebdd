"""What was read: duties, figures, appointments and findings, and a person's decision on each."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.callers import Caller
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records import documents as given
from luoshi_server.api.records.documents import ClaimKind, ClaimRow
from luoshi_server.api.records.duty_acts import Nothing, Reason
from luoshi_server.api.records.edits import Edit
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.actions import release as releasing
from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim
from luoshi_server.duties.published import public_claims
from luoshi_server.platform.errors import NotThere, required

router = Router(tags=["claims"])

ClaimState = Literal["open", "accepted", "edited", "rejected", "split", "merged", "changed", "gone"]


class ClaimFilters(Slice):
    """Which claims are asked for; those that most need an eye come first, or by their place."""

    gazette: Name | None = None
    document: Name | None = None
    kind: ClaimKind | None = None
    state: ClaimState | None = None
    period: Name | None = None
    title: Name | None = None
    order: Literal["place", "rank"] = "place"


@router.get("/claims", response=Page[ClaimRow])
def list_claims(request: HttpRequest, filters: Query[ClaimFilters]) -> dict[str, Any]:
    """What was read; outside, what was confirmed and is public."""
    caller = caller_of(request)
    same = filters.dict(
        include={"gazette", "document", "kind", "state", "period"}, exclude_none=True
    )
    rows = _visible(caller).filter(**same)
    if filters.title:
        rows = rows.filter(title__icontains=filters.title)
    by_rank = filters.order == "rank" and caller.may(Verb.SEE_INSIDE)
    order = ("-rank", "gazette", "start") if by_rank else ("gazette", "start")
    is_inside = caller.may(Verb.SEE_INSIDE)
    return page_of(
        rows.order_by(*order, "key"),
        filters,
        lambda row: ClaimRow.fields_of(row, is_inside=is_inside),
    )


@router.post("/claims/merge", response=ClaimRow)
def merge_claims(request: HttpRequest, told: given.Merge) -> dict[str, Any]:
    """Make one duty of several of one document; answers with the one that was made."""
    caller = caller_of(request)
    by = caller.who_may(Verb.CONFIRM)
    claims = [_claim(caller, key) for key in dict.fromkeys(told.claims)]
    require_unchanged(request, [claim.key for claim in claims])
    review.merge(claims, by=by, reason=told.reason, request=number_of(request))
    first = reduce(lambda one, other: one if one.start <= other.start else other, claims)
    return ClaimRow.fields_of(Claim.objects.get(key=f"{first.key}.m"), is_inside=True)


@router.get("/claims/{key}", response=ClaimRow)
def one_claim(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One thing that was read, with its words and their place."""
    caller = caller_of(request)
    return ClaimRow.fields_of(_claim(caller, key), is_inside=caller.may(Verb.SEE_INSIDE))


@router.post("/claims/{key}/accept", response=ClaimRow)
def accept_claim(request: HttpRequest, key: Key, told: Nothing) -> dict[str, Any]:
    """Accept it as it was read."""
    return _decide(request, key, review.accept)


@router.post("/claims/{key}/edit", response=ClaimRow)
def edit_claim(request: HttpRequest, key: Key, told: Edit) -> dict[str, Any]:
    """Accept it otherwise than it was read, with the reason."""
    changes = told.changes.told()
    if not changes:
        raise required("changes", _("修改内容"))
    return _decide(
        request,
        key,
        lambda claim, **who: review.edit(claim, changes, reason=told.reason, **who),
    )


@router.post("/claims/{key}/reject", response=ClaimRow)
def reject_claim(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Say that this was not there to be read, and why."""
    return _decide(
        request, key, lambda claim, **who: review.reject(claim, reason=told.reason, **who)
    )


@router.post("/claims/{key}/reopen", response=ClaimRow)
def reopen_claim(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Put it back among what is to be looked at."""
    return _decide(
        request, key, lambda claim, **who: review.reopen(claim, reason=told.reason, **who)
    )


@router.post("/claims/{key}/split", response=list[ClaimRow])
def split_claim(request: HttpRequest, key: Key, told: given.Split) -> list[dict[str, Any]]:
    """Make several duties of one; answers with those that were made."""
    _decide(
        request,
        key,
        lambda claim, **who: review.split(claim, told.at, reason=told.reason, **who),
    )
    made = Claim.objects.filter(key__startswith=f"{key}.").order_by("key")
    return [ClaimRow.fields_of(row, is_inside=True) for row in made]


@router.post("/claims/{key}/release", response=ClaimRow)
def release_claim(request: HttpRequest, key: Key, told: Nothing) -> dict[str, Any]:
    """Show it to everybody."""
    return _decide(request, key, releasing.release, verb=Verb.RELEASE)


@router.post("/claims/{key}/withhold", response=ClaimRow)
def withhold_claim(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Take it off the public pages, with the reason."""
    return _decide(
        request,
        key,
        lambda claim, **who: releasing.withhold(claim, reason=told.reason, **who),
        verb=Verb.RELEASE,
    )


def _visible(caller: Caller) -> QuerySet[Claim]:
    if caller.may(Verb.SEE_INSIDE):
        return Claim.objects.all()
    shown = [public_claims(kind).values("pk") for kind in ("figure", "appointment", "finding")]
    rows = Claim.objects.none()
    for keys in shown:
        rows = rows | Claim.objects.filter(pk__in=keys)
    return rows


def _claim(caller: Caller, key: str) -> Claim:
    claim = _visible(caller).filter(pk=key).first()
    if claim is None:
        raise NotThere(_("没有“%(key)s”这一项。") % {"key": key})
    return claim


def _decide(
    request: HttpRequest, key: str, act: Callable[..., Any], *, verb: Verb = Verb.CONFIRM
) -> dict[str, Any]:
    caller = caller_of(request)
    by = caller.who_may(verb)
    claim = _claim(caller, key)
    require_unchanged(request, [claim.key])
    act(claim, by=by, request=number_of(request))
    claim.refresh_from_db()
    return ClaimRow.fields_of(claim, is_inside=True)
