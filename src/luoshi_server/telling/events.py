"""What happens to webhooks: somebody let events of this office be sent elsewhere, or stopped it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from luoshi.ledger import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookKept(Event):
    """A webhook was set up or changed; about its number.  The secret is not told.

    `host` is where it sends to, `whose` the unit whose matters it sends (none: all), `kinds` of
    what (none: everything).
    """

    title: str
    host: str
    form: str
    whose: str = ""
    kinds: tuple[str, ...] = ()

    called: ClassVar[str] = "消息接口设置"


class WebhookStopped(Event):
    """A webhook was switched off; about its number."""

    called = "消息接口停用"


KINDS = (WebhookKept, WebhookStopped)
