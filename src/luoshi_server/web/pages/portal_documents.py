"""The documents in force, with what was promised and told in each."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from luoshi_server.documents.titles import DOCUMENT_KINDS
from luoshi_server.duties.published import (
    document_shown,
    documents_in_force,
    public_claims,
    public_duties,
)
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.links import address
from luoshi_server.web.portal.serving import open_to_all


@open_to_all
def public_documents(request: HttpRequest) -> HttpResponse:
    """The list, the latest document first."""
    shown = paged(request, documents_in_force())
    documents = [document_shown(row) for row in shown.object_list]
    keys = [document.key for document in documents]
    duties = _counted(public_duties().filter(document_id__in=keys), "document_id")
    figures = _counted(public_claims("figure", of=documents), "document")
    context = {
        "page": shown,
        "rows": [
            {
                "document": document,
                "kind": DOCUMENT_KINDS.get(document.kind, document.kind),
                "href": address("document", key=document.key),
                "duties": duties[document.key],
                "duties_href": f"{reverse('public_duties')}?document={document.key}",
                "figures": figures[document.key],
                "figures_href": f"{reverse('public_indicators')}?document={document.key}",
                "akoma": reverse("public_document_data", kwargs={"key": document.key}),
                "is_budget": document.kind == "budget_report",
                "budget_href": reverse("public_budget", kwargs={"key": document.key}),
            }
            for document in documents
        ],
    }
    return page(request, "portal/documents.html", context)


def _counted(rows, field: str) -> Counter[str]:  # type: ignore[no-untyped-def]
    plain = rows.order_by().select_related(None).prefetch_related(None)
    return Counter(dict(plain.values_list(field).annotate(count=Count("pk"))))


urlpatterns = [path("public/documents/", public_documents, name="public_documents")]
