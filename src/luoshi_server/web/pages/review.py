"""What was read in a gazette, to be confirmed: what most needs an eye comes first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.review import accept_all
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.queries import KIND_ORDER, claims_of, tallies
from luoshi_server.platform.errors import NotThere, Refused
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.forms.gazettes import ReviewFilter
from luoshi_server.web.pages.gazettes import gazette_called
from luoshi_server.web.pages.one_gazette import tabs_of
from luoshi_server.web.review.listing import items_of, tabs_of_kinds

PER_PAGE = 15


@inside(Verb.CONFIRM)
def review(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The list, a kind at a time."""
    gazette = _read(key)
    asked = _asked(request, gazette)
    rows = paged(request, _listed(gazette, asked), PER_PAGE)
    account = tallies(gazette)
    context = {
        "gazette": gazette,
        "tabs": tabs_of(gazette, "review", member),
        "filters": asked["form"],
        "rows": rows,
        "items": items_of(gazette, rows),
        "open_on_page": [claim.key for claim in rows if claim.state == Claim.OPEN],
        "clear": _clear(gazette, asked["kind"], asked["document"]).count(),
        "asked": asked,
        "query": request.GET.urlencode(),
        **tabs_of_kinds(gazette, account, asked["kind"], asked["state"]),
    }
    return page(request, "review/list.html", context)


@inside(Verb.CONFIRM)
def accept_together(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Accept all of a page, or all without a doubt, as they were read."""
    gazette = _read(key)
    back = f"{reverse('review', args=[key])}?{request.POST.get('query', '')}"
    if request.method != "POST":
        return redirect(back)
    which = request.POST.get("which", "")
    if which == "page":
        keys = request.POST.getlist("claims")[:200]
        claims = gazette.claims.filter(pk__in=keys)
    elif which == "clear" and request.POST.get("kind") in KIND_ORDER:
        claims = _clear(gazette, request.POST["kind"], request.POST.get("document", ""))
    else:
        raise Refused(_("没有说明要确认哪些。"))
    counted: list[int] = []
    if try_action(
        request,
        None,
        lambda: counted.append(accept_all(claims, by=member, request=number_of(request))),
        done="",
    ):
        said = _("已确认 {count} 项。").format(count=counted[0])
        messages.success(request, said)
    return redirect(back)


def _read(key: str) -> Gazette:
    gazette = gazette_called(key)
    if gazette.state != Gazette.READ:
        raise NotThere(_("公报尚未识读完毕。"), advice=_("请稍后再核对。"))
    return gazette


def _asked(request: HttpRequest, gazette: Gazette) -> dict[str, Any]:
    """What the list is asked to show; without a word, the duties that are open."""
    form = ReviewFilter(gazette, {"state": Claim.OPEN, **request.GET.dict()})
    told = form.cleaned_data if form.is_valid() else {}
    kind = request.GET.get("kind", "duty")
    return {
        "form": form,
        "kind": kind if kind in KIND_ORDER else "duty",
        "state": told.get("state", ""),
        "doubt": told.get("doubt", ""),
        "document": told.get("document", ""),
    }


def _clear(gazette: Gazette, kind: str, document: str) -> Any:
    """The open claims of a kind that nobody need doubt."""
    return claims_of(gazette, kind=kind, state=Claim.OPEN, doubt="none", document=document)


def _listed(gazette: Gazette, asked: dict[str, Any]) -> Any:
    return claims_of(
        gazette,
        kind=asked["kind"],
        state=asked["state"],
        doubt=asked["doubt"],
        document=asked["document"],
    )


urlpatterns = [
    path("gazettes/<str:key>/review/", review, name="review"),
    path("gazettes/<str:key>/review/accept/", accept_together, name="review_accept"),
]
