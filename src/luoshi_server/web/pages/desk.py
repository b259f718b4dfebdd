"""The desk: what stands before this member today, by his role, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_q.models import OrmQ

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import Role, Verb
from luoshi_server.platform.clock import now
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
@inside(Verb.APPROVE)
def approvals(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Praise and criticism that wait for the head's approval."""
    shown = paged(request, others.cards_to_approve())
    return _list(request, _("待批准的表扬、批评"), shown, list(shown.object_list))


@require_GET
@inside(Verb.KEEP_MEMBERS)
def jobs(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Work in the background: what waits, or what has failed."""
    if request.GET.get("which") == "queued":
        shown = paged(request, OrmQ.objects.order_by("pk"))
        return _list(request, _("后台排队"), shown, others.cards_of_queue(shown.object_list))
    shown = paged(request, others.failures())
    return _list(request, _("后台失败"), shown, others.cards_of_failures(shown.object_list))


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
    path("desk/approvals/", approvals, name="desk_approvals"),
    path("desk/jobs/", jobs, name="desk_jobs"),
    path("desk/findings/", findings, name="desk_findings"),
]
