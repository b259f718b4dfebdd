"""Webhooks and what they were sent, as answers, and a webhook as it is given."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from luoshi_server.api.fields import Instant, Name
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.telling.models import Delivery, Webhook

WebhookForm = Literal["cloudevents", "wecom", "dingtalk"]
MessageKind = Literal["charge", "escalate", "extend", "suspend", "resume", "hand over", "bulletin"]
SAME = ("title", "form", "host", "unit", "kinds", "made", "made_by", "stopped")
COUNTS = ("delivered", "waiting", "given_up")


class WebhookRow(Schema):
    """Where messages are sent.  Of the address only the host is told: the rest may be a secret.

    `unit` is whose matters are sent, all if it is empty; `kinds` which messages, all if empty.
    """

    number: int
    title: str
    form: str
    host: str
    unit: str
    kinds: list[str]
    made: Instant
    made_by: str
    stopped: Instant | None
    delivered: int
    waiting: int
    given_up: int

    @staticmethod
    def fields_of(row: Webhook) -> dict[str, Any]:
        """The values of a webhook whose deliveries were counted."""
        return {"number": row.pk, **{name: getattr(row, name) for name in (*SAME, *COUNTS)}}


class WebhookMade(WebhookRow):
    """The webhook that was set up; `secret` signs what is sent, and stands here alone."""

    secret: str


class WebhookGiven(Given):
    """Where to send, in which form, and what.

    A program (`cloudevents`) for which no secret is given gets one; the secret of a robot stands
    in its address.
    """

    title: Annotated[Name, Field(min_length=1, max_length=100)]
    form: WebhookForm
    url: Annotated[Name, Field(min_length=1, max_length=1000)]
    secret: Name = ""
    unit: Name = ""
    kinds: Annotated[list[MessageKind], Field(max_length=20)] = []


class DeliveryRow(Schema):
    """One message to one webhook.  It waits until `next_at`; given up, it has neither instant."""

    subject: str
    unit: str
    matter: str
    made: Instant
    attempts: int
    next_at: Instant | None
    delivered: Instant | None
    fault: str

    @staticmethod
    def fields_of(row: Delivery) -> dict[str, Any]:
        """The values of a delivery."""
        names = DeliveryRow.model_fields.keys() - {"unit", "matter"}
        told = {name: str(row.told.get(name, "")) for name in ("unit", "matter")}
        return {**{name: getattr(row, name) for name in names}, **told}


class Sending(Schema):
    """How many messages are sent once more."""

    count: int
