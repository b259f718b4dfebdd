"""The page of one duty: its words, whose it is, how far it has come, and what can be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.cases.past import PastColour, colour_on
from luoshi_server.duties.models import Duty, DutyUnit
from luoshi_server.duties.queries import evidence_visible_to, visible_to
from luoshi_server.organisations.queries import head_of, units
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Forbidden, NotThere, Refused
from luoshi_server.web.doors import inside, number_of, page, paged
from luoshi_server.web.duties.asking import DecideForm
from luoshi_server.web.duties.clocks import clocks_of, in_language
from luoshi_server.web.duties.differences import asked_of
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.numbers import course_of
from luoshi_server.web.duties.offers import ActForm, Doing, Offer
from luoshi_server.web.duties.places import address_of, quote_of
from luoshi_server.web.duties.reporting import periods_now
from luoshi_server.web.duties.rows import has_part, late_days_of, progress_seen_by, units_in
from luoshi_server.web.duties.timeline import Timeline
from luoshi_server.web.duties.verbs import OFFERS, possible

REPORT_TITLES = {
    "progress": gettext_lazy("进展报告"),
    "completion": gettext_lazy("办结报告"),
    "acceptance": gettext_lazy("核查通过"),
    "return": gettext_lazy("核查退回"),
}


COMPARATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}


class ColourForm(forms.Form):
    """On which day."""

    day = date_field(gettext_lazy("日期"), required=False)


@require_GET
@inside()
def duty(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """One duty, as the member may see it."""
    return _show(request, seen_by(member, key), member)


@inside()
def act(request: HttpRequest, key: str, verb: str, *, member: Member) -> HttpResponse:
    """Do one thing with a duty; a refusal stands beside its field, and nothing typed is lost."""
    found = seen_by(member, key)
    offer = OFFERS.get(verb)
    if offer is None:
        raise NotThere(_("没有这个页面。"))
    if not offer.is_for(member, found):
        raise Forbidden(_("您的角色无权办理此事项。"), advice=_("请由有权限的同志办理。"))
    address = reverse("duty", kwargs={"key": key})
    if request.method != "POST":
        return HttpResponseRedirect(f"{address}?do={verb}#do-{verb}")
    form = offer.form_for(found, member, request.POST, request.FILES)
    status = 422
    if form.is_valid():
        told = dict(form.cleaned_data)
        try:
            done = offer.act(
                Doing(
                    duty=found,
                    by=member,
                    told=told,
                    seen=told.pop("seen"),
                    request=number_of(request),
                )
            )
        except Refused as refusal:
            if refusal.status not in (409, 422):
                raise
            form.refuse(refusal)
            status = refusal.status
        else:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("duties") if offer.leaves else address)
    found = seen_by(member, key)
    form.let_try_again(found.last_entry)
    return _show(request, found, member, status=status, refused=(offer, form))


def seen_by(member: Member, key: str) -> Duty:
    """The duty, if the member may see it."""
    found = (
        visible_to(member)
        .select_related("document", "claim", "parent")
        .prefetch_related("units", "requests", "evidence")
        .filter(pk=key.replace("\0", ""))
        .first()
    )
    if found is None:
        raise NotThere(_("没有这项任务，或您无权查看。"), advice=_("请从任务台账进入。"))
    return found


def _show(
    request: HttpRequest,
    duty: Duty,
    member: Member,
    *,
    status: int = 200,
    refused: tuple[Offer, ActForm] | None = None,
) -> HttpResponse:
    is_inside = has_part(member, duty)
    reports = list(duty.reports.all() if is_inside else duty.reports.filter(public=True))
    parts = list(visible_to(member).filter(parent=duty).prefetch_related("units").order_by("key"))
    progress = progress_seen_by(member, [duty, *parts])
    context: dict[str, Any] = {
        "duty": duty,
        "is_inside": is_inside,
        "quote": quote_of(duty),
        "responsible": units_in(duty, DutyUnit.RESPONSIBLE),
        "cooperating": units_in(duty, DutyUnit.COOPERATING),
        "printed": [one for one in duty.units.all() if one.printed != one.unit],
        "head": head_of(duty.lead, now().date()) if duty.lead else None,
        "unit_page": address_of("unit", name=duty.lead) if duty.lead else "",
        "public_page": address_of("public_duty", key=duty.key) if duty.public else "",
        "late_days": late_days_of(duty, now()),
        "comparator": COMPARATORS.get(duty.comparator, ""),
        "progress": progress[duty.key],
        "below": [(part, progress[part.key]) for part in parts],
        "course": course_of(duty, reports),
        "reports": [(report, REPORT_TITLES[report.kind]) for report in reports],
        "evidence": evidence_visible_to(member, duty),
        "past": _past(request, duty),
        "units": [],
        "periods": periods_now(now().date()),
    }
    if is_inside:
        context |= {
            "clocks": clocks_of(duty, now()),
            "requests": [asked_of(one, member) for one in duty.requests.all()],
            "decide_form": DecideForm(duty, member),
            "timeline": paged(request, Timeline(duty, member)),
            "offers": _offers(request, duty, member, refused),
        }
        context["units"] = units().values_list("name", flat=True) if context["offers"] else []
    return page(request, "duties/duty.html", context, status=status)


def _offers(
    request: HttpRequest, duty: Duty, member: Member, refused: tuple[Offer, ActForm] | None
) -> list[tuple[Offer, ActForm, bool]]:
    """Each verb that is possible now with its form, and whether that stands open.

    One that was refused is shown even if it is not possible any more, with what was typed.
    """
    wanted = refused[0].name if refused else request.GET.get("do", "")
    offers = [
        (
            offer,
            offer.form_for(duty, member),
            offer.name == wanted or (offer.is_next and not wanted),
        )
        for offer in possible(member, duty)
        if refused is None or offer is not refused[0]
    ]
    return [(*refused, True), *offers] if refused else offers


def _past(request: HttpRequest, duty: Duty) -> dict[str, Any]:
    """What colour the duty was on the day that was asked for."""
    form = ColourForm(request.GET if "day" in request.GET else None)
    asked = form.cleaned_data.get("day") if form.is_bound and form.is_valid() else None
    today = now().date()
    past: PastColour | None = None
    if asked and asked <= today:
        past = colour_on(duty.key, asked, now=now())
    return {
        "form": form,
        "day": asked,
        "today": today,
        "is_ahead": bool(asked and asked > today),
        "colour": past.colour if past else "",
        "why": in_language(past.why) if past else "",
        "rule": in_language(past.rule.text) if past else "",
    }


urlpatterns = [
    path("duties/<str:key>/", duty, name="duty"),
    path("duties/<str:key>/<slug:verb>/", act, name="duty_act"),
]
