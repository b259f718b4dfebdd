"""The register of units and posts (单位与任职): who there is, who serves, and what they owe."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.models import State
from luoshi_server.duties.queries import visible_to
from luoshi_server.duties.standing import Standing, standing
from luoshi_server.organisations.heads import heads_of
from luoshi_server.organisations.models import Post, Unit
from luoshi_server.organisations.queries import units as units_there_are
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.scoring.periods import last_periods, period_of
from luoshi_server.scoring.queries import ranking, rankings
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.units import posts as posts_shown
from luoshi_server.web.units.verbs import (
    CATEGORIES,
    OFFERED,
    VERBS,
    Doing,
    RegisterForm,
    register,
    title_of,
)
from luoshi_server.web.wall.board import Number, duties_late, duties_url, late_rows

LATE_SHOWN, QUARTERS_SHOWN, POSTS_SHOWN = 10, 4, 100


class UnitFilter(forms.Form):
    """The bar over the register."""

    q = forms.CharField(label=gettext_lazy("名称或姓名"), required=False, max_length=100)
    category = forms.ChoiceField(
        label=gettext_lazy("类别"),
        required=False,
        choices=[("", gettext_lazy("全部")), *CATEGORIES.items()],
    )
    status = forms.ChoiceField(
        label=gettext_lazy("状态"),
        required=False,
        choices=[("", gettext_lazy("现有单位")), ("dissolved", gettext_lazy("已撤销单位"))],
    )


@require_GET
@inside()
def units(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The units, fifty a page, each with its head, its lamps and its score."""
    form = UnitFilter(request.GET)
    shown = paged(request, _filtered(form).prefetch_related("names"))
    listed = list(shown.object_list)
    names = [unit.name for unit in listed]
    stands = standing(visible_to(member).filter(lead__in=names))
    heads = heads_of(names, now().date())
    rows = [
        {
            "unit": unit,
            "category": title_of(unit.category),
            "head": heads.get(unit.name),
            "numbers": _numbers(unit.name, stands),
        }
        for unit in listed
    ]
    context = {
        "form": form,
        "page": shown,
        "rows": rows,
        "count": shown.paginator.count,
        "quarter": period_of("quarter", now().date()),
        "query": request.GET.urlencode(),
        "may_keep": may(member, Verb.KEEP_UNITS),
    }
    return page(request, "units/list.html", context)


@require_GET
@inside()
def units_scores(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The scores of a page of the register, fetched after it: all units are ranked for them."""
    shown = paged(request, _filtered(UnitFilter(request.GET)))
    cards = {card.unit: card for card in ranking(period_of("quarter", now().date()))}
    context = {"cards": [cards.get(unit.name) for unit in shown.object_list]}
    return page(request, "units/list_scores.html", context)


def _filtered(form: UnitFilter) -> QuerySet[Unit]:
    form.is_valid()
    asked = form.cleaned_data
    found = (
        Unit.objects.exclude(dissolved=None)
        if asked.get("status") == "dissolved"
        else units_there_are()
    )
    if asked.get("category"):
        found = found.filter(category=asked["category"])
    words = "".join((asked.get("q") or "").split())
    if words:
        serving = Post.objects.filter(person__icontains=words, until=None).values("unit")
        found = found.filter(
            Q(names__name__icontains=words) | Q(name__icontains=words) | Q(name__in=serving)
        ).distinct()
    return found.order_by("category", "name")


def _numbers(unit: str, stands: Standing) -> list[tuple[str, Number]]:
    """The open duties that a unit leads, by lamp, each with the list that it opens."""
    counts = stands.by_unit.get(unit, {})
    return [
        (lamp, Number(lamp, counts[lamp], duties_url(unit=unit, state="open", lamp=lamp)))
        for lamp in ("red", "yellow", "blue", "grey", "green")
        if counts.get(lamp)
    ]


@require_GET
@inside()
def unit(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """One unit: its names, who serves in it, what it owes and how it scores."""
    known = _unit(name)
    duties = visible_to(member).filter(lead=known.name)
    stands = standing(duties)
    held = Post.objects.filter(unit=known.name).order_by("post", "since")
    may_keep = may(member, Verb.KEEP_UNITS) and not known.dissolved
    context = {
        "unit": known,
        "category": title_of(known.category),
        "cards": _cards(known.name, stands),
        "total": stands.total,
        "late": late_rows(duties_late(duties)[:LATE_SHOWN], now()),
        "late_count": stands.late,
        "serving": posts_shown.shown(held.filter(until=None)[:POSTS_SHOWN]),
        "served": posts_shown.shown(held.exclude(until=None).order_by("-until")[:POSTS_SHOWN]),
        "below": Unit.objects.filter(parent=known.name, dissolved=None),
        "members": Member.objects.filter(unit=known.name, is_active=True).count(),
        "verbs": [(verb, VERBS[verb]) for verb in OFFERED] if may_keep else [],
        "may_keep": may_keep,
    }
    return page(request, "units/unit.html", context)


@require_GET
@inside()
def unit_scores(request: HttpRequest, name: str, *, member: Member) -> HttpResponse:
    """The totals of a unit in the last quarters, fetched after its page: all units are ranked."""
    known = _unit(name)
    quarters = last_periods(period_of("quarter", now().date()), QUARTERS_SHOWN)
    cards = rankings(quarters)
    context = {
        "unit": known,
        "scores": [
            (quarter, next((one for one in cards[quarter.name] if one.unit == known.name), None))
            for quarter in quarters
        ],
        "may_see_card": member.sees_all or member.unit == known.name,
    }
    return page(request, "units/scores.html", context)


def _unit(name: str) -> Unit:
    found = Unit.objects.prefetch_related("names").filter(name=name).first()
    if found is None:
        raise NotThere(_("单位名录中没有“%(name)s”。") % {"name": name})
    return found


def _cards(unit: str, stands: Standing) -> list[Number]:
    lamps = (("red", _("红灯")), ("yellow", _("黄灯")), ("blue", _("蓝灯")))
    return [
        Number(_("未销号"), stands.open, duties_url(unit=unit, state="open")),
        Number(_("逾期"), stands.late, duties_url(unit=unit, task="late"), is_late=stands.late > 0),
        *(
            Number(title, stands.lamps[lamp], duties_url(unit=unit, state="open", lamp=lamp))
            for lamp, title in lamps
        ),
        Number(
            _("待签收"),
            stands.states[State.ASSIGNED],
            duties_url(unit=unit, state=State.ASSIGNED),
        ),
        Number(_("已销号"), stands.states[State.CLOSED], duties_url(unit=unit, state=State.CLOSED)),
    ]


@require_http_methods(["GET", "POST"])
@inside(Verb.KEEP_UNITS)
def register_a_unit(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The form by which a unit is put on the register."""
    form = RegisterForm(request.POST or None)
    named: list[str] = []
    if form.is_valid() and try_action(
        request,
        form,
        lambda: named.append(register(form.cleaned_data, member, number_of(request))),
        done=_("已登记。"),
    ):
        return HttpResponseRedirect(reverse("unit", kwargs={"name": named[0]}))
    context = _form_context(form, _("登记单位"), _("登记"), None)
    return page(request, "units/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@inside(Verb.KEEP_UNITS)
def act_on_unit(request: HttpRequest, name: str, verb: str, *, member: Member) -> HttpResponse:
    """The form by which something is done with a unit."""
    if verb not in VERBS:
        raise NotThere(_("没有这个办理事项。"))
    known, chosen = _unit(name), VERBS[verb]
    beforehand = {**chosen.known(known), **request.GET.dict()}
    form = chosen.form(request.POST or None, initial=beforehand)
    named: list[str] = []
    if form.is_valid() and try_action(
        request,
        form,
        lambda: named.append(
            chosen.act(Doing(known, form.cleaned_data, member, number_of(request)))
        ),
        done=str(chosen.done),
    ):
        return HttpResponseRedirect(reverse("unit", kwargs={"name": named[0]}))
    context = _form_context(form, str(chosen.title), str(chosen.title), known)
    context["question"] = str(chosen.question)
    if verb == "remove":
        context["person"] = form["person"].value(), form["post"].value()
    return page(request, "units/form.html", context, status=422 if form.errors else 200)


def _form_context(form: forms.Form, title: str, submit: str, known: Unit | None) -> dict[str, Any]:
    return {
        "form": form,
        "title": title,
        "submit": submit,
        "unit": known,
        "names": units_there_are().values_list("name", flat=True),
    }


urlpatterns = [
    path("units/", units, name="units"),
    path("units/scores/", units_scores, name="units_scores"),
    path("units/register/", register_a_unit, name="register_unit"),
    path("units/<path:name>/act/<slug:verb>/", act_on_unit, name="act_on_unit"),
    path("units/<path:name>/scores/", unit_scores, name="unit_scores"),
    path("units/<path:name>/", unit, name="unit"),
]
