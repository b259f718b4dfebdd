"""My notifications, the address of my calendar, and the calendar itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi_server.accounts.models import Member
from luoshi_server.platform import clock
from luoshi_server.telling.actions.mark_seen import mark_seen
from luoshi_server.telling.actions.renew_calendar import renew_calendar
from luoshi_server.telling.actions.want_digest import want_digest
from luoshi_server.telling.calendars import calendar_of, member_at
from luoshi_server.telling.models import CalendarAddress, Digest
from luoshi_server.telling.queries import messages_of, seen_upto
from luoshi_server.telling.wording import path_of, sentence
from luoshi_server.web.doors import inside, number_of, page, paged, try_action

_SHOWN_ONCE = "calendar_address"


@require_GET
@inside()
def notifications(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What was told to the member and the member's unit, the latest first."""
    shown = paged(request, messages_of(member))
    rows = list(shown.object_list)
    upto = seen_upto(member)
    newest = messages_of(member).values_list("pk", flat=True).first() or 0
    context = {
        "page": shown,
        "count": shown.paginator.count,
        "rows": [
            {
                "message": row,
                "words": sentence(row),
                "href": path_of(row.page),
                "is_new": row.pk > upto,
            }
            for row in rows
        ],
        "new": messages_of(member).filter(pk__gt=upto).count(),
        "newest": newest,
        "address": request.session.pop(_SHOWN_ONCE, ""),
        "calendar": CalendarAddress.objects.filter(member=member).first(),
        "digest": Digest.objects.filter(member=member, sent__isnull=False).first(),
        "has_mail_host": bool(settings.LUOSHI.mail_host),
    }
    return page(request, "notifications/list.html", context)


@require_POST
@inside()
def seen(request: HttpRequest, *, member: Member) -> HttpResponse:
    """All messages up to the newest one shown were seen."""
    typed = request.POST.get("upto", "")
    if typed.isdecimal() and len(typed) < 19:
        mark_seen(by=member, upto=int(typed), request=number_of(request))
    return HttpResponseRedirect(reverse("notifications"))


@require_POST
@inside()
def digest_wanted(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Whether the member wants a mail each day; a setting of the member's own."""
    wanted = request.POST.get("wanted") == "yes"
    want_digest(wanted, by=member)
    messages.success(request, _("已开启每日邮件。") if wanted else _("已关闭每日邮件。"))
    return HttpResponseRedirect(reverse("notifications"))


@require_POST
@inside()
def calendar_renewed(request: HttpRequest, *, member: Member) -> HttpResponse:
    """A new secret address, which is shown on the next page and never again."""
    made: list[str] = []
    if try_action(
        request,
        None,
        lambda: made.append(renew_calendar(by=member, request=number_of(request))),
        done=_("日历地址已更换，旧地址不再有效。"),
    ):
        path_ = reverse("calendar", kwargs={"token": made[0]})
        request.session[_SHOWN_ONCE] = f"{settings.LUOSHI.public_address.rstrip('/')}{path_}"
    return HttpResponseRedirect(reverse("notifications"))


@require_GET
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of the unit; whoever knows the address may see them, nobody else."""
    member = member_at(token)
    response = HttpResponse(
        calendar_of(member, clock.now()), content_type="text/calendar; charset=utf-8"
    )
    response["Cache-Control"] = "private, max-age=3600"
    response["Referrer-Policy"] = "no-referrer"
    return response


urlpatterns = [
    path("notifications/", notifications, name="notifications"),
    path("notifications/seen/", seen, name="notifications_seen"),
    path("notifications/digest/", digest_wanted, name="digest_wanted"),
    path("notifications/calendar/", calendar_renewed, name="calendar_renewed"),
    path("calendar/<str:token>.ics", calendar, name="calendar"),
]
