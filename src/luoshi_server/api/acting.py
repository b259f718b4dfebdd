"""Acting on a thing by a call: as it was seen, in the member's name, under the call's number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django.http import HttpRequest

from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.finding import duty_of
from luoshi_server.api.freshness import seen_of
from luoshi_server.api.records.duties import one_of
from luoshi_server.duties.models import Duty


class Changing(Protocol):
    """A thing of which it is known which entry changed it last."""

    last_entry: int


def act_on(request: HttpRequest, key: str, act: Callable[..., Any]) -> dict[str, Any]:
    """Do something with the duty of this key; the answer is the duty as it is then."""
    member = caller_of(request).required()
    duty = duty_of(member, key)
    act_as_seen(request, duty, act)
    return one_of(member, Duty.objects.get(pk=duty.pk))


def act_as_seen(
    request: HttpRequest, thing: Changing, act: Callable[..., Any], **told: Any
) -> None:
    """Do something with a thing that the caller found; refused if it has changed meanwhile."""
    member = caller_of(request).required()
    act(thing, **told, by=member, seen=seen_by(request, thing), request=number_of(request))


def seen_by(request: HttpRequest, thing: Changing) -> int | None:
    """The last entry that the caller saw about a thing; refused if there is a later one."""
    return seen_of(request, thing.last_entry)
