"""Requests for a change (变更审批): what is asked for, beside what it is now, and the decision."""

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
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.models import Request
from luoshi_server.duties.requests import requests_visible_to, to_decide
from luoshi_server.organisations.queries import registered_name
from luoshi_server.platform.errors import Forbidden, NotThere, Refused
from luoshi_server.web.doors import inside, number_of, page, paged, way_back
from luoshi_server.web.duties.asking import DecideForm
from luoshi_server.web.duties.differences import STATES, TITLES, asked_of
from luoshi_server.web.duties.filters import ALL
from luoshi_server.web.duties.places import quote_of


class RequestFilter(forms.Form):
    """The bar over the list of requests."""

    state = forms.ChoiceField(
        label=gettext_lazy("状态"),
        required=False,
        choices=[ALL, ("mine", gettext_lazy("待我审批")), *STATES.items()],
    )
    what = forms.ChoiceField(
        label=gettext_lazy("事项"), required=False, choices=[ALL, *TITLES.items()]
    )
    unit = forms.CharField(label=gettext_lazy("申请单位"), required=False, max_length=200)


@require_GET
@inside()
def requests(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The requests that the member may see, the latest first."""
    _require_part(member)
    form = RequestFilter(request.GET)
    form.is_valid()
    rows = requests_visible_to(member)
    for name, value in form.cleaned_data.items():
        match name, value:
            case _, "":
                continue
            case "state", "mine":
                rows = rows.filter(pk__in=to_decide(member).values("pk"))
            case "unit", typed:
                rows = rows.filter(unit=registered_name(typed))
            case _:
                rows = rows.filter(**{name: value})
    shown = paged(request, rows)
    context = {
        "form": form,
        "page": shown,
        "count": shown.paginator.count,
        "rows": [asked_of(one, member) for one in shown.object_list],
    }
    return page(request, "requests/list.html", context)


@inside()
def decide(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """One request with its difference; whoever may decides it here."""
    _require_part(member)
    asked = requests_visible_to(member).filter(pk=key).first()
    if asked is None:
        raise NotThere(_("没有这项申请，或您无权查看。"))
    if request.method != "POST":
        return _show(request, asked, member, DecideForm(asked.duty, member))
    form = DecideForm(asked.duty, member, request.POST)
    answer = request.POST.get("answer", "")
    status = 422
    if answer not in ("yes", "no"):
        form.add_error(None, _("请选择同意或不同意。"))
    elif form.is_valid():
        try:
            decide_request(
                asked,
                by=member,
                approved=answer == "yes",
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                request=number_of(request),
            )
        except Refused as refusal:
            if refusal.status not in (409, 422):
                raise
            form.refuse(refusal)
            status = refusal.status
        else:
            said = _("已同意，任务已按申请变更。") if answer == "yes" else _("已答复不同意。")
            messages.success(request, said)
            return HttpResponseRedirect(way_back(request, reverse("requests")))
    asked.refresh_from_db()
    form.let_try_again(asked.duty.last_entry)
    return _show(request, asked, member, form, status)


def _show(
    request: HttpRequest, asked: Request, member: Member, form: DecideForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "asked": asked_of(asked, member),
        "duty": asked.duty,
        "quote": quote_of(asked.duty),
        "form": form,
    }
    return page(request, "requests/request.html", context, status=status)


def _require_part(member: Member) -> None:
    """Those who ask, those who decide, and those who look at everything."""
    verbs = (Verb.ASK, Verb.DECIDE, Verb.SEE_ALL_UNITS)
    if not any(may(member, verb) for verb in verbs):
        raise Forbidden(_("您的角色不办理变更申请。"), advice=_("如需查看，请联系管理员。"))


urlpatterns = [
    path("requests/", requests, name="requests"),
    path("requests/<slug:key>/", decide, name="request"),
]
