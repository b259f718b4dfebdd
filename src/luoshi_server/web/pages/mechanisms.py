"""Mechanisms: the policies of the catalogue, ordered here or not, and each with its words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.mechanism import Bound, NotBound
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.adopting import bound_called
from luoshi_server.cases.mandates import present_mandate, results
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.cases.queries import Load, in_a_list, loads
from luoshi_server.cases.visibility import cases_visible_to
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.wording import worded
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.mechanisms import one as shown
from luoshi_server.web.mechanisms.adopting import AdoptionForm, choices_of
from luoshi_server.web.mechanisms.orders import orders_shown
from luoshi_server.web.mechanisms.saying import missing_in_words

CASES = 20
ORDERS = 30
LAST_DAYS = timedelta(days=7)


@require_GET
@inside()
def mechanisms(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Every mechanism of the catalogue: with its load, or with why it is not ordered here."""
    titles = shown.Titles()
    load = loads(member, now())
    ordered, others = [], []
    for one in results(present_mandate()):
        if isinstance(one, Bound):
            ordered.append(_ordered(one, titles, load.get(one.name, Load(0, 0, 0))))
        else:
            others.append(_not_ordered(one))
    totals = Load(
        sum(one["load"].open for one in ordered),
        sum(one["load"].late for one in ordered),
        sum(one["load"].closed for one in ordered),
    )
    context = {"ordered": ordered, "others": others, "totals": totals}
    return page(request, "mechanisms/mechanisms.html", context)


def _ordered(bound: Bound, titles: shown.Titles, load: Load) -> dict[str, Any]:
    documents = dict.fromkeys(document for document, _provision in bound.provisions)
    return {
        "name": bound.name,
        "title": worded(bound.mechanism.title),
        "documents": "、".join(titles.of(key) for key in documents),
        "rules": len(bound.rules),
        "provisional": len(bound.provisional_rules)
        + sum(1 for one in bound.settings if one.is_provisional),
        "load": load,
    }


def _not_ordered(one: NotBound) -> dict[str, Any]:
    return {
        "name": one.mechanism.name,
        "title": worded(one.mechanism.title),
        "why": missing_in_words(one.missing[0]) if one.missing else _("没有施行中的文件。"),
    }


@require_GET
@inside()
def mechanism(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """One mechanism: its words, its rules, what is ours, and what runs of it."""
    return _one(request, name, member)


def _one(
    request: HttpRequest,
    name: str,
    member: Member,
    form: AdoptionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = next((one for one in results(present_mandate()) if one.mechanism.name == name), None)
    if found is None:
        raise NotThere(_("目录中没有这一机制。"))
    context: dict[str, Any] = {"mechanism": found.mechanism, "readings": found.mechanism.readings}
    if isinstance(found, NotBound):
        context["missing"] = [missing_in_words(error) for error in found.missing]
        return page(request, "mechanisms/not_ordered.html", context)
    titles = shown.Titles()
    rows = paged(request, _cases(member, name), CASES)
    context |= {
        "bound": found,
        "clauses": shown.clauses(found, titles),
        "rules": shown.rules(found, titles),
        "settings": shown.settings(found, titles),
        "constraints": [(titles.quoted(one.pin), one.holds) for one in found.constraints],
        "silent": shown.silent(found),
        "unclaimed": shown.unclaimed(found, titles),
        "page": rows,
        "cases": in_a_list(list(rows.object_list), now()),
        "load": loads(member, now(), mechanism=name).get(name, Load(0, 0, 0)),
        "orders": orders_shown(_orders(member, name)[:ORDERS], member),
        "may_adopt": may(member, Verb.ADOPT) and bool(choices_of(found)),
    }
    context["form"] = form or (AdoptionForm(found) if context["may_adopt"] else None)
    context["is_adopting"] = form is not None
    return page(request, "mechanisms/mechanism.html", context, status=status)


def _cases(member: Member, name: str) -> Any:
    """The open cases, those that are the longest late first."""
    owed = Obligation.objects.filter(case=OuterRef("pk"), how="", stopped=False)
    first = owed.order_by("due").values("due")[:1]
    rows: Any = cases_visible_to(member).filter(mechanism=name, closed=None)
    return rows.annotate(first=Subquery(first)).order_by(F("first").asc(nulls_last=True), "pk")


def _orders(member: Member, name: str) -> Any:
    rows = Order.objects.filter(mechanism=name, at__gte=now() - LAST_DAYS)
    if not member.sees_all:
        visible = cases_visible_to(member)
        rows = rows.filter(case__in=visible.values("pk")) if member.unit else rows.none()
    return rows.order_by("-at", "-sequence")


@require_POST
@inside(Verb.ADOPT)
def adopt(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """Adopt a term or a setting by a decision."""
    form = AdoptionForm(bound_called(name), request.POST)
    if form.is_valid() and try_action(
        request,
        form,
        lambda: form.adopt(by=member, request=number_of(request)),
        _("已采纳。今后立案的按此办理，在办的仍按立案时的版本。"),
    ):
        return HttpResponseRedirect(reverse("mechanism", kwargs={"name": name}))
    return _one(request, name, member, form, 422)


urlpatterns = [
    path("mechanisms/", mechanisms, name="mechanisms"),
    path("mechanisms/<slug:name>/", mechanism, name="mechanism"),
    path("mechanisms/<slug:name>/adopt/", adopt, name="adopt"),
]
