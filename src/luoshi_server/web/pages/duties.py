"""The ledger of tasks (任务台账): a list that can be filtered, totalled, exported and assigned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.tasks import TASKS
from luoshi_server.duties.actions.assign_together import assign_together
from luoshi_server.duties.models import Duty, Lamp
from luoshi_server.duties.queries import visible_to
from luoshi_server.organisations.queries import units
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import ChangedMeanwhile, Refused, required
from luoshi_server.web.doors import inside, number_of, page, paged
from luoshi_server.web.duties.assigning import RHYTHMS
from luoshi_server.web.duties.book import book_of
from luoshi_server.web.duties.filters import DutyFilter, asked_of, filtered, ordered
from luoshi_server.web.duties.rows import rows_of
from luoshi_server.web.jinja import instant

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@inside()
def duties(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The duties that fit the filters, fifty a page, with totals by lamp."""
    return _list(request, member)


def _list(
    request: HttpRequest, member: Member, status: int = 200, refusal: Refused | None = None
) -> HttpResponse:
    form = DutyFilter(request.GET)
    asked = asked_of(form)
    visible = visible_to(member)
    listed = filtered(visible, asked, now=now())
    shown = paged(
        request,
        ordered(listed, asked).select_related("document").prefetch_related("units"),
    )
    context = {
        "form": form,
        "page": shown,
        "rows": rows_of(shown.object_list, member, now=now()),
        "count": shown.paginator.count,
        "lamps": _lamps(visible, asked, request),
        "book": f"{reverse('duties_book')}?{request.GET.urlencode()}",
        "units": units().values_list("name", flat=True),
        "assignable": _assignable(listed).count() if may(member, Verb.ASSIGN) else 0,
        "rhythms": RHYTHMS,
        "query": request.GET.urlencode(),
        "refusal": refusal,
    }
    return page(request, "duties/list.html", context, status=status)


def _lamps(
    visible: QuerySet[Duty], asked: Mapping[str, Any], request: HttpRequest
) -> list[tuple[str, int, str]]:
    """Each lamp with its number among what was asked for otherwise, and the list it opens."""
    others = {name: value for name, value in asked.items() if name != "lamp"}
    counted = dict(
        filtered(visible, others, now=now())
        .order_by()
        .values_list("lamp")
        .annotate(count=Count("pk"))
    )
    kept = [
        (name, one) for name, one in request.GET.items() if name not in ("lamp", "page") and one
    ]
    worst_first = (Lamp.RED, Lamp.YELLOW, Lamp.BLUE, Lamp.GREY, Lamp.GREEN)
    return [
        (lamp.value, counted.get(lamp.value, 0), f"?{urlencode([*kept, ('lamp', lamp.value)])}")
        for lamp in worst_first
    ]


def _assignable(listed: QuerySet[Duty]) -> QuerySet[Duty]:
    """Of a list, what the document gives a unit and a day that has not passed."""
    return TASKS["assign"].among(listed, now()).filter(deadline__gte=now().date())


@require_GET
@inside()
def duties_book(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The same list as a workbook."""
    asked = asked_of(DutyFilter(request.GET))
    listed = ordered(filtered(visible_to(member), asked, now=now()), asked)
    note = _("截至 {instant}，由 {who} 导出").format(
        instant=instant(now()), who=member.get_full_name()
    )
    response = HttpResponse(book_of(listed, member, now=now(), note=note), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="duties-{now():%Y%m%d}.xlsx"'
    return response


@require_POST
@inside(Verb.ASSIGN)
def assign_listed(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Assign what is listed and lacks nothing, with one rhythm of reports for all."""
    listed = filtered(visible_to(member), asked_of(DutyFilter(request.GET)), now=now())
    rhythm = request.POST.get("reports", "")
    count = request.POST.get("count", "")
    try:
        if not count.isdecimal() or rhythm not in dict(RHYTHMS):
            raise required("count", _("项数"))
        done = assign_together(
            _assignable(listed),
            by=member,
            reports=rhythm or None,  # type: ignore[arg-type]
            expected=int(count),
            request=number_of(request),
        )
    except (ChangedMeanwhile, Refused) as refusal:
        if refusal.status not in (409, 422):
            raise
        return _list(request, member, refusal.status, refusal)
    messages.success(request, _("已交办 %(count)s 项。") % {"count": len(done.assigned)})
    for duty, why in done.left[:5]:
        messages.warning(
            request, _("“%(title)s”未交办：%(why)s") % {"title": duty.title, "why": why}
        )
    if len(done.left) > 5:
        messages.warning(request, _("另有 %(count)s 项未交办。") % {"count": len(done.left) - 5})
    return HttpResponseRedirect(f"{reverse('duties')}?{request.GET.urlencode()}")


urlpatterns = [
    path("duties/", duties, name="duties"),
    path("duties/ledger.xlsx", duties_book, name="duties_book"),
    path("duties/assign/", assign_listed, name="assign_listed"),
]
