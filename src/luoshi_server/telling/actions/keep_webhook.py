"""Set up a webhook, change it, switch it off, or try again what it did not take."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere, Refused, required
from luoshi_server.telling.events import WebhookKept, WebhookStopped
from luoshi_server.telling.guard import parts_of, target_of
from luoshi_server.telling.models import Kind, Webhook

MOST = 50


@transaction.atomic
def keep_webhook(
    *,
    by: Member,
    title: str,
    url: str,
    form: str,
    secret: str = "",
    unit: str = "",
    kinds: Sequence[str] = (),
    request: str = "",
) -> Webhook:
    """Let events be sent to this address from now on; its host must be one that may be called.

    A program without a secret is given one: without it, nobody could tell who sent the event.
    """
    require(by, Verb.KEEP_MEMBERS)
    if not title.strip():
        raise required("title", _("名称"))
    if form not in dict(Webhook.FORMS):
        raise Refused(_("请选择接口类型。"), field="form")
    if set(kinds) - set(Kind.values):
        raise Refused(_("消息种类不在列表中。"), field="kinds")
    if Webhook.objects.filter(stopped=None).count() >= MOST:
        raise Refused(
            _("消息接口已达 %(most)s 个。") % {"most": MOST}, advice=_("请先停用不用的。")
        )
    whose = ""
    if unit.strip():
        known = unit_called(unit)
        if known is None:
            raise Refused(_("单位名录中没有“%(unit)s”。") % {"unit": unit}, field="unit")
        whose = known.name
    target_of(url, settings.LUOSHI.webhooks_allowed)
    at = clock.now()
    if form == Webhook.CLOUDEVENTS and not secret:
        secret = secrets.token_urlsafe(32)
    hook = Webhook.objects.create(
        title=title.strip()[:100],
        url=url.strip(),
        form=form,
        secret=secret.strip(),
        unit=whose,
        kinds=[kind for kind in Kind.values if kind in kinds],
        made=at,
        made_by=by.username,
    )
    event = WebhookKept(
        about=f"webhook-{hook.pk}",
        unit=by.unit or by.username,
        at=at,
        title=hook.title,
        host=parts_of(url).hostname or "",
        form=form,
        whose=whose,
        kinds=tuple(hook.kinds),
    )
    record([event], by=Author(by.username, request), at=at)
    return hook


@transaction.atomic
def stop_webhook(hook: Webhook, *, by: Member, request: str = "") -> None:
    """Send nothing to it any more; what it was not sent yet stays unsent."""
    require(by, Verb.KEEP_MEMBERS)
    at = clock.now()
    if not Webhook.objects.filter(pk=hook.pk, stopped=None).update(stopped=at):
        raise NotThere(_("这个消息接口已经停用。"))
    hook.deliveries.filter(delivered=None).update(next_at=None)
    event = WebhookStopped(about=f"webhook-{hook.pk}", unit=by.unit or by.username, at=at)
    record([event], by=Author(by.username, request), at=at)


def try_again(hook: Webhook, *, by: Member, request: str = "") -> int:
    """Let everything that it did not take be sent again at once; gives how many."""
    require(by, Verb.KEEP_MEMBERS)
    if hook.stopped is not None:
        raise Refused(_("消息接口已经停用。"))
    waiting = hook.deliveries.filter(delivered=None)
    return int(waiting.update(next_at=clock.now(), attempts=0))
