"""The findings of a gazette: what holds, what does not, and what the public may see of it."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.models import Claim
from luoshi_server.documents.titles import VERDICTS
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.pages.gazettes import gazette_called
from luoshi_server.web.pages.one_gazette import tabs_of
from luoshi_server.web.readings import facts_of


@inside(Verb.SEE_INSIDE)
def findings(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """What was computed again, a verdict at a time; what does not hold comes first."""
    gazette = gazette_called(key)
    counts = gazette.claims.filter(kind="finding").aggregate(
        public=Count("pk", filter=Q(public=True)),
        **{name: Count("pk", filter=Q(status=name)) for name in VERDICTS},
    )
    verdict = request.GET.get("verdict", "")
    rows = gazette.claims.filter(kind="finding").order_by("-rank", "start", "key")
    if verdict == "public":
        rows = rows.filter(public=True)
    elif verdict in VERDICTS:
        rows = rows.filter(status=verdict)
    listed = paged(request, rows)
    address = reverse("gazette_findings", args=[key])
    titles = {**VERDICTS, "public": _("已公开")}
    context = {
        "gazette": gazette,
        "tabs": tabs_of(gazette, "gazette_findings", member),
        "verdict_tabs": [
            {
                "title": _("全部"),
                "url": address,
                "is_current": verdict not in titles,
                "count": sum(counts[name] for name in VERDICTS),
            },
            *(
                {
                    "title": title,
                    "url": f"{address}?verdict={name}",
                    "is_current": verdict == name,
                    "count": counts[name],
                }
                for name, title in titles.items()
            ),
        ],
        "rows": listed,
        "items": [_item(claim) for claim in listed],
        "may_release": may(member, Verb.RELEASE),
        "here": request.get_full_path(),
    }
    return page(request, "review/findings.html", context)


def _item(claim: Claim) -> dict[str, object]:
    facts = {fact.name: fact.value for fact in facts_of("finding", claim.reading)}
    return {
        "claim": claim,
        "message": facts["message"],
        "verdict": facts["verdict"],
        "is_wrong": claim.status in ("inconsistent", "gap"),
        "is_confirmed": claim.state in (Claim.ACCEPTED, Claim.EDITED),
        "place": ""
        if claim.document.endswith("-")
        else f"?at={claim.start}-{claim.end}#s{claim.start}",
    }


urlpatterns = [path("gazettes/<str:key>/findings/", findings, name="gazette_findings")]
