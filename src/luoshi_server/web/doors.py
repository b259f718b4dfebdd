"""What page views share: who asks, which request, and refusals beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform.errors import Refused

View = Callable[..., HttpResponse]
PER_PAGE = 50
FAR = 500
"""So many rows from the beginning of a list, whole rows are not passed over any more."""


def member_of(request: HttpRequest) -> Member | None:
    """Who looks: a member, or None for the public."""
    user = request.user
    return user if isinstance(user, Member) and user.is_active else None


def number_of(request: HttpRequest) -> str:
    """The number of the request, which stands in the ledger."""
    return str(getattr(request, "number", ""))


def inside(verb: Verb = Verb.SEE_INSIDE) -> Callable[[View], View]:
    """A page for members who may do `verb`; the others are asked to sign in, or refused.

    The view is called with the request and, as `member`, who asks.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            member = member_of(request)
            if member is None:
                return redirect_to_login(request.get_full_path())
            require(member, verb)
            return view(request, *args, member=member, **kwargs)

        guarded.verb = verb  # type: ignore[attr-defined]
        return guarded

    return decorate


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a template."""
    return render(request, template, context or {}, status=status, using="jinja2")


def try_action(request: HttpRequest, form: Form | None, act: Callable[[], Any], done: str) -> bool:
    """Do something; what is refused stands beside its field, or above the page.

    Gives whether it was done.  `done` is what is said then.
    """
    try:
        act()
    except Refused as error:
        if form is not None:
            field = error.field if error.field in form.fields else None
            form.add_error(field, error.message)
        else:
            messages.error(request, error.message)
        return False
    if done:
        messages.success(request, done)
    return True


class Counted(Paginator):  # type: ignore[misc]
    """Pages of a list that is counted once."""

    @cached_property
    def count(self) -> int:
        """How many there are."""
        rows = self.object_list
        if isinstance(rows, QuerySet):
            return int(rows.order_by().count())
        return len(rows)  # type: ignore[arg-type]

    def page(self, number: Any) -> Any:
        """A page of it; far from the beginning, only the keys of what is passed over are read."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = self.object_list
        if first < FAR or not isinstance(rows, QuerySet):
            return super().page(number)
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        return self._get_page(rows.filter(pk__in=keys), number, self)


def paged(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Any:
    """The page of a list that is asked for; a page that is not there gives the nearest."""
    return Counted(rows, per_page).get_page(request.GET.get("page"))


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where to go after an action: where the form says, if that is one of our own pages."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return otherwise
