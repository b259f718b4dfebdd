"""What a webhook is sent: one CloudEvent for each thing, or one message of many to a chat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse

from luoshi.exchange.cloudevents import CONTENT_TYPE, HEADER, CloudEvent, cloud_event, signature
from luoshi.exchange.robots import Item, Message, dingtalk_address, dingtalk_body, wecom_body
from luoshi_server.telling.models import Delivery, Webhook
from luoshi_server.telling.wording import link_to

_TYPES = {
    "charge": "cn.luoshi.order.charged",
    "escalate": "cn.luoshi.order.escalated",
    "extend": "cn.luoshi.order.extended",
    "suspend": "cn.luoshi.order.suspended",
    "resume": "cn.luoshi.order.resumed",
    "hand over": "cn.luoshi.order.handed-over",
    "bulletin": "cn.luoshi.bulletin.issued",
}


class Sending(NamedTuple):
    """One request: where to, what, and under which headers."""

    url: str
    body: bytes
    headers: Mapping[str, str]


def event_for(hook: Webhook, delivery: Delivery, now: datetime) -> Sending:
    """One thing as a CloudEvent; sent again it has the same id, and a new signature."""
    told: dict[str, Any] = dict(delivery.told)
    page = told.pop("page", "")
    body = cloud_event(
        CloudEvent(
            id=delivery.subject,
            source=settings.LUOSHI.public_address,
            type=_TYPES[told["kind"]],
            time=datetime.fromisoformat(told["at"]),
            subject=page.partition(":")[2],
            data=told | {"link": link_to(page)},
        )
    )
    headers = {"Content-Type": CONTENT_TYPE}
    if hook.secret:
        headers[HEADER] = signature(hook.secret, body, now)
    return Sending(hook.url, body, headers)


def message_for(hook: Webhook, deliveries: Sequence[Delivery], now: datetime) -> Sending:
    """Many things as one message to a group chat."""
    address = settings.LUOSHI.public_address.rstrip("/")
    message = Message(
        title=f"{settings.LUOSHI.place}督查督办：{len(deliveries)}项",
        items=tuple(
            Item(_words(one.told), link_to(one.told.get("page", ""))) for one in deliveries
        ),
        page=Item("查看全部", f"{address}{reverse('notifications')}"),
    )
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if hook.form == Webhook.WECOM:
        return Sending(hook.url, wecom_body(message), headers)
    url = dingtalk_address(hook.url, secret=hook.secret, at=now) if hook.secret else hook.url
    return Sending(url, dingtalk_body(message), headers)


def fault_in(hook: Webhook, answer: bytes) -> str:
    """What a robot says is wrong: it answers 200 and tells a number other than 0."""
    if not hook.is_robot:
        return ""
    try:
        told = json.loads(answer or b"{}")
    except ValueError:
        return "its answer is no JSON"
    if not isinstance(told, dict) or told.get("errcode", 0) == 0:
        return ""
    return f"{told.get('errcode')} {told.get('errmsg', '')}".strip()


def _words(told: Mapping[str, Any]) -> str:
    """One line, in Chinese: the members of a group read it."""
    if told["kind"] == "bulletin":
        return f"{told['means']} {told['matter']}"
    due = told.get("due", "")[:10]
    head = told.get("means") or {"charge": "新任务", "extend": "延期", "suspend": "中止"}.get(
        told["kind"], "变更"
    )
    until = f"（{due}到期）" if due else ""
    return f"【{head}】{told['unit']}：{told['matter']}——{told['must']}{until}"
