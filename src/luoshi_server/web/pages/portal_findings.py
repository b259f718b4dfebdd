"""The findings that were released: what does not hold in a document, with its words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import get_language

from luoshi_server.documents.titles import VERDICTS
from luoshi_server.duties.published import findings_shown, public_claims
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.links import place_of, words_address
from luoshi_server.web.portal.open_data import release_days
from luoshi_server.web.portal.serving import open_to_all


@open_to_all
def public_findings(request: HttpRequest) -> HttpResponse:
    """The list, document by document."""
    shown = paged(request, public_claims("finding").order_by("document", "start", "key"))
    findings = findings_shown(list(shown.object_list))
    days = release_days(finding.key for finding in findings)
    is_english = get_language() == "en"
    context = {
        "page": shown,
        "rows": [
            {
                "key": finding.key,
                "message": finding.message_in_english if is_english else finding.message,
                "verdict": VERDICTS.get(finding.verdict, finding.verdict),
                "rule": finding.rule,
                "words": finding.words if finding.words != finding.message else "",
                "href": words_address(finding.document, finding.start, finding.end),
                "place": place_of(finding.document),
                "operands": [
                    (one, words_address(finding.document, one.start, one.end))
                    for one in finding.operands
                ],
                "released": days.get(finding.key),
            }
            for finding in findings
        ],
    }
    return page(request, "portal/findings.html", context)


urlpatterns = [path("public/findings/", public_findings, name="public_findings")]
