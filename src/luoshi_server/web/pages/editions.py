"""A later edition beside the earlier one, and the duties that must be looked at again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.compare import confirm_comparison, have_it_compared
from luoshi_server.documents.editions import (
    FATES,
    Beside,
    beside,
    counts_of,
    earlier_of,
    fates_of,
    is_compared,
    is_confirmed,
    now_of,
)
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.titles import CLAIM_KINDS
from luoshi_server.documents.titles import FATES as FATE_TITLES
from luoshi_server.duties.actions.reconsider import adopt_new_words, keep_as_it_was
from luoshi_server.duties.models import Duty
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.forms.gazettes import WithReason
from luoshi_server.web.pages.gazettes import gazette_called
from luoshi_server.web.pages.one_gazette import tabs_of
from luoshi_server.web.readings import altered


@inside(Verb.CONFIRM)
def editions(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """What became of each claim, a fate at a time; what changed comes first."""
    gazette = gazette_called(key)
    earlier = earlier_of(gazette)
    if earlier is None:
        raise NotThere(_("这份公报不是修订版。"))
    fates = fates_of(gazette)
    counts = counts_of(fates)
    became = request.GET.get("became", "changed")
    became = became if became in FATES else "changed"
    rows = paged(request, [fate for fate in fates if fate.became == became], 30)
    address = reverse("gazette_editions", args=[key])
    context = {
        "gazette": gazette,
        "earlier": earlier,
        "tabs": tabs_of(gazette, "gazette_editions", member),
        "fate_tabs": [
            {
                "title": FATE_TITLES[name],
                "url": f"{address}?became={name}",
                "is_current": name == became,
                "count": counts[name],
            }
            for name in FATES
        ],
        "rows": rows,
        "pairs": [_pair(one) for one in beside(list(rows))],
        "is_compared": is_compared(gazette),
        "is_confirmed": is_confirmed(gazette),
        "to_review": counts["changed"] + counts["gone"],
        "kinds": CLAIM_KINDS,
        "waiting": _waiting(earlier),
    }
    return page(request, "gazettes/editions.html", context)


def _pair(one: Beside) -> dict[str, Any]:
    now = one.now
    return {
        "kind": CLAIM_KINDS[one.before.kind],
        "before": one.before,
        "now": now,
        "became": one.became,
        "differences": altered(one.before.kind, one.before.record, now.record) if now else [],
    }


def _waiting(earlier: Gazette) -> list[Duty]:
    """The duties of the earlier edition that need review."""
    duties = Duty.objects.filter(claim__gazette=earlier, needs_review=True)
    return list(duties.select_related("claim").order_by("place", "key")[:200])


@inside(Verb.CONFIRM)
def confirm(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Let the comparison take effect."""
    gazette = gazette_called(key)
    counted: list[int] = []
    if request.method == "POST" and try_action(
        request,
        None,
        lambda: counted.append(confirm_comparison(gazette, by=member, request=number_of(request))),
        done="",
    ):
        said = _("对照已确认，{count} 项需要复核。").format(count=counted[0])
        messages.success(request, said)
    return redirect("gazette_editions", key=key)


@inside(Verb.CONFIRM)
def again(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Have the editions compared in the background."""
    gazette = gazette_called(key)
    if request.method == "POST":
        try_action(
            request,
            None,
            lambda: have_it_compared(gazette, by=member),
            done=_("已排队比对，请稍后刷新。"),
        )
    return redirect("gazette_editions", key=key)


@inside(Verb.CONFIRM)
def reconsider(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Keep a duty as it was, or let it take the new words; in both cases with the reason."""
    duty = Duty.objects.select_related("claim__gazette").filter(pk=key).first()
    if duty is None or duty.claim is None:
        raise NotThere(_("没有这项任务。"))
    now = now_of(duty.claim)
    form = WithReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide = adopt_new_words if request.POST.get("decision") == "adopt" else keep_as_it_was
        seen = request.POST.get("seen", "")
        done = try_action(
            request,
            form,
            lambda: decide(
                duty,
                by=member,
                reason=form.cleaned_data["reason"],
                claim=now.key if now else "",
                seen=int(seen) if seen.isdecimal() else None,
                request=number_of(request),
            ),
            done=_("已复核：{title}").format(title=duty.title),
        )
        if done:
            return redirect("duty", key=duty.key)
    context = {
        "duty": duty,
        "newer": now,
        "differences": altered("duty", duty.claim.reading, now.record) if now else [],
        "form": form,
    }
    return page(request, "gazettes/reconsider.html", context, 422 if form.errors else 200)


urlpatterns = [
    path("gazettes/<str:key>/editions/", editions, name="gazette_editions"),
    path("gazettes/<str:key>/editions/confirm/", confirm, name="gazette_editions_confirm"),
    path("gazettes/<str:key>/editions/again/", again, name="gazette_editions_again"),
    path("reconsider/<str:key>/", reconsider, name="duty_reconsider"),
]
