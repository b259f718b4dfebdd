"""One's own tokens: made, shown once, withdrawn."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi_server.accounts.actions.withdraw_token import withdraw_token
from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.accounts.tokens import make_token
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, paged, try_action, way_back
from luoshi_server.web.forms.members import TokenForm, scope_names


@never_cache
@inside(Verb.SEE_INSIDE)
def tokens(request: HttpRequest, *, member: Member) -> HttpResponse:
    """One's tokens, and the form for another; a new key is shown on this answer alone."""
    form = TokenForm(request.POST or None)
    made: list[tuple[Token, str]] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def make() -> None:
            made.append(
                make_token(
                    member,
                    by=member,
                    title=told["title"],
                    scopes=told["scopes"],
                    days=told["days"],
                    at=clock.now(),
                    request=number_of(request),
                )
            )

        if try_action(request, form, make, _("令牌已生成。")):
            form = TokenForm()
    context = {
        "form": form,
        "key": made[0][1] if made else "",
        "rows": paged(request, member.tokens.order_by("-made", "-pk")),
        "scope_names": scope_names,
    }
    status = 422 if form.is_bound and form.errors else 200
    return page(request, "members/tokens.html", context, status=status)


@inside(Verb.SEE_INSIDE)
@require_POST
def withdraw(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """Withdraw a token: one's own, or as administrator anybody's."""
    kept = Token.objects.select_related("member")
    token = (
        (kept if may(member, Verb.KEEP_MEMBERS) else kept.filter(member=member))
        .filter(pk=number)
        .first()
    )
    if token is None:
        raise NotThere(_("没有这个令牌。"))

    def act() -> None:
        withdraw_token(token, by=member, at=clock.now(), request=number_of(request))

    try_action(request, None, act, _("令牌已作废。"))
    return redirect(way_back(request, "/tokens/"))


urlpatterns = [
    path("tokens/", tokens, name="tokens"),
    path("tokens/<int:number>/withdraw/", withdraw, name="withdraw_token"),
]
