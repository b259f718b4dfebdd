"""Schemes of scoring: tried out without being kept, proposed, adopted by somebody else."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.queries import units as units_there_are
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.scoring.actions.decide_scheme import adopt_scheme, decline_scheme
from luoshi_server.scoring.actions.find_fact import find_fact, take_fact_back
from luoshi_server.scoring.actions.propose_scheme import propose_scheme
from luoshi_server.scoring.kinds import kinds_found_by_people, title_of
from luoshi_server.scoring.models import FoundFact, SchemeVersion
from luoshi_server.scoring.queries import ranking, read, scheme_of, simulated
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import unit_field, words_field
from luoshi_server.web.scores.choosing import PeriodForm, chosen_period
from luoshi_server.web.scores.simulating import ProposeForm, SchemeForm
from luoshi_server.web.scores.writing import as_written

MOVES_SHOWN = 50


@require_GET
@inside()
def simulation(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Who would move if the weights were others; nothing of it is kept."""
    return _simulation(request, member, None)


def _simulation(request: HttpRequest, member: Member, proposal: ProposeForm | None) -> HttpResponse:
    period = chosen_period(request.GET.get("period", ""))
    form = SchemeForm(scheme_of(period).scheme, request.GET)
    is_changed = form.is_changed()
    moves, after = simulated(period, form.changed()) if is_changed else ((), ())
    context = {
        "period": period,
        "periods": PeriodForm(period),
        "form": form,
        "is_changed": is_changed,
        **as_written(form.scheme),
        "moves": moves[:MOVES_SHOWN],
        "moves_count": len(moves),
        "units_count": len(after) if is_changed else len(ranking(period)),
        "may_propose": may(member, Verb.ADOPT),
        "proposal": proposal or ProposeForm(initial={"since": period.span.first}),
        "query": request.GET.urlencode(),
    }
    return page(
        request,
        "scores/simulation.html",
        context,
        status=422 if form.errors or (proposal and proposal.errors) else 200,
    )


@require_POST
@inside(Verb.ADOPT)
def propose(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Put the changed scheme up for adoption."""
    period = chosen_period(request.GET.get("period", ""))
    form, proposal = SchemeForm(scheme_of(period).scheme, request.GET), ProposeForm(request.POST)
    if form.is_valid() and proposal.is_valid():
        told = proposal.cleaned_data
        changed = replace(form.changed(), version=told.pop("version"))
        if try_action(
            request,
            proposal,
            lambda: propose_scheme(changed, by=member, request=number_of(request), **told),
            done=_("方案已提出，由另一人采纳后施行。"),
        ):
            return HttpResponseRedirect(reverse("schemes"))
    return _simulation(request, member, proposal)


class DeclineForm(forms.Form):
    """Why a scheme is not adopted."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=500)


@require_GET
@inside()
def schemes(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The schemes that were proposed, and what became of them."""
    shown = paged(request, SchemeVersion.objects.all())
    rows = [
        (
            version,
            read(version.scheme),
            version.state == "proposed"
            and may(member, Verb.SET_WEIGHTS)
            and version.proposed_by != member.username,
        )
        for version in shown.object_list
    ]
    present = scheme_of(chosen_period(""))
    return page(
        request,
        "scores/schemes.html",
        {
            "page": shown,
            "rows": rows,
            "present": present,
            "title_of": title_of,
            "decline": DeclineForm(auto_id=False),
        },
    )


@require_POST
@inside(Verb.SET_WEIGHTS)
def decide(request: HttpRequest, key: str, answer: str, *, member: Member) -> HttpResponse:
    """Adopt a proposed scheme, or decline it."""
    number = number_of(request)
    if answer == "adopt":
        try_action(
            request,
            None,
            lambda: adopt_scheme(key, by=member, request=number),
            done=_("方案已采纳。"),
        )
    elif answer == "decline":
        reason = request.POST.get("reason", "")
        try_action(
            request,
            None,
            lambda: decline_scheme(key, by=member, reason=reason, request=number),
            done=_("方案不予采纳。"),
        )
    else:
        raise NotThere(_("没有这个办理事项。"))
    return HttpResponseRedirect(reverse("schemes"))


class FindForm(forms.Form):
    """What was found, of which unit, of which day."""

    kind = forms.ChoiceField(label=gettext_lazy("事项"))
    unit = unit_field(gettext_lazy("单位"))
    on = date_field(gettext_lazy("计入日期"))
    duty = forms.CharField(
        label=gettext_lazy("任务编号"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("任务页标题下方的编号；与具体任务无关的不填。"),
    )
    amount = forms.DecimalField(
        label=gettext_lazy("数量"), max_digits=9, decimal_places=3, initial=1
    )
    words = words_field(gettext_lazy("认定的事实和依据"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kinds = kinds_found_by_people(now().date())
        self.fields["kind"].choices = [(kind, title_of(kind)) for kind in kinds]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@inside(Verb.SET_WEIGHTS)
def findings(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What people found that no case says, and the form to enter one more."""
    form = FindForm(request.POST or None, initial={"on": now().date()})
    if form.is_valid() and try_action(
        request,
        form,
        lambda: find_fact(by=member, request=number_of(request), **form.cleaned_data),
        done=_("已认定，计入评分。"),
    ):
        return HttpResponseRedirect(reverse("score_findings"))
    shown = paged(request, FoundFact.objects.all())
    context = {
        "form": form,
        "page": shown,
        "rows": [(one, title_of(one.kind)) for one in shown.object_list],
        "names": units_there_are().values_list("name", flat=True),
    }
    return page(request, "scores/findings.html", context, status=422 if form.errors else 200)


@require_POST
@inside(Verb.SET_WEIGHTS)
def take_back(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Take a finding back, with the reason."""
    reason = request.POST.get("reason", "")
    try_action(
        request,
        None,
        lambda: take_fact_back(key, by=member, reason=reason, request=number_of(request)),
        done=_("已撤销，不再计入评分。"),
    )
    return HttpResponseRedirect(reverse("score_findings"))


urlpatterns = [
    path("scores/simulation/", simulation, name="scores_simulation"),
    path("scores/schemes/", schemes, name="schemes"),
    path("scores/schemes/propose/", propose, name="propose_scheme"),
    path("scores/schemes/<slug:key>/<slug:answer>/", decide, name="decide_scheme"),
    path("scores/findings/", findings, name="score_findings"),
    path("scores/findings/<slug:key>/take-back/", take_back, name="take_finding_back"),
]
