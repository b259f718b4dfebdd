"""Acting on a duty by a call: as it was seen, in the member's name, under the call's number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.finding import duty_of
from luoshi_server.api.freshness import seen_of
from luoshi_server.api.records.duties import one_of
from luoshi_server.duties.models import Duty


def act_on(request: HttpRequest, key: str, act: Callable[..., Any]) -> dict[str, Any]:
    """Do something with the duty of this key; the answer is the duty as it is then."""
    member = caller_of(request).required()
    duty = duty_of(member, key)
    act(duty, by=member, seen=seen_by(request, duty), request=number_of(request))
    return one_of(member, Duty.objects.get(pk=duty.pk))


def seen_by(request: HttpRequest, duty: Duty) -> int | None:
    """The last entry that the caller saw about the duty; refused if there is a later one."""
    return seen_of(request, duty.last_entry)
