"""Telling events: one, or many of which each is taken or refused by itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key
from luoshi_server.api.kind_schema import schema_of
from luoshi_server.api.records.events import (
    KindOne,
    KindRow,
    ManyResults,
    Recorded,
    Telling,
    TellingMany,
    ToldEvent,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.cases.actions.tell import (
    DECISIONS,
    may_tell,
    only_trying,
    tell_event,
    tellable,
    verb_for,
)
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.typed import NotAnEvent, event_of
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere, Refused

router = Router(tags=["events"])


@router.get("/kinds", response=Page[KindRow], openapi_extra={"x-members-only": True})
def list_kinds(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """Every kind of event that may be told, and whether the caller may tell it."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    kinds = [tellable()[name] for name in sorted(tellable())]
    return page_of(kinds, slice_, lambda kind: _kind(kind, member))


@router.get("/kinds/{name}", response=KindOne, openapi_extra={"x-members-only": True})
def one_kind(request: HttpRequest, name: Key) -> dict[str, Any]:
    """One kind of event, with the JSON Schema of its fields."""
    member = caller_of(request).who_may(Verb.SEE_INSIDE)
    kind = tellable().get(name)
    if kind is None:
        raise NotThere(_("没有“%(kind)s”这类事项。") % {"kind": name})
    return {**_kind(kind, member), "fields": schema_of(kind)}


@router.post("/events", response={200: Recorded, 201: Recorded})
def tell_one_event(request: HttpRequest, told: Telling) -> Status[dict[str, Any]]:
    """Tell one event; registers and cases follow it.  With `dry_run` nothing is recorded."""
    member = _who_tells(request)
    with only_trying(told.dry_run):
        event = _event(told.event, member)
        entry = tell_event(event, by=member, request=number_of(request), reason=told.reason)
    answer = {
        "entry": None if told.dry_run else entry.number,
        "event_id": entry.event.id,
        "kind": type(event).__name__,
        "about": event.about,
    }
    return Status(200 if told.dry_run else 201, answer)


@router.post("/events/batch", response=ManyResults)
def tell_many_events(request: HttpRequest, told: TellingMany) -> dict[str, Any]:
    """Tell many events in their order; one that is refused loses nothing but itself."""
    member = _who_tells(request)
    with only_trying(told.dry_run):
        results = [
            _result(line, one, member, told, number_of(request))
            for line, one in enumerate(told.events, 1)
        ]
    count = sum(1 for one in results if one["is_recorded"])
    return {
        "recorded": count,
        "refused": len(results) - count,
        "dry_run": told.dry_run,
        "results": results,
    }


def _who_tells(request: HttpRequest) -> Member:
    """A member who may tell some kind of event; which one it is, is asked of each."""
    caller = caller_of(request)
    tells = next((verb for verb in (*DECISIONS.values(), Verb.TELL) if caller.may(verb)), Verb.TELL)
    return caller.who_may(tells)


def _result(
    line: int, one: ToldEvent, member: Member, told: TellingMany, request: str
) -> dict[str, Any]:
    try:
        event = _event(one, member)
        entry = tell_event(event, by=member, request=request, reason=told.reason)
    except NotAnEvent as error:
        return _refused(line, error, [fault._asdict() for fault in error.faults])
    except Refused as error:
        fault = {"field": error.field, "reason": error.reason, "advice": error.advice}
        return _refused(line, error, [fault])
    return {
        "line": line,
        "is_recorded": True,
        "entry": None if told.dry_run else entry.number,
        "event_id": entry.event.id,
        "status": 200 if told.dry_run else 201,
        "errors": [],
    }


def _refused(line: int, error: Refused, faults: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "line": line,
        "is_recorded": False,
        "entry": None,
        "event_id": None,
        "status": error.status,
        "errors": faults,
    }


def _event(told: ToldEvent, member: Member) -> Event:
    """The event; the member's own unit tells it, and now, where it says neither."""
    return event_of({"unit": member.unit, "at": clock.now().isoformat(), **told})


def _kind(kind: type[Event], member: Member) -> dict[str, Any]:
    verb = verb_for(kind)
    return {
        "name": kind.__name__,
        "title": title_of(kind),
        "verb": verb.value if verb else "",
        "may_tell": may_tell(member, kind),
    }
