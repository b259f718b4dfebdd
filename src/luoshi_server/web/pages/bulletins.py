"""Bulletins: the list, and what is to be drawn up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.bulletins.late import working_days_late
from luoshi_server.bulletins.models import Bulletin, Sort, State
from luoshi_server.bulletins.queries import visible_to
from luoshi_server.bulletins.slips import all_due_for_a_slip, due_for_a_slip, orders_called
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.duties.models import Duty
from luoshi_server.organisations.queries import registered_name
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.names import holding
from luoshi_server.web.bulletins.forms import SlipForm
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.duties.filters import ALL


class BulletinFilter(forms.Form):
    """The bar over the list."""

    sort = forms.ChoiceField(
        label=gettext_lazy("种类"), required=False, choices=[ALL, *Sort.choices]
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[ALL, *State.choices]
    )
    unit = forms.CharField(label=gettext_lazy("单位"), required=False, max_length=200)
    words = forms.CharField(label=gettext_lazy("文号或标题"), required=False, max_length=100)


@require_GET
@inside()
def bulletins(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What the member may see, the latest first."""
    form = BulletinFilter(request.GET)
    form.is_valid()
    rows = visible_to(member).defer("content", "quotes", "wording")
    for name, value in form.cleaned_data.items():
        match name, value:
            case _, "":
                continue
            case "unit", typed:
                rows = rows.filter(units__contains=holding(registered_name(typed)))
            case "words", typed:
                rows = rows.filter(title__contains=typed) | rows.filter(number__contains=typed)
            case _:
                rows = rows.filter(**{name: value})
    shown = paged(request, rows)
    may_write = may(member, Verb.WRITE_BULLETIN)
    context = {
        "form": form,
        "page": shown,
        "count": shown.paginator.count,
        "may_write": may_write,
        "due": due_for_a_slip().count() if may_write else 0,
        "today": clock.now().date(),
    }
    return page(request, "bulletins/list.html", context)


@require_GET
@inside(Verb.WRITE_BULLETIN)
def slips_due(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The orders for which a slip is to be drawn up."""
    shown = paged(request, all_due_for_a_slip())
    context = {
        "page": shown,
        "count": shown.paginator.count,
        "rows": _rows(orders_called(shown.object_list)),
    }
    return page(request, "bulletins/due.html", context)


@inside(Verb.WRITE_BULLETIN)
def draw_up(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Word the slip of one order, and draw it up."""
    order = Order.objects.filter(key=key, kind="escalate").first()
    if order is None:
        raise NotThere(_("没有需要开具督办单的这一事项。"))
    before = Bulletin.objects.filter(order=key).exclude(state=State.VOIDED).first()
    if before is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("bulletin", kwargs={"key": before.key}))
    form = SlipForm(request.POST) if request.method == "POST" else SlipForm()
    status = 200
    if request.method == "POST":
        status = 422
        drawn: list[Bulletin] = []
        if form.is_valid() and try_action(
            request,
            form,
            lambda: drawn.append(
                draft_slip(key, by=member, request=number_of(request), **form.cleaned_data)
            ),
            done=_("督办单已起草，请送签发。"),
        ):
            return HttpResponseRedirect(reverse("bulletin", kwargs={"key": drawn[0].key}))
    context = {"form": form, "row": _rows([order])[0]}
    return page(request, "bulletins/draw_up.html", context, status=status)


def _rows(orders: list[Order]) -> list[dict[str, Any]]:
    owed = Obligation.objects.in_bulk([order.obligation for order in orders])
    duties = Duty.objects.in_bulk({order.about.partition("/")[0] for order in orders})
    today = clock.now().date()
    return [
        {
            "order": order,
            "owed": owed.get(order.obligation),
            "duty": duties.get(order.about.partition("/")[0]),
            "days": working_days_late(owed[order.obligation].due, today)
            if order.obligation in owed
            else None,
        }
        for order in orders
    ]


urlpatterns = [
    path("bulletins/", bulletins, name="bulletins"),
    path("bulletins/due/", slips_due, name="slips_due"),
    path("bulletins/due/<slug:key>/", draw_up, name="slip_draw_up"),
]
