"""One bulletin: the paper, what became of it, what can be done, and its files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.files import file_of
from luoshi_server.bulletins.models import Bulletin, Sort, State
from luoshi_server.bulletins.queries import visible_to
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to as duties_visible_to
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.acts import Act, offers, try_act
from luoshi_server.web.bulletins.preview import preview_of
from luoshi_server.web.bulletins.verbs import ACTS
from luoshi_server.web.doors import inside, member_of, page
from luoshi_server.web.duties.offers import ActForm


@require_GET
def bulletin(request: HttpRequest, key: str) -> HttpResponse:
    """One bulletin; what is public is open to everybody."""
    member = member_of(request)
    return _show(request, seen_by(member, key), member)


@require_POST
@inside()
def act(request: HttpRequest, key: str, verb: str, *, member: Member) -> HttpResponse:
    """Do one thing with a bulletin."""
    found = seen_by(member, key)
    refused = try_act(request, ACTS, verb, found, member)
    if refused is None:
        return HttpResponseRedirect(reverse("bulletin", kwargs={"key": key}))
    one, form, status = refused
    found = seen_by(member, key)
    form.let_try_again(found.last_entry)
    return _show(request, found, member, status=status, refused=(one, form))


@require_GET
def file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The bulletin as a file, always as an attachment."""
    made = file_of(seen_by(member_of(request), key), ending)
    response = HttpResponse(made.content, content_type=made.kind)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    return response


def seen_by(member: Member | None, key: str) -> Bulletin:
    """The bulletin, if the member may see it."""
    found = visible_to(member).filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这份文稿，或您无权查看。"), advice=_("请从列表进入。"))
    return found


def _show(
    request: HttpRequest,
    bulletin: Bulletin,
    member: Member | None,
    *,
    status: int = 200,
    refused: tuple[Act, ActForm] | None = None,
) -> HttpResponse:
    key = bulletin.matter.partition("/")[0]
    duty: Duty | None = None
    if key and member is not None:
        duty = duties_visible_to(member).filter(pk=key).first()
    context: dict[str, Any] = {
        "bulletin": bulletin,
        "answers": list(bulletin.answers.all()) if member is not None else [],
        "duty": duty,
        "offers": offers(ACTS, member, bulletin, refused) if member is not None else [],
        "is_unanswered": bulletin.sort == Sort.SLIP and bulletin.state == State.ISSUED,
        "is_late": bulletin.answer_by is not None
        and bulletin.state == State.ISSUED
        and bulletin.answer_by < clock.now().date(),
        "layout": "base.html" if member is not None else "public.html",
        **preview_of(bulletin),
    }
    return page(request, "bulletins/bulletin.html", context, status=status)


urlpatterns = [
    path("bulletins/<slug:key>/", bulletin, name="bulletin"),
    path("bulletins/<slug:key>/file.<slug:ending>", file, name="bulletin_file"),
    path("bulletins/<slug:key>/<slug:verb>/", act, name="bulletin_act"),
]
