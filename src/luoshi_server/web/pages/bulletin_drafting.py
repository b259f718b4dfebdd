"""Drafting notices and monthly reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.bulletins.actions.draft_notice import draft_notice
from luoshi_server.bulletins.late import units_late
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.months import month_of
from luoshi_server.platform import clock
from luoshi_server.web.bulletins.forms import MonthlyForm, NoticeForm
from luoshi_server.web.doors import inside, number_of, page, try_action


@inside(Verb.WRITE_BULLETIN)
def notice(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Choose the units, word the notice, and draft it."""
    late = units_late(clock.now())
    form = NoticeForm(late, request.POST) if request.method == "POST" else NoticeForm(late)
    drafted: list[Bulletin] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and try_action(
            request,
            form,
            lambda: drafted.append(
                draft_notice(
                    by=member,
                    units=form.cleaned_data["units"],
                    at_least=form.cleaned_data["at_least"],
                    title=form.cleaned_data["title"],
                    wording=form.wording(),
                    request=number_of(request),
                )
            ),
            done=_("通报已起草，请送签发。"),
        )
    ):
        return HttpResponseRedirect(reverse("bulletin", kwargs={"key": drafted[0].key}))
    context = {"form": form, "count": sum(count for _unit, count in late), "units": len(late)}
    return page(request, "bulletins/notice.html", context, status=_status(request))


@inside(Verb.WRITE_BULLETIN)
def monthly(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Choose the month, and draft its report."""
    before = month_of(clock.now().date()).before()
    form = (
        MonthlyForm(request.POST)
        if request.method == "POST"
        else MonthlyForm(initial={"month": before.first})
    )
    drafted: list[Bulletin] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and try_action(
            request,
            form,
            lambda: drafted.append(
                draft_monthly(
                    form.cleaned_data["month"],
                    by=member,
                    wording=form.wording(),
                    request=number_of(request),
                )
            ),
            done=_("月报已起草，请送签发。"),
        )
    ):
        return HttpResponseRedirect(reverse("bulletin", kwargs={"key": drafted[0].key}))
    return page(request, "bulletins/monthly.html", {"form": form}, status=_status(request))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


urlpatterns = [
    path("bulletins/draft/notice/", notice, name="draft_notice"),
    path("bulletins/draft/monthly/", monthly, name="draft_monthly"),
]
