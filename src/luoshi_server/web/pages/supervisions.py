"""Supervisions (政府督查): the list, a new plan, and one supervision with all its steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from luoshi.calendars import published_calendar
from luoshi_policies.oversight.restraints import objection_ends
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, role_of
from luoshi_server.accounts.roles import UNIT, Verb
from luoshi_server.cases.mandates import place_in_reading
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.queries import registered_name, units
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, NotThere
from luoshi_server.supervisions.acting import case_of, mechanism
from luoshi_server.supervisions.actions.propose import propose
from luoshi_server.supervisions.models import Step, Supervision
from luoshi_server.supervisions.queries import owed_in, visible_to
from luoshi_server.web.acts import Act, offers, try_act
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.duties.filters import ALL
from luoshi_server.web.duties.offers import ActForm
from luoshi_server.web.duties.places import quote_address
from luoshi_server.web.mechanisms.saying import must_in_words
from luoshi_server.web.supervisions.forms import MEASURES, RESULTS, ProposeForm
from luoshi_server.web.supervisions.verbs import ACTS

CORRECTED = {
    "ordered": gettext_lazy("待整改"),
    "reported": gettext_lazy("待核查"),
    "accepted": gettext_lazy("核查通过"),
    "wanting": gettext_lazy("重新整改"),
}

MEASURE_STATES = {
    "proposed": gettext_lazy("待批准"),
    "approved": gettext_lazy("已批准，待实施"),
    "refused": gettext_lazy("未批准"),
    "done": gettext_lazy("已实施"),
}


class SupervisionFilter(forms.Form):
    """The bar over the list."""

    step = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[ALL, *Step.choices]
    )
    unit = forms.CharField(label=gettext_lazy("督查对象"), required=False, max_length=200)


@require_GET
@inside()
def supervisions(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What the member may see, the latest first."""
    _require_part(member)
    form = SupervisionFilter(request.GET)
    form.is_valid()
    rows = visible_to(member)
    if form.cleaned_data.get("step"):
        rows = rows.filter(step=form.cleaned_data["step"])
    if form.cleaned_data.get("unit"):
        typed = form.cleaned_data["unit"]
        rows = rows.filter(whose=registered_name(typed))
    shown = paged(request, rows)
    bound = mechanism()
    context = {
        "form": form,
        "page": shown,
        "count": shown.paginator.count,
        "is_ordered": bound is not None,
        "quote": _order_of(bound),
        "may_propose": bound is not None and may(member, Verb.SUPERVISE),
        "corrected": CORRECTED,
    }
    return page(request, "supervisions/list.html", context)


@inside(Verb.SUPERVISE)
def new(request: HttpRequest, *, member: Member) -> HttpResponse:
    """A plan, put before the head."""
    form = ProposeForm(request.POST) if request.method == "POST" else ProposeForm()
    made: list[Supervision] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and try_action(
            request,
            form,
            lambda: made.append(
                propose(by=member, request=number_of(request), **form.cleaned_data)
            ),
            done=_("督查方案已报批。"),
        )
    ):
        return HttpResponseRedirect(reverse("supervision", kwargs={"key": made[0].key}))
    context = {
        "form": form,
        "is_ordered": mechanism() is not None,
        "units": units().values_list("name", flat=True),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "supervisions/new.html", context, status=status)


@require_GET
@inside()
def supervision(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """One supervision, as the member may see it."""
    return _show(request, _seen_by(member, key), member)


@require_POST
@inside()
def act(request: HttpRequest, key: str, verb: str, *, member: Member) -> HttpResponse:
    """Take one step of a supervision."""
    found = _seen_by(member, key)
    refused = try_act(request, ACTS, verb, found, member)
    if refused is None:
        return HttpResponseRedirect(reverse("supervision", kwargs={"key": key}))
    one, form, status = refused
    found = _seen_by(member, key)
    form.let_try_again(found.last_entry)
    return _show(request, found, member, status=status, refused=(one, form))


def _require_part(member: Member) -> None:
    """Those who supervise, those who are supervised, and those who look at everything."""
    if not (member.sees_all or role_of(member) in UNIT):
        raise Forbidden(_("您的角色不办理政府督查。"), advice=_("如需查看，请联系管理员。"))


def _seen_by(member: Member, key: str) -> Supervision:
    found = visible_to(member).filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这项督查，或您无权查看。"), advice=_("请从列表进入。"))
    return found


def _show(
    request: HttpRequest,
    row: Supervision,
    member: Member,
    *,
    status: int = 200,
    refused: tuple[Act, ActForm] | None = None,
) -> HttpResponse:
    case = case_of(row)
    now = clock.now()
    ends = objection_ends(case, published_calendar()) if case is not None else None
    context: dict[str, Any] = {
        "row": row,
        "offers": offers(ACTS, member, row, refused),
        "owed": [_shown(one, now) for one in owed_in(row)],
        "is_ordered": mechanism() is not None,
        "quote": _order_of(mechanism()),
        "objection_ends": ends,
        "may_still_object": ends is not None and now <= ends and row.objected is None,
        "corrected": CORRECTED.get(row.corrected, ""),
        "measure": dict(MEASURES).get(row.measure, ""),
        "measure_state": MEASURE_STATES.get(row.measure_state, ""),
        "outcome": dict(RESULTS).get(row.review_outcome, ""),
        "timeline": _timeline(row),
    }
    return page(request, "supervisions/supervision.html", context, status=status)


def _shown(owed: Any, now: Any) -> dict[str, Any]:
    one = owed.one
    calendar = published_calendar()
    late = one.is_overdue(now) and owed.ended is None
    return {
        "must": must_in_words(one.rule.rule),
        "unit": one.bearer.name,
        "due": one.due,
        "is_provisional": owed.is_provisional,
        "source": one.rule.source,
        "article": owed.article,
        "why": owed.why,
        "ended": owed.ended,
        "late_days": calendar.working_days_between(one.due.date(), now.date()) if late else None,
    }


def _order_of(bound: Any) -> dict[str, str] | None:
    """The words of the document that order supervision."""
    if bound is None:
        return None
    pin = bound.rules[0].pin
    start, end = place_in_reading(pin.document, pin.span.start, pin.span.end)
    return {
        "words": pin.words,
        "href": quote_address(pin.document, start, end),
        "place": pin.document,
    }


def _timeline(row: Supervision) -> list[dict[str, Any]]:
    lines = Line.objects.filter(about=row.key).order_by("number")[:200]
    return [
        {
            "title": title_of(type(line.event())),
            "at": f"{line.recorded.astimezone(clock.now().tzinfo):%Y-%m-%d %H:%M}",
            "by": line.actor,
            "text": line.reason,
        }
        for line in lines
    ]


urlpatterns = [
    path("supervisions/", supervisions, name="supervisions"),
    path("supervisions/new/", new, name="supervision_new"),
    path("supervisions/<slug:key>/", supervision, name="supervision"),
    path("supervisions/<slug:key>/<slug:verb>/", act, name="supervision_act"),
]
