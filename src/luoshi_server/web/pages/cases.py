"""A case: what was told, what is owed and why, and every order with its reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi_policies.follow_up import MECHANISM as FOLLOW_UP
from luoshi_server.accounts.models import Member
from luoshi_server.cases.keeping import load_one
from luoshi_server.cases.visibility import cases_visible_to
from luoshi_server.duties.models import Duty
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import NotThere
from luoshi_server.registers.catalogue import registers
from luoshi_server.registers.models import Entry
from luoshi_server.web.doors import inside, page
from luoshi_server.web.mechanisms import case as shown
from luoshi_server.web.mechanisms.orders import orders_shown

MOST = 100
"""How many events and orders the page shows; a matter that comes back for years has more."""


@require_GET
@inside()
def case(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """One case, for those who may see it."""
    row = cases_visible_to(member).select_related("mandate").filter(pk=key).first()
    found = load_one(key) if row is not None else None
    if row is None or found is None:
        raise NotThere(_("没有这个事件，或不属于您的单位。"))
    bound, built = found
    context = {
        "case": row,
        "mechanism": bound.mechanism,
        "duty": Duty.objects.filter(pk=row.about).first()
        if row.mechanism == FOLLOW_UP.name
        else None,
        "owed": shown.owed_of(built, now()),
        "ended": shown.ended_of(built)[:MOST],
        "events": shown.events_of(row, built, member)[:MOST],
        "orders": orders_shown(row.orders.order_by("-at", "-sequence")[:MOST], member),
        "entries": [
            (registers()[one.register], one) for one in Entry.objects.filter(about=row.about)[:20]
        ],
    }
    return page(request, "mechanisms/case.html", context)


urlpatterns = [path("cases/<path:key>/", case, name="case")]
