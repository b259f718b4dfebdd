"""Telling what happened: the kinds of events, and the form of each; correcting and withdrawing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, require
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.actions.correct_event import correct_event, repairable, withdraw_event
from luoshi_server.cases.actions.tell import tell_event, verb_for
from luoshi_server.cases.models import CaseAbout
from luoshi_server.cases.tellable import groups, kind_called
from luoshi_server.cases.visibility import cases_visible_to, obligations_visible_to
from luoshi_server.ledger.columns import asked_of
from luoshi_server.ledger.filling import words_of
from luoshi_server.ledger.kinds import title_of
from luoshi_server.organisations.queries import units
from luoshi_server.web.doors import inside, number_of, page, try_action, way_back
from luoshi_server.web.events.forms import EventForm, ReasonForm

MATTERS = 50
"""How many open matters a form proposes."""


@require_GET
@inside(Verb.TELL)
def tell_kinds(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Every kind of event that the member may tell, by what it is for."""
    shown = [
        (group, [kind for kind in group.kinds if may(member, verb_for(kind) or Verb.TELL)])
        for group in groups()
    ]
    context = {
        "groups": [
            (
                group.title,
                [(kind.__name__, title_of(kind)) for kind in kinds],
            )
            for group, kinds in shown
            if kinds
        ]
    }
    return page(request, "events/kinds.html", context)


@require_http_methods(["GET", "POST"])
@inside(Verb.TELL)
def tell(request: HttpRequest, kind: str, *, member: Member) -> HttpResponse:
    """The form of one kind."""
    called = kind_called(kind)
    require(member, verb_for(called) or Verb.TELL)
    if request.method == "POST":
        form = EventForm(called, member, request.POST)
        event = form.event()
        if event is not None and try_action(
            request,
            form,
            lambda: tell_event(event, by=member, request=number_of(request)),
            _("已填报“%(kind)s”。") % {"kind": title_of(called)},
        ):
            return HttpResponseRedirect(way_back(request, _where_to(event, member)))
        return page(request, "events/tell.html", _context(called, form, member), status=422)
    known = {name: request.GET[name] for name in ("about", "unit") if name in request.GET}
    form = EventForm(called, member, initial=known)
    return page(request, "events/tell.html", _context(called, form, member))


def _context(kind: type[Event], form: EventForm, member: Member) -> dict[str, Any]:
    return {
        "kind": kind.__name__,
        "heading": title_of(kind),
        "form": form,
        "own_unit": form.own_unit,
        "units": list(units().values_list("name", flat=True)),
        "matters": _matters(kind, member),
    }


def _matters(kind: type[Event], member: Member) -> list[str]:
    """What is waiting for such an event, the most urgent first."""
    waiting: Any = obligations_visible_to(member).filter(how="", until=kind.__name__)
    rows = waiting.order_by("due").values_list("about", flat=True)[: MATTERS * 2]
    return list(dict.fromkeys(rows))[:MATTERS]


def _where_to(event: Event, member: Member) -> str:
    """The case that the event concerns, if there is one that the member may see."""
    known = CaseAbout.objects.filter(about=event.about).values("case_id")
    case = cases_visible_to(member).filter(pk__in=known).order_by("-last_entry").first()
    return reverse("case", kwargs={"key": case.key}) if case else reverse("tell_kinds")


@require_http_methods(["GET", "POST"])
@inside(Verb.CORRECT)
def correct(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """Correct the event of an entry, or withdraw it; both with a reason."""
    event = repairable(number, by=member)
    reason = ReasonForm(request.POST or None, prefix="why")
    if request.method == "POST":
        form = EventForm(type(event), member, request.POST)
        now = form.event()
        if (
            reason.is_valid()
            and now is not None
            and try_action(
                request,
                form,
                lambda: correct_event(
                    number,
                    now,
                    by=member,
                    reason=reason.cleaned_data["reason"],
                    request=number_of(request),
                ),
                _("已更正。原事项和更正都留在台账中。"),
            )
        ):
            return HttpResponseRedirect(_where_to(event, member))
        status = 422
    else:
        said = words_of(event)
        choices = {
            one.name: getattr(event, one.name) for one in asked_of(type(event)) if one.choices
        }
        at = said["at"].replace(" ", "T")
        form = EventForm(type(event), member, initial=said | choices | {"at": at})
        status = 200
    context = _context(type(event), form, member) | {
        "number": number,
        "reason": reason,
        "withdrawal": ReasonForm(prefix="withdraw"),
        "about": event.about,
    }
    return page(request, "events/correct.html", context, status=status)


@require_POST
@inside(Verb.CORRECT)
def withdraw(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """Withdraw the event of an entry."""
    event = repairable(number, by=member)
    reason = ReasonForm(request.POST, prefix="withdraw")
    said = reason.cleaned_data["reason"] if reason.is_valid() else ""
    if try_action(
        request,
        None,
        lambda: withdraw_event(number, by=member, reason=said, request=number_of(request)),
        _("已撤回。原事项和撤回都留在台账中。"),
    ):
        return HttpResponseRedirect(_where_to(event, member))
    return HttpResponseRedirect(reverse("correct", kwargs={"number": number}))


urlpatterns = [
    path("tell/", tell_kinds, name="tell_kinds"),
    path("tell/<slug:kind>/", tell, name="tell"),
    path("events/<int:number>/correct/", correct, name="correct"),
    path("events/<int:number>/withdraw/", withdraw, name="withdraw"),
]
