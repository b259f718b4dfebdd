"""The budget as a picture that one can follow, from the figures of a budget document."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.duties.published import (
    PublicDocument,
    checked_sums,
    document_shown,
    documents_in_force,
    figures_shown,
    public_claims,
)
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.charts import flow
from luoshi_server.web.doors import page
from luoshi_server.web.portal.budget import Account, Budget, budgets_of
from luoshi_server.web.portal.links import address, place_of, words_address
from luoshi_server.web.portal.periods import period_words
from luoshi_server.web.portal.serving import open_to_all

DOCUMENTS, FIGURES = 50, 1000


@open_to_all
def public_budget(request: HttpRequest, key: str = "") -> HttpResponse:
    """The budget of a document; without a key, of the latest one."""
    reports = documents_in_force().filter(kind="budget_report")
    documents = [document_shown(row) for row in reports[:DOCUMENTS]]
    chosen = next((one for one in documents if one.key == key or not key), None)
    if chosen is None and key:
        raise NotThere(_("没有这份施行中的预算文件。"), advice=_("请从预算列表进入。"))
    context = {
        "documents": [
            {
                "title": one.title,
                "href": reverse("public_budget", kwargs={"key": one.key}),
                "is_current": one == chosen,
            }
            for one in documents
        ],
        "chosen": chosen,
        "place_label": place_of(chosen) if chosen else "",
        "document_href": address("document", key=chosen.key) if chosen else "",
        "budgets": [_shown(one) for one in _budgets(chosen)] if chosen else [],
    }
    return page(request, "portal/budget.html", context)


def _budgets(document: PublicDocument) -> list[Budget]:
    claims = public_claims("figure", of=[document]).order_by("start")
    found = budgets_of(figures_shown(list(claims[:FIGURES])), checked_sums(document))
    return [budget for budget in found if budget.can_be_drawn]


def _shown(budget: Budget) -> dict[str, Any]:
    title = {
        "actual": _("{period}预算执行情况"),
        "target": _("{period}预算安排"),
        "estimate": _("{period}预计执行情况"),
    }[budget.status].format(period=period_words(budget.period))
    return {
        "title": title,
        "unit": budget.unit,
        "chart": flow(
            budget.bands(),
            title=title,
            description=_("左边是收入，中间是四本预算，右边是支出；带子的宽窄就是金额的大小。"),
            unit=budget.unit,
            width=1040,
        ),
        "accounts": [_account(account) for account in budget.accounts],
    }


def _account(account: Account) -> dict[str, Any]:
    total = account.total
    rows = [
        {
            "level": level,
            "label": item.label,
            "amount": item.amount,
            "share": item.amount / total.amount if total.amount else None,
            "href": words_address(item.figure.document, item.figure.start, item.figure.end),
            "is_sum": bool(item.parts),
            "parts": len(item.parts),
        }
        for level, item in total.walk()
    ]
    side = _("收入") if account.side == "in" else _("支出")
    return {"title": _("{fund} · {side}").format(fund=account.fund, side=side), "rows": rows}


urlpatterns = [
    path("public/budget/", public_budget, name="public_budgets"),
    path("public/budget/<str:key>/", public_budget, name="public_budget"),
]
