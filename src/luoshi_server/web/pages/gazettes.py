"""Gazettes: the list with how far reading has come, and the form by which one is taken in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.read_again import read_again
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.titles import GAZETTE_STATES
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.forms.gazettes import Upload


def gazette_called(key: str) -> Gazette:
    """The gazette of a short name; raises `NotThere`."""
    gazette = Gazette.objects.filter(pk=key).first()
    if gazette is None:
        raise NotThere(_("没有这份公报。"), advice=_("请从公报列表进入。"))
    return gazette


@inside(Verb.SEE_INSIDE)
def gazettes(request: HttpRequest, *, member: Member) -> HttpResponse:
    """All gazettes, the last one first."""
    rows = paged(request, Gazette.objects.order_by("-taken_in", "key"))
    aside = [
        line.event() for line in Line.objects.filter(kind="FileSetAside").order_by("-number")[:10]
    ]
    context = {
        "rows": rows,
        "states": GAZETTE_STATES,
        "set_aside": aside,
        "may_take_in": may(member, Verb.TAKE_IN),
        "may_confirm": may(member, Verb.CONFIRM),
    }
    return page(request, "gazettes/list.html", context)


@inside(Verb.SEE_INSIDE)
def progress(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """How far reading has come: a part of a page, asked for again as long as it goes on."""
    gazette = gazette_called(key)
    context = progress_context(gazette, member)
    answer = page(request, "gazettes/progress.html", context)
    if not context["goes_on"]:
        # The rest of the page tells of what was read: it is asked for anew.
        answer["HX-Refresh"] = "true"
    return answer


def progress_context(gazette: Gazette, member: Member) -> dict[str, Any]:
    """What the part that shows the progress needs."""
    return {
        "gazette": gazette,
        "states": GAZETTE_STATES,
        "goes_on": gazette.state in (Gazette.WAITING, Gazette.READING),
        "may_take_in": may(member, Verb.TAKE_IN),
    }


@inside(Verb.TAKE_IN)
def upload(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The form by which a gazette is taken in."""
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken: list[Gazette] = []
        file = form.cleaned_data["file"]

        def take_in() -> None:
            taken.append(
                take_in_gazette(
                    file.name,
                    file.chunks(),
                    by=member,
                    request=number_of(request),
                    replaces=form.cleaned_data["replaces"],
                )
            )

        if try_action(request, form, take_in, done=""):
            return _taken(request, taken[0])
    return page(request, "gazettes/upload.html", {"form": form}, 422 if form.errors else 200)


def _taken(request: HttpRequest, gazette: Gazette) -> HttpResponse:
    from_this_request = Line.objects.filter(
        kind="GazetteTakenIn", about=gazette.key, request=number_of(request)
    )
    if from_this_request.exists():
        said = _("已收录，正在后台识读。")
    else:
        said = _("这份文件此前已收录，未重复收录。")
    messages.success(request, said)
    return redirect("gazette", key=gazette.key)


@inside(Verb.TAKE_IN)
def again(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Have a gazette read again."""
    gazette = gazette_called(key)
    if request.method == "POST":
        try_action(
            request,
            None,
            lambda: read_again(gazette, by=member),
            done=_("已重新排队，正在后台识读。"),
        )
    return redirect("gazette", key=key)


urlpatterns = [
    path("gazettes/", gazettes, name="gazettes"),
    path("gazettes/new/", upload, name="gazette_upload"),
    path("gazettes/<str:key>/progress/", progress, name="gazette_progress"),
    path("gazettes/<str:key>/again/", again, name="gazette_again"),
]
