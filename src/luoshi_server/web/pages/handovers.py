"""Hand-overs: duties whose answering post-holder has left, to be taken over by somebody."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.confirm_hand_over import confirm_hand_over
from luoshi_server.duties.handovers import open_for
from luoshi_server.web.doors import inside, number_of, page, paged, try_action


@inside(Verb.SEE_INSIDE)
def handovers(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The open hand-overs, a unit at a time, with whoever heads it now."""
    if request.method == "POST":
        counted: list[int] = []
        if try_action(
            request,
            None,
            lambda: counted.append(
                confirm_hand_over(
                    request.POST.get("unit", ""),
                    request.POST.getlist("duties"),
                    by=member,
                    to_person=request.POST.get("to_person", ""),
                    request=number_of(request),
                )
            ),
            done="",
        ):
            said = _("已交接 {count} 项任务。").format(count=counted[0])
            messages.success(request, said)
        return redirect("handovers")
    rows = paged(request, open_for(member))
    units = [
        {"unit": unit, "rows": (own := list(group)), "successor": own[0].successor}
        for unit, group in groupby(rows, key=lambda one: one.duty.lead)
    ]
    context = {
        "rows": rows,
        "units": units,
        "may_confirm": may(member, Verb.ASSIGN) or may(member, Verb.SIGN, of=[member.unit]),
    }
    return page(request, "handovers/list.html", context)


urlpatterns = [path("handovers/", handovers, name="handovers")]
