"""The burden meter (减负一览): what units had to report, and how much of it served several ends."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.cases.models import Obligation
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Forbidden, NotThere, Refused
from luoshi_server.scoring.burden import (
    MEASURES,
    Burden,
    burdens,
    course,
    rows_of,
    same_facts,
)
from luoshi_server.scoring.periods import ScoringPeriod, last_periods, period_called, period_of
from luoshi_server.web.charts import Chart, Line, line
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.duties.places import address_of
from luoshi_server.web.wall.board import in_language

COURSE = 12
FACTS_SHOWN = 60


class MonthForm(forms.Form):
    """The bar over the burden."""

    month = forms.ChoiceField(label=gettext_lazy("月份"))

    def __init__(self, chosen: ScoringPeriod) -> None:
        super().__init__(initial={"month": chosen.name})
        months = last_periods(_this_month(), COURSE)
        if chosen not in months:
            months.append(chosen)
        self.fields["month"].choices = [(one.name, one.title) for one in reversed(months)]  # type: ignore[attr-defined]


@require_GET
@inside()
def burden(request: HttpRequest, *, member: Member) -> HttpResponse:
    """A month: what every unit was asked for, what it answered, and what it had to fill in."""
    month = _month(request)
    own = _own_unit(member)
    rows = sorted(
        burdens(month, own).items(),
        key=lambda row: (-row[1].asked, -row[1].forms, row[0]),
    )
    shown = paged(request, rows)
    duties = list(same_facts(visible_to(member))[:FACTS_SHOWN])
    context = {
        "form": MonthForm(month),
        "month": month,
        "own": own,
        "total": sum((one for _unit, one in rows), Burden()),
        "page": shown,
        "rows": [(unit, one, _links(member, month, unit)) for unit, one in shown.object_list],
        "links": _links(member, month, own),
        "facts": _groups(duties),
        "facts_shown": FACTS_SHOWN,
    }
    return page(request, "burden/burden.html", context)


@require_GET
@inside()
def burden_course(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The course of a year, fetched after the page of its last month."""
    months = last_periods(_month(request), COURSE)
    chart = _chart(months, course(months, _own_unit(member)))
    return page(request, "burden/course.html", {"course": chart})


def _this_month() -> ScoringPeriod:
    return period_of("month", now().date())


def _month(request: HttpRequest) -> ScoringPeriod:
    asked = request.GET.get("month", "")
    month = period_called(asked) if asked else _this_month()
    if month.every != "month":
        raise Refused(_("请选择月份。"), field="month")
    return month


def _own_unit(member: Member) -> str:
    """Members of a unit see their own burden; the others that of every unit."""
    return member.unit if role_of(member) in UNIT else ""


def _links(member: Member, month: ScoringPeriod, unit: str) -> dict[str, str]:
    """The lists behind the numbers of a unit, for those who may see what they are about."""
    if not (member.sees_all or _own_unit(member)):
        return {}
    address = reverse("burden_list")
    return {
        what: f"{address}?{urlencode({'month': month.name, 'what': what, 'unit': unit})}"
        for what in MEASURES
    }


def _chart(months: list[ScoringPeriod], totals: list[Burden]) -> Chart | None:
    """The course of a year; before the first request there is nothing, and not a zero."""
    if not any(any(total) for total in totals):
        return None
    first = next(place for place, total in enumerate(totals) if any(total))
    known = [None if place < first else total for place, total in enumerate(totals)]
    return line(
        [
            Line(
                name=str(MEASURES[what].title),
                numbers=tuple(None if one is None else getattr(one, what) for one in known),
            )
            for what in ("asked", "forms", "reused")
        ],
        periods=[month.name for month in months],
        title=_("报告要求与实际填报"),
        description=_("各月要求报告的次数、实际填报的次数和一报多用的次数。"),
        unit=_("次"),
    )


class SameFact:
    """Duties that ask one unit for the same number."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self.duties = list(duties)
        first = self.duties[0]
        self.lead, self.item, self.unit = first.lead, first.item, first.target_unit

    @property
    def documents(self) -> int:
        """How many documents ask."""
        return len({duty.document_id for duty in self.duties if duty.document_id})

    @property
    def unsigned(self) -> int:
        """Of how many the unit has not signed for; a report does not serve those yet."""
        return sum(duty.state in ("found", "assigned") for duty in self.duties)


def _groups(duties: list[Duty]) -> list[SameFact]:
    groups = [SameFact(own) for _fact, own in groupby(duties, key=lambda duty: duty.fact)]
    # The last one may have been cut off where the page ends.
    return [group for group in groups if len(group.duties) > 1]


@require_GET
@inside()
def burden_list(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The requests, answers or forms that a number counts."""
    month, what = _month(request), request.GET.get("what", "asked")
    if what not in MEASURES:
        raise NotThere(_("没有这个列表。"))
    unit = request.GET.get("unit", "")
    own = _own_unit(member)
    if not member.sees_all and (not own or unit != own):
        raise Forbidden(_("报告明细只对本单位和督查机构开放。"))
    shown = paged(request, rows_of(what, month, unit).order_by("unit", MEASURES[what].when, "pk"))
    found = list(shown.object_list)
    context = {
        "month": month,
        "what": what,
        "title": MEASURES[what].title,
        "unit": unit,
        "page": shown,
        "rows": _request_rows(found) if what in ("asked", "answered") else _report_rows(found),
        "count": shown.paginator.count,
        "has_requests": what in ("asked", "answered"),
    }
    return page(request, "burden/list.html", context)


def _request_rows(found: list[Obligation]) -> list[dict[str, Any]]:
    keys = [one.about.partition("/")[0] for one in found]
    titles = dict(Duty.objects.filter(key__in=keys).values_list("key", "title"))
    return [
        {
            "title": titles.get(key, key),
            "href": address_of("duty", key=key) if key in titles else "",
            "unit": one.unit,
            "due": one.due,
            "ended": one.ended,
            "is_late": one.is_late or (one.how == "" and one.due < now()),
            "state": _ending(one),
            "must": in_language(one.must_zh, one.must),
        }
        for key, one in zip(keys, found, strict=True)
    ]


def _ending(one: Obligation) -> str:
    if one.how == "met":
        return _("已报告（逾期）") if one.is_late else _("已报告")
    if one.how == "lapsed":
        return _("任务已销号，不再要求")
    return _("逾期未报") if one.due < now() else _("未到期")


def _report_rows(found: list[Any]) -> list[dict[str, Any]]:
    keys = [one.duty_id for one in found]
    titles = dict(Duty.objects.filter(key__in=keys).values_list("key", "title"))
    return [
        {
            "title": titles.get(one.duty_id, one.duty_id),
            "href": address_of("duty", key=one.duty_id),
            "unit": one.unit,
            "told": one.told,
            "due": one.due,
            "period": one.period,
            "value": one.value,
            "value_unit": one.value_unit,
            "words": one.words,
            "kind": _("办结报告") if one.kind == "completion" else _("进展报告"),
        }
        for one in found
    ]


urlpatterns = [
    path("burden/", burden, name="burden"),
    path("burden/course/", burden_course, name="burden_course"),
    path("burden/list/", burden_list, name="burden_list"),
]
