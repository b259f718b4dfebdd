"""Webhooks: where messages are sent, and what was not taken; for the administrator."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import EntryNumber
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records.webhooks import (
    DeliveryRow,
    Sending,
    WebhookGiven,
    WebhookMade,
    WebhookRow,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.platform.errors import NotThere
from luoshi_server.telling.actions.keep_webhook import keep_webhook, stop_webhook, try_again
from luoshi_server.telling.models import Delivery, Webhook
from luoshi_server.telling.queries import webhooks_with_counts

router = Router(tags=["webhooks"])


class WebhookFilters(Slice):
    """Which webhooks are asked for."""

    is_stopped: bool | None = None


class DeliveryFilters(Slice):
    """Which messages are asked for."""

    state: Literal["delivered", "waiting", "given-up"] | None = None


@router.get("/webhooks", response=Page[WebhookRow], openapi_extra={"x-members-only": True})
def list_webhooks(request: HttpRequest, filters: Query[WebhookFilters]) -> dict[str, Any]:
    """All of them, the last one first, those that were switched off among them."""
    caller_of(request).who_may(Verb.KEEP_MEMBERS)
    rows = webhooks_with_counts()
    if filters.is_stopped is not None:
        rows = rows.filter(stopped__isnull=not filters.is_stopped)
    return page_of(rows, filters, WebhookRow.fields_of)


@router.get("/webhooks/{number}", response=WebhookRow, openapi_extra={"x-members-only": True})
def one_webhook(request: HttpRequest, number: EntryNumber) -> dict[str, Any]:
    """One webhook, and how much it has taken."""
    caller_of(request).who_may(Verb.KEEP_MEMBERS)
    return WebhookRow.fields_of(_webhook(number))


@router.get(
    "/webhooks/{number}/deliveries",
    response=Page[DeliveryRow],
    openapi_extra={"x-members-only": True},
)
def deliveries_of_webhook(
    request: HttpRequest, number: EntryNumber, filters: Query[DeliveryFilters]
) -> dict[str, Any]:
    """What it was sent, the last one first, and why something was not taken."""
    caller_of(request).who_may(Verb.KEEP_MEMBERS)
    rows = Delivery.objects.filter(webhook=_webhook(number))
    match filters.state:
        case "delivered":
            rows = rows.filter(delivered__isnull=False)
        case "waiting" | "given-up":
            rows = rows.filter(delivered=None, next_at__isnull=filters.state == "given-up")
    return page_of(rows, filters, DeliveryRow.fields_of)


@router.post("/webhooks", response={201: WebhookMade})
def set_up_webhook(
    request: HttpRequest, response: HttpResponse, told: WebhookGiven
) -> Status[dict[str, Any]]:
    """Send messages to an address from now on; its secret stands in this answer alone.

    An address of this machine, of its link or of a cloud's metadata is refused.  To change a
    webhook, switch it off and set up another.
    """
    member = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    made = keep_webhook(**told.dict(), by=member, request=number_of(request))
    response["Cache-Control"] = "no-store"
    return Status(201, {**WebhookRow.fields_of(_webhook(made.pk)), "secret": made.secret})


@router.post("/webhooks/{number}/stop", response=WebhookRow)
def stop_one_webhook(request: HttpRequest, number: EntryNumber) -> dict[str, Any]:
    """Switch it off; what it was not sent yet stays unsent."""
    member = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    require_unchanged(request, [f"webhook-{number}"])
    stop_webhook(_webhook(number), by=member, request=number_of(request))
    return WebhookRow.fields_of(_webhook(number))


@router.post("/webhooks/{number}/send-again", response=Sending)
def send_again_to_webhook(request: HttpRequest, number: EntryNumber) -> dict[str, int]:
    """Send at once what it has not taken, also what was given up."""
    member = caller_of(request).who_may(Verb.KEEP_MEMBERS)
    require_unchanged(request, [f"webhook-{number}"])
    return {"count": try_again(_webhook(number), by=member, request=number_of(request))}


def _webhook(number: int) -> Webhook:
    hook: Webhook | None = webhooks_with_counts().filter(pk=number).first()
    if hook is None:
        raise NotThere(_("没有这个消息接口。"))
    return hook
