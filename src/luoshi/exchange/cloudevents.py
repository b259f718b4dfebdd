"""What happened, as a CloudEvent (1.0) that is sent to a program of somebody else.

The receiver knows by the signature that we sent it and when: it is the HMAC of the instant, a dot
and the body (HMAC-SHA256).  An old message that is sent again shows by its instant.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from luoshi.calendars import local
from luoshi.errors import LuoshiError
from luoshi.ledger.fields import canonical

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
HEADER = "Luoshi-Signature"
"""The header of HTTP in which `signature` is sent."""

_SIGNED = re.compile(r"t=(?P<at>[0-9]{1,12}),v1=(?P<digest>[0-9a-f]{64})")


class EventIncomplete(LuoshiError):
    """A CloudEvent needs an id, a source and a type; {missing} is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudEvent:
    """One thing that happened: `source` and `id` together name it once and for all.

    `type` says what (`cn.luoshi.duty.late`), `subject` about what; `data` is plain JSON.
    """

    id: str
    source: str
    type: str
    time: datetime
    data: Mapping[str, Any]
    subject: str = ""


def cloud_event(event: CloudEvent) -> bytes:
    """The event as the body of a message, in the one way in which it can be written."""
    missing = [name for name in ("id", "source", "type") if not getattr(event, name)]
    if missing:
        raise EventIncomplete(missing=", ".join(missing))
    envelope = {
        "specversion": "1.0",
        "id": event.id,
        "source": event.source,
        "type": event.type,
        "time": local(event.time).isoformat(),
        "datacontenttype": "application/json",
        "data": dict(event.data),
    }
    if event.subject:
        envelope["subject"] = event.subject
    return canonical(envelope).encode()


def signature(secret: str, body: bytes, at: datetime) -> str:
    """The value of the header that proves who sent `body`, and when: `t=…,v1=…`."""
    seconds = int(local(at).timestamp())
    return f"t={seconds},v1={_digest(secret, body, seconds)}"


def is_signed(
    header: str,
    *,
    secret: str,
    body: bytes,
    now: datetime,
    within: timedelta = timedelta(minutes=5),
) -> bool:
    """Whether the header proves that `body` was sent by who knows the secret, and just now."""
    met = _SIGNED.fullmatch(header)
    if met is None:
        return False
    seconds = int(met["at"])
    recent = abs(local(now).timestamp() - seconds) <= within.total_seconds()
    return hmac.compare_digest(_digest(secret, body, seconds), met["digest"]) and recent


def _digest(secret: str, body: bytes, seconds: int) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
