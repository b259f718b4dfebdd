"""The desk: what stands before this member today, by his role, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT, Role, Verb
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Forbidden
from luoshi_server.web.desks import office, others, units
from luoshi_server.web.desks.column import Column
from luoshi_server.web.doors import inside, page, paged

DESKS: dict[Role, Callable[[Member, datetime], list[Column]]] = {
    Role.CLERK: office.clerk,
    Role.CHECKER: office.checker,
    Role.LIAISON: units.columns,
    Role.HEAD: units.columns,
    Role.SUBDISTRICT: units.columns,
    Role.LEADER: others.leader,
    Role.DEPUTY: others.deputy,
    Role.AUDITOR: others.auditor,
    Role.ADMINISTRATOR: others.administrator,
}


@require_GET
@inside()
def desk(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The columns of the member's role."""
    columns = DESKS[role_of(member)](member, now())
    return page(request, "desk/desk.html", {"columns": columns})


@require_GET
@inside()
def owed(request: HttpRequest, *, member: Member) -> HttpResponse:
    """All that the member's unit owes in the mechanisms beside the follow-up of duties."""
    if role_of(member) not in UNIT:
        raise Forbidden(_("这是各单位自己的清单。"), advice=_("请从机制运行页查看。"))
    shown = paged(request, units.owed_by(member.unit))
    cards = [units.card_of_owed(one, now()) for one in shown.object_list]
    return _list(request, _("其他责任事项"), shown, cards)


@require_GET
@inside(Verb.SUPERVISE)
def slips(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The steps of ladders for which no slip was drawn up yet."""
    shown = paged(request, due_for_a_slip())
    cards = office.cards_of_orders(shown.object_list)
    return _list(request, _("待发督办单"), shown, cards)


@require_GET
@inside(Verb.SEE_ALL_UNITS)
def findings(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What does not hold in the documents, of all gazettes; or what of it may be released."""
    is_to_release = request.GET.get("which") == "release"
    rows = office.findings_to_release() if is_to_release else others.findings_open()
    shown = paged(request, rows)
    title = _("待公开疑点") if is_to_release else _("公报疑点")
    return _list(request, title, shown, [office.card_of_finding(one) for one in shown.object_list])


def _list(request: HttpRequest, title: str, shown: Any, cards: list[Any]) -> HttpResponse:
    context = {"title": title, "page": shown, "cards": cards, "count": shown.paginator.count}
    return page(request, "desk/list.html", context)


urlpatterns = [
    path("desk/", desk, name="desk"),
    path("desk/owed/", owed, name="desk_owed"),
    path("desk/slips/", slips, name="desk_slips"),
    path("desk/findings/", findings, name="desk_findings"),
]
